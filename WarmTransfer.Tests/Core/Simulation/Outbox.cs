using WarmTransfer.Core;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>Everything that is owed, as it is in the database. It is carried out after a while and in any order.</summary>
internal sealed class Outbox(Agenda agenda, Chance chance, Rules rules, Office office)
{
    // What a dead process had taken: the only process takes it up at once, one of several when the lease runs out or another has taken the duty over.
    public const int Lease = 20_000;
    private readonly List<Debt> _open = [];
    // Theirs is a luck of their own: the days that are kept were before there were recordings and transcripts.
    private const int OfRecordings = 1_000_000, OfTranscripts = 2_000_000;
    private int _owed, _recorded, _transcripts;

    /// <summary>Whether the browser phone of an agent can be rung.</summary>
    public Func<AgentId, bool> IsReachable { get; set; } = _ => true;

    /// <param name="by">Who has saved it.</param>
    public void Owe(Node by, Dossier dossier, CallEffect effect)
    {
        if (effect is CallEffect.StartTimer timer)
        {
            agenda.At(timer.Due, () => Ring(dossier.Call.Id, timer.Event));
            return;
        }

        var serial = effect switch
        {
            CallEffect.StartRecording or CallEffect.SetRecording => OfRecordings + _recorded++,
            CallEffect.StartTranscription or CallEffect.StopTranscription => OfTranscripts + _transcripts++,
            _ => _owed++,
        };
        var debt = new Debt(serial, dossier, effect, by, chance.Between(Luck.Travel, serial, 1, 30));
        _open.Add(debt);
        if (office.IsAlone || rules.CarriesOut(by.IsOnDuty, savedHere: true)) Again(debt, debt.Wait);
        else debt.IsUnheard = true;
    }

    /// <summary>Whoever has the duty has heard that something is owed, or looks by themselves.</summary>
    public void Wake()
    {
        foreach (var debt in _open)
            if (debt.IsUnheard) Again(debt, debt.Wait);
    }

    /// <summary>Whether something has been in nobody's hands for longer than so many milliseconds.</summary>
    public bool HasLeft(int forLonger)
    {
        foreach (var debt in _open)
            if (agenda.Now - debt.LeftAt > forLonger) return true;
        return false;
    }

    public void Die(Node node)
    {
        var lease = chance.Strikes(Luck.Lease, 0, 0.5) || !office.IsAlone ? Lease : 0;
        foreach (var debt in _open)
            if (debt.InFlight && debt.Holder == node) Leave(debt, lease);
    }

    /// <summary>Whoever had it in hand had the duty before: it is owed at once.</summary>
    public void TakeOver()
    {
        foreach (var debt in _open)
            if (debt.InFlight || debt.LeftAt is not null) Leave(debt, 0);
    }

    /// <summary>A node has seen that it may do nothing more about it.</summary>
    public void LetGo(Debt debt) => Leave(debt, Lease);

    // What waits for its next try is in nobody's hands: the end of the process, which makes what is in flight be tried again, leaves it alone.
    public void Again(Debt debt, int after)
    {
        (debt.InFlight, debt.IsUnheard, debt.LeftAt) = (false, false, null);
        var ticket = ++debt.Ticket;
        agenda.In(after, () =>
        {
            if (ticket == debt.Ticket) TakeUp(debt);
        });
    }

    public void Done(Debt debt)
    {
        debt.InFlight = false;
        debt.Ticket++;
        if (!_open.Remove(debt) && !debt.WasLeft) throw new InvalidOperationException($"{debt.Effect} is done twice.");
        if (debt.IsTroubled) Count(debt, -1);
        debt.IsTroubled = false;
    }

    public static void Trouble(Debt debt)
    {
        if (!debt.IsTroubled) Count(debt, 1);
        debt.IsTroubled = true;
    }

    private void Leave(Debt debt, int lease)
    {
        debt.Turn = null;
        Trouble(debt);
        if (rules.TakesUpWhatWasLeft) Again(debt, lease);
        (debt.LeftAt, debt.WasLeft) = (agenda.Now, true);
    }

    private void TakeUp(Debt debt)
    {
        debt.LeftAt = null;
        if (Hand(debt) is { } node) node.Relay.Carry(debt);
        else Again(debt, 200);
    }

    private Node? Hand(Debt debt)
    {
        foreach (var node in office.Nodes)
            if (node.IsReachable && rules.CarriesOut(node.IsOnDuty, debt.SavedBy == node)) return node;
        return null;
    }

    private void Ring(CallId call, CallEvent e)
    {
        if (office.OnDuty is { } node) node.Desk.Post(call, e);
        else agenda.In(200, () => Ring(call, e));
    }

    private static void Count(Debt debt, int by)
    {
        // What is asked about recordings and transcripts excuses nothing but itself: whoever speaks is heard all the same.
        if (debt.IsOfRecording) debt.Dossier.RecordingTroubled += by;
        else if (debt.Effect is CallEffect.StartTranscription or CallEffect.StopTranscription) debt.Dossier.Unwritten += by;
        else debt.Dossier.Troubled += by;
        if (debt.Effect is CallEffect.EndRoom or CallEffect.RedirectLeg or CallEffect.SetHold or CallEffect.SetCoaching) debt.Dossier.Helpless += by;
    }
}
