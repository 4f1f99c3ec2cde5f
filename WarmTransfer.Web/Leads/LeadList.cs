using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Leads;

namespace WarmTransfer.Web.Leads;

/// <summary>The leads that somebody may see.</summary>
/// <param name="Missed">What came of the viewer's own last call-back; null unless it failed a moment ago.</param>
public sealed record LeadList(ImmutableArray<LeadView> Leads, Sentence? Missed = null)
{
    // An ImmutableArray compares by its array.
    public bool Equals(LeadList? other) => other is not null && Missed == other.Missed && Leads.SequenceEqual(other.Leads);

    public override int GetHashCode() => Leads.Length;
}

/// <summary>What of them is on everybody's screen all day long.</summary>
/// <param name="Open">How many customers are to be called back.</param>
/// <param name="Oldest">Since when the longest of them has waited for it; null: there are none.</param>
/// <param name="Due">Promised calls whose time has come and that are offered to the reader, the one that has waited longest first.</param>
/// <param name="Overdue">Promised calls that nobody has tried to make although their time has long come.</param>
/// <param name="Missed">What came of the viewer's own last call-back; null unless it failed a moment ago.</param>
public sealed record LeadSummary(int Open, DateTimeOffset? Oldest, ImmutableArray<LeadView> Due, int Overdue = 0, Sentence? Missed = null)
{
    public bool Equals(LeadSummary? other) =>
        other is not null && (Open, Oldest, Overdue, Missed) == (other.Open, other.Oldest, other.Overdue, other.Missed) && Due.SequenceEqual(other.Due);

    public override int GetHashCode() => HashCode.Combine(Open, Oldest);
}

/// <summary>One lead as its reader may see it.</summary>
/// <param name="Customer">The number, masked for whoever may not see numbers.</param>
/// <param name="Why">How the customer came to speak to nobody.</param>
/// <param name="Times">How often the number has called since it was last spoken to.</param>
/// <param name="Holder">Who sees to it, by name.</param>
/// <param name="IsMine">The reader does.</param>
/// <param name="Tried">What has come of it so far, in words; null: nothing was tried.</param>
/// <param name="Ended">How it ended, in words.</param>
/// <param name="Promise">They were promised a call, and keep their place in line; null: they were not.</param>
/// <param name="FollowUp">When an agent has promised to call again; null: none has.</param>
/// <param name="NotCallable">Why the number cannot be called from here; null: it can.</param>
public sealed record LeadView(
    LeadId Id, LeadState State, string Customer, QueueId Queue, string QueueName, DateTimeOffset LastAt, TimeSpan Waited, Sentence Why, int Times, string? Holder, bool IsMine, bool IsBeingCalled,
    Sentence? Tried, Sentence? Ended, Sentence? NotCallable, Booking? Promise = null, FollowUpView? FollowUp = null);

/// <summary>A call that was promised for a time.</summary>
/// <param name="For">Who promised to make it, by name; null: anybody of the queue.</param>
/// <param name="IsMine">The reader did.</param>
/// <param name="IsDue">Its time has come, and nobody has tried to keep it yet.</param>
/// <param name="IsOffered">It is due, and the reader is asked to make it.</param>
/// <param name="IsOverdue">It has been due for longer than it is kept for whoever promised it.</param>
public sealed record FollowUpView(DateTimeOffset At, string? For, bool IsMine, bool IsDue = false, bool IsOffered = false, bool IsOverdue = false);

/// <summary>Where a lead stands.</summary>
public enum LeadState
{
    Open,
    Taken,
    Done,
    GivenUp,
}
