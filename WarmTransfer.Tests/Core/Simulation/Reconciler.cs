using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>Compares each call with the phone network every fifteen seconds, and sooner when somebody is not where they should be.</summary>
internal sealed class Reconciler(Agenda agenda, Office office, PhoneNetwork network, Rules rules)
{
    private const int Tick = 1_000;
    private const int Period = 15_000;
    private const int Sentence = 5_000;
    private const int Way = 100;

    /// <summary>Whatever was missed is posted after so long.</summary>
    public const int FindsWithin = Period + Tick + (2 * Way);

    /// <summary>A leg that is up and in no conference is known to be lost after so long: that takes two looks.</summary>
    public const int RescuesWithin = (2 * (Sentence + Tick)) + (4 * Way);

    public void Begin() => agenda.In(Tick, () =>
    {
        if (!office.IsDown)
            foreach (var dossier in office.Calls.Values) Listen(dossier);
        Begin();
    });

    /// <summary>The process that comes up looks at everything at once.</summary>
    public void Restart()
    {
        foreach (var dossier in office.Calls.Values) (dossier.Seen, dossier.LastLook, dossier.LookAt) = (null, null, agenda.Now);
    }

    private void Listen(Dossier dossier)
    {
        if (dossier.Seen is null && dossier.LookAt == 0) dossier.LookAt = agenda.Now + Patience(dossier.Call);
        else if (dossier.Seen != dossier.Call) dossier.LookAt = Math.Min(dossier.LookAt, agenda.Now + Patience(dossier.Call));
        dossier.Seen = dossier.Call;
        if (dossier.LookAt <= agenda.Now && dossier.Call.HasLiveLegs) Ask(dossier);
    }

    private static int Patience(Call call) => call.IsSomebodyMissing ? Sentence : Period;

    private void Ask(Dossier dossier)
    {
        // Loaded before Twilio is asked: whatever happens meanwhile must not be taken for missing.
        var (call, losses) = (dossier.Call, dossier.Losses);
        dossier.LookAt = agenda.Now + Period;
        agenda.In(Way, () =>
        {
            var seen = network.Look(call);
            if (losses > dossier.Healed) dossier.HealedAt = agenda.Now;
            agenda.In(Way, () => Compare(dossier, call, seen, losses));
        });
    }

    private void Compare(Dossier dossier, Call call, CallAtTwilio seen, int losses)
    {
        if (office.IsDown) return;
        // A report that has come in meanwhile may be an old one: what it says is compared by the next look.
        if (dossier.Call == call) dossier.Healed = losses;
        foreach (var fact in rules.Compare(call, seen, dossier.LastLook)) office.Post(call.Id, fact);
        var isSomebodyOutside = call.Legs.Exists(leg => leg.Sid is { } sid && seen.IsUp(sid) && seen.RoomOf(sid) is null);
        (dossier.LastLook, dossier.LookAt) = isSomebodyOutside ? (seen, agenda.Now + Sentence) : (null, agenda.Now + Period);
    }
}
