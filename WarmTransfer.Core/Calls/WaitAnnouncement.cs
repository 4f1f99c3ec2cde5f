using WarmTransfer.Core.Waiting;

namespace WarmTransfer.Core.Calls;

/// <summary>What a waiting customer was last told, or is being told.</summary>
/// <param name="Room">The room out of which they were taken for it.</param>
/// <param name="Number">How many announcements came before it.</param>
/// <param name="Position">Place in line that was told, from 1; null: none.</param>
/// <param name="Estimate">The wait that was told; null: none.</param>
/// <param name="AtMost">The longest wait that was told; null: none.</param>
/// <param name="OffersCallBack">They may press a key to be called back instead.</param>
/// <param name="Message">What was said in place of all that: the customer goes on in another queue.</param>
/// <param name="Language">Of <paramref name="Message"/>; null: the queue's own.</param>
/// <param name="IsLate">They were called, and no agent was free in time.</param>
/// <param name="IsTranscribed">They are told as well that what they say is written down, and nobody cuts that short.</param>
/// <param name="Takes">How long it takes at most until they are in a room again; null: not known, as when a key may lead them on.</param>
public sealed record WaitAnnouncement(
    int Room, DateTimeOffset At, int Number, int? Position = null, TimeSpan? Estimate = null, TimeSpan? AtMost = null, bool OffersCallBack = false, string? Message = null, string? Language = null, bool IsLate = false, TimeSpan? Takes = null, bool IsTranscribed = false);

/// <summary>What a caller is told before they wait.</summary>
/// <param name="Estimate">How long they will wait, where that is sure enough; null: it is not told.</param>
/// <param name="AtMost">In place of that, how long they will wait at most; null: it is not told.</param>
/// <param name="OffersCallBack">They may press a key to be called back instead.</param>
/// <param name="MayBeRecorded">And first of all, that their call may be recorded.</param>
/// <param name="IsTranscribed">And that what they say is written down.</param>
public sealed record ToldOnArrival(TimeSpan? Estimate = null, TimeSpan? AtMost = null, bool OffersCallBack = false, bool MayBeRecorded = false, bool IsTranscribed = false)
{
    /// <summary>Before the first room.</summary>
    public WaitAnnouncement At(DateTimeOffset now) => new(Room: 0, now, Number: 0, Position: null, Estimate, AtMost, OffersCallBack, IsTranscribed: IsTranscribed);
}

/// <summary>The customer was, or is being, taken out of line because nobody could answer them.</summary>
public sealed record Overflowed(OverflowRule Rule, DateTimeOffset At);

/// <summary>Where a customer wants to be called back.</summary>
/// <param name="Number">E.164.</param>
public sealed record CallBackRequest(string Number);
