using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Leads;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>The promises to those who spoke to nobody: each is a lead, once; each message is kept; who was promised a call is called at their turn, once, by one agent.</summary>
internal sealed class PromiseWatch(Agenda agenda, Office office)
{
    // Until the next search after the last leg has gone, which takes some seconds where its end is not told.
    private const int Found = LeadBook.Period + 18_000, WithExcuse = 110_000;
    // One may have gone past them while an agent was taken; a place more is their neighbour's.
    private const int MostPassed = 1;
    // No node's screen is older.
    private const int OldScreen = 6_000;
    private readonly Dictionary<CallId, Meter> _leads = [];
    private readonly Dictionary<string, Meter> _messages = [];
    private readonly Dictionary<CallId, int> _passed = [];
    private readonly Dictionary<CallId, int> _events = [];
    private int _made;

    /// <summary>Nothing is to come any more.</summary>
    public bool AreKept => !office.Mailbox.Missing.Any() && !Missed().Any() && office.Leads.InLine().IsEmpty && office.Leads.All.All(lead => lead.Calling is null);

    /// <param name="idle">Nobody is there who would look.</param>
    public void Check(bool idle)
    {
        foreach (var twice in office.Leads.All.Where(lead => lead.IsOpen).CountBy(lead => lead.Number).Where(number => number.Value > 1))
            throw new Violation("A customer has one lead", $"{twice.Key} has {twice.Value}");
        foreach (var call in Missed()) Of(_leads, call.Id, "Whoever spoke to nobody is a lead").Read(agenda.Now, bad: true, idle, call.Id);
        foreach (var message in office.Mailbox.Missing) Of(_messages, message.Sid, "A message is kept").Read(agenda.Now, bad: true, idle, message.Sid);
        foreach (var dossier in office.Calls.Values) Follow(dossier);
        for (; _made < office.Leads.Made.Count; _made++) Called(office.Leads.Made[_made]);
    }

    private IEnumerable<Call> Missed() => office.Calls.Values.Select(dossier => dossier.Call)
        .Where(call => LeadNews.Of(call, office.WayIn.Queues[call.Queue].ShortAbandon) is LeadEvent.Missed missed && office.WayIn.MayBeCalled(LeadBook.NumberOf(call)) && !office.Leads.Knows(call, missed.Call));

    private static Meter Of<T>(Dictionary<T, Meter> meters, T what, string rule) where T : notnull =>
        meters.TryGetValue(what, out var meter) ? meter : meters[what] = new Meter(rule, Found, WithExcuse);

    private void Called((LeadId Lead, CallId Call) made)
    {
        var others = office.Leads.Made.Where(other => other.Lead == made.Lead && other.Call != made.Call).Select(other => office.Calls[other.Call].Call);
        if (others.FirstOrDefault(other => !other.IsOver || other.AnsweredAt is not null) is { } other)
            throw new Violation("A promised call is made once, by one agent", $"{made.Call}, and {other.Id} in {other.Phase}");
    }

    private void Follow(Dossier dossier)
    {
        var seen = _events.GetValueOrDefault(dossier.Call.Id);
        _events[dossier.Call.Id] = dossier.Events.Count;
        for (; seen < dossier.Events.Count; seen++)
            if (dossier.Events[seen] is { Accepted: true, Event: CallEvent.Intent.Offer { Also: false } offer }) Offered(dossier.Call, offer.Agent);
    }

    // Whoever was promised a call and came before this customer would have had the agent.
    private void Offered(Call call, AgentId agent)
    {
        if (call.AnsweredAt is not null || call.Moved is not null || agenda.Now - office.Leads.NotBegunAt < OldScreen || agenda.Now > LeadBook.LastBegun) return;
        foreach (var promised in office.Leads.Promised().Where(one => one.Queue == call.Queue && one.FirstQueue == call.FirstQueue && one.ArrivedAt < call.QueuedAt && !one.PassedBy.ContainsKey(agent)))
            if ((_passed[promised.Id] = _passed.GetValueOrDefault(promised.Id) + 1) > MostPassed)
                throw new Violation("A promised call keeps its place", $"{_passed[promised.Id]} who came after {promised.Id} were served before");
    }
}
