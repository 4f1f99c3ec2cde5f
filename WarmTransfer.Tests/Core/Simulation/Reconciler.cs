using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>Every fifteen seconds compares each call with the phone network, and posts what was missed.</summary>
internal sealed class Reconciler(Agenda agenda, Office office, PhoneNetwork network, Rules rules)
{
    public const int Period = 15_000;
    private const int Way = 100;

    public void Begin() => agenda.In(Period, () =>
    {
        foreach (var dossier in office.Calls.Values) Ask(dossier);
        Begin();
    });

    private void Ask(Dossier dossier)
    {
        // Loaded before Twilio is asked: whatever happens meanwhile must not be taken for missing.
        var (call, losses) = (dossier.Call, dossier.Losses);
        agenda.In(Way, () =>
        {
            var seen = network.Look(call);
            agenda.In(Way, () => Compare(dossier, call, seen, losses));
        });
    }

    private void Compare(Dossier dossier, Call call, Observation seen, int losses)
    {
        if (office.IsDown) return;
        foreach (var fact in rules.Compare(call, seen, dossier.LastLook)) office.Post(call.Id, fact);
        dossier.LastLook = seen;
        dossier.Healed = losses;
    }
}
