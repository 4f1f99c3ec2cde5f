using System.Runtime.CompilerServices;
using WarmTransfer.Core;
using WarmTransfer.Core.Leads;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Web.Leads;

/// <inheritdoc cref="ILeadFeed"/>
internal sealed class LeadFeed(LeadBoard leads, LeadRights rights, LeadViews views, TimeProvider clock) : ILeadFeed
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    // Timers of the platform are no longer than some weeks.
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    // For so long the console says that a call-back has failed.
    private static readonly TimeSpan IsNews = TimeSpan.FromSeconds(30);

    public IAsyncEnumerable<LeadList> Subscribe(CurrentAgent viewer, CancellationToken cancel) => Follow(viewer, ListOf, cancel);

    public IAsyncEnumerable<LeadSummary> Summary(CurrentAgent viewer, CancellationToken cancel) => Follow(viewer, SummaryOf, cancel);

    internal LeadList ListOf(CurrentAgent viewer) => ListOf(SightOf(viewer));

    internal LeadSummary SummaryOf(CurrentAgent viewer) => SummaryOf(SightOf(viewer));

    private async IAsyncEnumerable<T> Follow<T>(CurrentAgent viewer, Func<Sight, T> look, [EnumeratorCancellation] CancellationToken cancel) where T : class
    {
        // The subscription begins before the first look: what changes in between is seen again, never missed.
        using var subscription = leads.Subscribe();
        var (changed, shown) = (default(Task), default(T));
        while (!cancel.IsCancellationRequested)
        {
            var sight = SightOf(viewer);
            if (look(sight) is var seen && !seen.Equals(shown)) yield return shown = seen;
            // What is waited for stays the same until it comes: a signal is given once.
            changed ??= subscription.Changed(cancel).AsTask();
            await Either(changed, Next(sight), cancel);
            if (changed.IsCompleted)
            {
                await changed;
                changed = null;
            }

            await Task.Delay(Interval, clock, cancel);
        }
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

    // Time alone makes a promise due, or a failed call-back old.
    private static TimeSpan? Next(Sight sight)
    {
        var promises = sight.Leads.Where(lead => lead is { IsOpen: true, FollowUp: not null }).Select(lead => lead.FollowUp!.NextAfter(sight.Now) - sight.Now);
        var next = promises.Append(sight.Missed is null ? null : IsNews).Min();
        return next > Longest ? Longest : next;
    }

    private LeadList ListOf(Sight sight) => new([.. sight.Leads.Select(lead => views.Of(lead, sight.Viewer, sight.Now))], sight.Missed);

    // Of hundreds of leads a screen full of them is not made for each console.
    private LeadSummary SummaryOf(Sight sight)
    {
        var open = sight.Leads.Where(lead => lead.IsOpen).ToList();
        var due = open.OfferedTo(sight.Me, sight.Now).Select(lead => views.Of(lead, sight.Viewer, sight.Now));
        return new(open.Count, open.Min(lead => (DateTimeOffset?)lead.Last.At), [.. due], open.Overdue(sight.Now), sight.Missed);
    }

    private Sight SightOf(CurrentAgent viewer) => new(viewer, [.. leads.Now.Where(lead => rights.AreOf(viewer, lead.Queue))], clock.GetUtcNow());

    /// <summary>The leads that somebody may see, at one moment.</summary>
    private sealed record Sight(CurrentAgent Viewer, List<Lead> Leads, DateTimeOffset Now)
    {
        public AgentId Me { get; } = new(Viewer.AgentId);

        public Sentence? Missed { get; } = MissedBy(new(Viewer.AgentId), Leads, Now);

        private static Sentence? MissedBy(AgentId me, List<Lead> leads, DateTimeOffset now) =>
            leads.SelectMany(lead => lead.Attempts).Where(tried => tried.By == me && now - tried.At < IsNews).MaxBy(tried => tried.At) is { } last ? LeadWords.Told(last.Outcome) : null;
    }
}
