using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Web.CallRecordings;

/// <summary>What pages show of recordings, to those who may listen.</summary>
public interface ICallRecordings
{
    /// <summary>Those of one call, in order; none for whoever may not listen.</summary>
    Task<ImmutableArray<PastRecording>> Of(CallId call, CurrentAgent viewer, CancellationToken cancel);
}

/// <summary>A recording of a past or live call.</summary>
/// <param name="Length">Zero while it goes on, and of one with nothing on it.</param>
/// <param name="IsReady">It can be heard.</param>
/// <param name="OfConsult">It is of a consultation, of which the customer heard nothing.</param>
/// <param name="Mutes">In the time of a consultation there is silence.</param>
public sealed record PastRecording(string Id, DateTimeOffset StartedAt, TimeSpan Length, bool IsReady, bool OfConsult, bool Mutes, ImmutableArray<PastMark> Marks);

/// <summary>A part of it, in words.</summary>
/// <param name="From">From its beginning.</param>
public sealed record PastMark(RecordingMarkKind Kind, TimeSpan From, TimeSpan To, Sentence Text);
