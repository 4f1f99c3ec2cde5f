using WarmTransfer.Core;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Transcripts;

namespace WarmTransfer.Tests.Ui;

/// <summary>No call is written down.</summary>
internal sealed class NoTranscripts : ITranscripts
{
    public IAsyncEnumerable<TranscriptView> Subscribe(CallId call, CurrentAgent viewer, CancellationToken cancel) => AsyncEnumerable.Empty<TranscriptView>();
}
