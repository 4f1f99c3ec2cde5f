using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using WarmTransfer.Core;
using WarmTransfer.Core.Dispositions;
using WarmTransfer.Core.Leads;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Live;
using WarmTransfer.Web.Routing;

namespace WarmTransfer.Web.Leads;

/// <inheritdoc cref="ILeadFeed"/>
internal sealed class LeadFeed(LeadBoard leads, LeadRights rights, LiveQueues queues, LivePolicies policies, Board board, TimeProvider clock) : ILeadFeed
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    // Timers of the platform are no longer than some weeks.
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    // For so long the console says that a call-back has failed.
    private static readonly TimeSpan IsNews = TimeSpan.FromSeconds(30);

    public async IAsyncEnumerable<LeadList> Subscribe(CurrentAgent viewer, [EnumeratorCancellation] CancellationToken cancel)
    {
        // The subscription begins before the first look: what changes in between is seen again, never missed.
        using var subscription = leads.Subscribe();
        Task? changed = null;
        while (!cancel.IsCancellationRequested)
        {
            var list = Of(viewer);
            yield return list;
            // What is waited for stays the same until it comes: a signal is given once.
            changed ??= subscription.Changed(cancel).AsTask();
            await Either(changed, Next(viewer, list), cancel);
            if (changed.IsCompleted)
            {
                await changed;
                changed = null;
            }

            await Task.Delay(Interval, clock, cancel);
        }
    }

    // Time alone makes a promise due, or a failed call-back old.
    private TimeSpan? Next(CurrentAgent viewer, LeadList list)
    {
        var now = clock.GetUtcNow();
        var promises = leads.Now.Where(lead => lead is { IsOpen: true, FollowUp: not null } && rights.AreOf(viewer, lead.Queue)).Select(lead => lead.FollowUp!.NextAfter(now) - now);
        var next = promises.Append(list.Missed is null ? null : IsNews).Min();
        return next > Longest ? Longest : next;
    }

    private async Task Either(Task changed, TimeSpan? wait, CancellationToken cancel)
    {
        if (wait is not { } time)
        {
            await changed;
            return;
        }

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAny(changed, Task.Delay(time, clock, enough.Token));
        await enough.CancelAsync();
    }

    internal LeadList Of(CurrentAgent viewer)
    {
        var (me, now) = (new AgentId(viewer.AgentId), clock.GetUtcNow());
        var seen = leads.Now.Where(lead => rights.AreOf(viewer, lead.Queue)).ToList();
        return new LeadList([.. seen.Select(lead => View(lead, viewer, me, now))], Missed(seen, me, now));
    }

    private static Sentence? Missed(List<Lead> seen, AgentId me, DateTimeOffset now) =>
        seen.SelectMany(lead => lead.Attempts).Where(tried => tried.By == me && now - tried.At < IsNews).MaxBy(tried => tried.At) is { } last ? LeadWords.Told(last.Outcome) : null;

    private LeadView View(Lead lead, CurrentAgent viewer, AgentId me, DateTimeOffset now)
    {
        var (holder, last) = (lead.HolderAt(now), lead.Last);
        return new LeadView(
            lead.Id, State(lead, holder), new NumberMask(viewer.SeesNumbers).Of(lead.Number), lead.Queue, queues.Now[lead.Queue].Name, last.At, last.Waited, LeadWords.Of(last.Why), lead.Times,
            holder is { } by ? Name(by) : null, holder == me, lead.Calling is not null, Tried(lead), lead.End is { } end ? LeadWords.Of(end, end.By is { } one ? Name(one) : null) : null,
            policies.Calls.Numbers.Refuse(lead.Number)?.Reason, lead.Booking,
            lead.FollowUp is { } promised ? Promise(lead, promised, me, now) : null);
    }

    private FollowUpView Promise(Lead lead, FollowUp promised, AgentId me, DateTimeOffset now)
    {
        var due = lead.DueAt(now) is not null;
        return new FollowUpView(
            promised.At, promised.For is { } who ? Name(who) : null, promised.For == me, due, due && promised.IsOfferedTo(me, now), due && promised.IsOverdue(now));
    }

    private static LeadState State(Lead lead, AgentId? holder) => (lead.End?.How, holder) switch
    {
        (null, null) => LeadState.Open,
        (null, _) => LeadState.Taken,
        (LeadEnding.GivenUp, _) => LeadState.GivenUp,
        _ => LeadState.Done,
    };

    private static Sentence? Tried(Lead lead) => lead.Attempts switch
    {
        [] => null,
        [.., var last] when lead.Tried == 1 => $"Called back once, last: {LeadWords.Of(last.Outcome)}",
        [.., var last] => $"Called back {lead.Tried} times, last: {LeadWords.Of(last.Outcome)}",
    };

    private string Name(AgentId agent) => board.Snapshot.Agents.GetValueOrDefault(agent)?.Name ?? agent.Value;
}
