using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Transcripts;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Web.Transcripts;

/// <summary>What is said in calls, as Twilio writes it down.</summary>
public interface ITranscripts
{
    /// <summary>The transcript as it is, and again whenever it changes. It ends at once for whoever may not read it.</summary>
    IAsyncEnumerable<TranscriptView> Subscribe(CallId call, CurrentAgent viewer, CancellationToken cancel);
}

/// <summary>A transcript as far as its reader may read it.</summary>
/// <param name="On">The call is one that is written down.</param>
/// <param name="OnlyLatest">Only the last two minutes: the reader's phone rings.</param>
public sealed record TranscriptView(bool On, bool OnlyLatest, ImmutableArray<TranscriptLineView> Lines);

/// <summary>A line of it.</summary>
/// <param name="Who">Who spoke, or of whom something is missing.</param>
/// <param name="After">How long after the arrival of the call.</param>
public sealed record TranscriptLineView(string Who, bool IsCustomer, TimeSpan After, TranscriptLineKind Kind, string Text, int Missing);
