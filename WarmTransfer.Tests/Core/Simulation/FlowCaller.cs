using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Flows;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>A customer who answers menus before they wait in a queue. Where they are is said by an address at Twilio; what we know of it is saved behind their back: late, or never.</summary>
internal sealed class FlowCaller(Agenda agenda, Chance chance, Office office, PhoneNetwork network, PhoneLeg leg, QueueId queue)
{
    private const int Menus = 3;
    private readonly int _number = leg.Serial;

    public static FlowProgress Progress(int step, FlowExit? exit = null) => new(new FlowPlace("main", 1, "Main", $"menu{step}", $"Menu {step}", step), "en-GB", exit);

    public void Begin() => Answer(1);

    private void Answer(int step) => agenda.In(chance.Between(Luck.InFlow, _number, 500, 6_000), () => Ask(step));

    private void Ask(int step)
    {
        if (!leg.IsLive || leg.Errand > 0) return;
        // The number's fallback document keeps them until somebody answers.
        if (office.IsDown) agenda.In(500, () => Ask(step));
        else Go(step, step == Menus || chance.Between(Luck.InFlow, _number, 0, 1) == 0);
    }

    private void Go(int step, bool isOut)
    {
        var ends = isOut && chance.Between(Luck.InFlow, _number, 0, 5) == 0;
        var progress = Progress(step, !isOut ? null : new FlowExit(ends ? new Destination.EndCall() : new Destination.ToQueue(queue), queue));
        // Nothing follows an end from which it could be known that it was one.
        if (ends) office.Post(leg.Call, new CallEvent.Fact.FlowStepped(progress));
        else Save(progress);
        if (!isOut) Answer(step + 1);
        else network.Perform(leg, ends ? new Document.Goodbye(Says: true) : new Document.Enter(1, Starts: false, Ends: true));
    }

    private void Save(FlowProgress progress) => agenda.In(chance.Between(Luck.InFlow, _number, 0, 9) == 0 ? 3_000 : 20, () =>
    {
        // The process dies with what it has not saved yet.
        if (office.IsDown || chance.Between(Luck.InFlow, _number, 0, 19) == 0) office.Lose(leg.Call);
        else office.Post(leg.Call, new CallEvent.Fact.FlowStepped(progress));
    });
}
