using WarmTransfer.Core;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>Compares each call with the phone network every fifteen seconds, and sooner when somebody is not where they should be.</summary>
internal sealed class Reconciler(Agenda agenda, Office office, Node node, PhoneNetwork network, Rules rules)
{
    private const int Tick = 1_000;
    private const int Period = 15_000;
    private const int Sentence = 5_000;
    private const int Way = 100;

    /// <summary>Whatever was missed is posted after so long.</summary>
    public const int FindsWithin = Period + Tick + (2 * Way);

    /// <summary>A leg that is up and in no conference is known to be lost after so long: that takes two looks.</summary>
    public const int RescuesWithin = (2 * (Sentence + Tick)) + (4 * Way);

    private readonly Dictionary<CallId, Entry> _schedule = [];
    private bool _isNew;

    public void Begin() => agenda.In(Tick, () =>
    {
        if (node.IsOnDuty)
            foreach (var call in node.Board.Calls.ToArray()) Listen(call);
        Begin();
    });

    /// <summary>A process that comes up knows nothing of earlier looks.</summary>
    public void Forget()
    {
        _schedule.Clear();
        _isNew = true;
    }

    /// <summary>The process that comes up looks at everything at once; one that had done this before goes on where it was.</summary>
    public void TakeUp()
    {
        if (!_isNew) return;
        _isNew = false;
        foreach (var call in node.Board.Calls) _schedule[call.Id] = new Entry { LookAt = agenda.Now };
    }

    private void Listen(Call call)
    {
        if (!_schedule.TryGetValue(call.Id, out var entry)) _schedule.Add(call.Id, entry = new Entry { LookAt = agenda.Now + Patience(call) });
        else if (entry.Seen != call) entry.LookAt = Math.Min(entry.LookAt, agenda.Now + Patience(call));
        entry.Seen = call;
        if (entry.LookAt <= agenda.Now && call.HasLiveLegs) Ask(entry, office.Calls[call.Id]);
    }

    private static int Patience(Call call) => call.IsSomebodyMissing ? Sentence : Period;

    private void Ask(Entry entry, Dossier dossier)
    {
        // Loaded before Twilio is asked: whatever happens meanwhile must not be taken for missing.
        var (call, losses) = (dossier.Call, dossier.Losses);
        entry.LookAt = agenda.Now + Period;
        agenda.In(Way, () =>
        {
            var seen = network.Look(call);
            if (losses > dossier.Healed) dossier.HealedAt = agenda.Now;
            agenda.In(Way, () => node.WhenAwake(() => Compare(entry, dossier, call, seen, losses)));
        });
    }

    private void Compare(Entry entry, Dossier dossier, Call call, CallAtTwilio seen, int losses)
    {
        if (node.IsDown) return;
        // A report that has come in meanwhile may be an old one: what it says is compared by the next look.
        if (dossier.Call == call) dossier.Healed = losses;
        foreach (var fact in rules.Compare(call, seen, entry.LastLook)) node.Desk.Post(call.Id, fact);
        var isSomebodyOutside = !call.IsInMenu(Rules.Policy, agenda.Clock) && call.Legs.Exists(leg => leg.Sid is { } sid && seen.IsUp(sid) && seen.RoomOf(sid) is null);
        (entry.LastLook, entry.LookAt) = isSomebodyOutside ? (seen, agenda.Now + Sentence) : (null, agenda.Now + Period);
    }

    private sealed class Entry
    {
        /// <summary>The call as it was on the board when it was last looked at there.</summary>
        public Call? Seen { get; set; }

        /// <summary>When it is to be compared with Twilio.</summary>
        public long LookAt { get; set; }

        /// <summary>What Twilio said the last time, when that calls for another look.</summary>
        public CallAtTwilio? LastLook { get; set; }
    }
}
