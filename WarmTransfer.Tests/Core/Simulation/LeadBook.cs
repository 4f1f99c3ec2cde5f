using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Leads;
using WarmTransfer.Core.Routing;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>The leads as they are in the database, and the calls that are made to those who were promised one.</summary>
internal sealed class LeadBook(Agenda agenda, Chance chance, Rules rules, Office office)
{
    /// <summary>How often somebody looks for what a process could not note as it died.</summary>
    public const int Period = 30_000;
    private const int Tick = 5_000, Begins = 15_000, BehindTheirBack = 30;
    // Later than this nobody would have time to answer.
    public const int LastBegun = 75_000;
    private readonly List<Lead> _all = [];
    private readonly HashSet<CallId> _answered = [], _looked = [];
    private readonly List<(LeadId Lead, CallId Call)> _made = [];
    private long _nextSearch = Period;
    private int _named;

    public IReadOnlyList<Lead> All => _all;

    /// <summary>The calls that were made to those who were promised one, in their order.</summary>
    public IReadOnlyList<(LeadId Lead, CallId Call)> Made => _made;

    /// <summary>When a call could last not be begun, because an agent was taken.</summary>
    public long NotBegunAt { get; private set; } = long.MinValue / 2;

    public void Begin() => agenda.In(Tick, () =>
    {
        if (office.OnDuty is not null) Look();
        Begin();
    });

    /// <summary>Those whose turn may come, as routing sees them.</summary>
    public ImmutableArray<Call> InLine() => _all.Count == 0 || agenda.Now > LastBegun ? [] : rules.InLine(_all, IsClosed, agenda.Clock);

    /// <summary>Without any mistake.</summary>
    public ImmutableArray<Call> Promised() => _all.Count == 0 ? [] : Bookings.InLine(_all, IsClosed, _ => false, agenda.Clock);

    /// <summary>A node has saved a call: what that means for a lead is noted behind the caller's back, unless the node dies first.</summary>
    public void Hear(Node by, Call call)
    {
        if (!office.WayIn.IsLuck || !(call.AnsweredAt is null ? call.IsOver : _answered.Add(call.Id))) return;
        if (!chance.Strikes(Luck.NoteLost, call.Id.Value[^1], 0.05)) agenda.In(BehindTheirBack, () =>
        {
            if (!by.IsDown) Note(call);
        });
    }

    /// <summary>Whether a call that nobody answered is in a lead, or need not be.</summary>
    public bool Knows(Call call, MissedCall missed) => IsSettled(NumberOf(call), missed) || _all.Exists(lead => lead.Calls.Exists(one => one.Call == missed.Call));

    public static string NumberOf(Call call) => call.CallBack?.Number ?? call.From;

    public void CallBack(Node node, Offer offer)
    {
        if (offer.Also) return;
        var (id, call) = (new LeadId(offer.Call.Value), new CallId($"call{People.MostCustomers + 2 + _named++}"));
        if (Change(id, new LeadEvent.CallBack(offer.Agent, call)) is not null) return;
        var lead = _all.Find(one => one.Id == id)!;
        // A process that dies before it has begun leaves a lead that says it is being called.
        if (chance.Strikes(Luck.NoteLost, call.Value[^1], 0.02)) return;
        if (node.Desk.Begin(call, new CallEvent.Intent.CallOut(offer.Agent, lead.Number, lead.Called, lead.Queue)) is null) _made.Add((id, call));
        else NotBegun(id, call);
    }

    private void NotBegun(LeadId lead, CallId call)
    {
        NotBegunAt = agenda.Now;
        Change(lead, new LeadEvent.NotBegun(call));
    }

    private void Look()
    {
        if (agenda.Now >= _nextSearch && rules.LooksForLeads) Search();
        foreach (var lead in _all.Where(lead => lead is { IsOpen: true, Calling: not null }).ToArray()) Follow(lead, lead.Calling!.Value);
    }

    private void Search()
    {
        _nextSearch = agenda.Now + Period;
        foreach (var dossier in office.Calls.Values)
            if (dossier.Call is { IsOver: true, HasLiveLegs: false } call && (rules.LooksAgain(call) || _looked.Add(call.Id))) Note(call);
    }

    private void Follow(Lead lead, CallId call)
    {
        if (office.Calls.TryGetValue(call, out var dossier)) Note(dossier.Call);
        else if (agenda.Clock - (lead.Hold!.Until - LeadMachine.Lease) > TimeSpan.FromMilliseconds(Begins)) Change(lead.Id, new LeadEvent.NotBegun(call));
    }

    private void Note(Call call)
    {
        if (rules.NewsOf(call, office.WayIn.Queues[call.Queue].ShortAbandon) is not { } news || !office.WayIn.MayBeCalled(NumberOf(call))) return;
        if (_all.FindIndex(lead => rules.IsOf(lead, NumberOf(call))) is var at and >= 0) _all[at] = rules.Apply(_all[at], news, agenda.Clock).Lead;
        else if (news is LeadEvent.Missed missed && !IsSettled(NumberOf(call), missed.Call)) _all.Add(LeadMachine.Begin(NumberOf(call), missed));
    }

    // The customer has been spoken to since, or was given up with this call.
    private bool IsSettled(string number, MissedCall missed) => _all.Exists(lead => lead.Number == number && lead.End?.At >= missed.At)
        || office.Calls.Values.Any(other => other.Call.Id != missed.Call && NumberOf(other.Call) == number && other.Call.AnsweredAt >= missed.At);

    private Refusal? Change(LeadId id, LeadEvent e)
    {
        var at = _all.FindIndex(lead => lead.Id == id);
        (_all[at], var refusal) = rules.Apply(_all[at], e, agenda.Clock);
        return refusal;
    }

    private bool IsClosed(QueueId queue) => office.WayIn.IsClosed(queue, agenda.Clock);
}
