using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Flows;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>A customer on a day on which all is luck: through the flow with whatever keys, or straight to a queue, open or not.</summary>
internal sealed class AnyCaller(Agenda agenda, Chance chance, Office office, PhoneNetwork network, int number)
{
    private static readonly QueueId[] Called = [QueueId.Default, QueueId.Default, Office.RingAll, new("sales"), new("nobody")];
    private static readonly FlowInput[] Answers = [new FlowInput.Nothing(), new FlowInput.Pressed("1"), new FlowInput.Pressed("1"), new FlowInput.Pressed("2"), new FlowInput.Pressed("2"), new FlowInput.Pressed("9")];
    private PhoneLeg _leg = null!;

    // Some call twice, and some withhold their number.
    private string From => Draw(8) switch
    {
        0 => "anonymous",
        1 => $"{People.Callable}5550110",
        _ => $"{People.Callable}555011{number + 1}",
    };

    public PhoneLeg Call(CallId call)
    {
        if (Draw(2) == 0 && office.WayIn.Flow is { } flow) ThroughFlow(call, flow);
        else ToQueue(call, office.WayIn.Follow(new Destination.ToQueue(Called[Draw(Called.Length)]), agenda.Clock));
        return _leg;
    }

    private void ToQueue(CallId call, FlowExit exit)
    {
        office.Arrive(call, new CallEvent.Fact.CustomerArrived(From, Office.Number, exit.Queue, Closed: exit.WasClosed ? exit.To : null));
        _leg = network.CallIn(call, LegId.Customer, agent: null);
        agenda.In(50, () => network.Perform(_leg, Document(exit)));
    }

    private void ThroughFlow(CallId call, Flow flow)
    {
        var step = FlowMachine.Begin(flow, language: null, IsOpen);
        office.Arrive(call, new CallEvent.Fact.CustomerArrived(From, Office.Number, flow.Queue, Flow: Progress(step)));
        _leg = network.CallIn(call, LegId.Customer, agent: null);
        Follow(flow, step);
    }

    private void Follow(Flow flow, FlowStep step)
    {
        if (step.Ends is { } end) network.Perform(_leg, Document(office.WayIn.Follow(end, agenda.Clock)));
        else agenda.In(500 + Draw(5_500), () => Answer(flow, step.At));
    }

    private void Answer(Flow flow, FlowPosition at)
    {
        if (!_leg.IsLive || _leg.Errand > 0) return;
        // The number's fallback document keeps them until somebody answers.
        if (office.IsDown)
        {
            agenda.In(500, () => Answer(flow, at));
            return;
        }

        var step = FlowMachine.Answer(flow, at, Answers[Draw(Answers.Length)], IsOpen);
        Save(Progress(step));
        Follow(flow, step);
    }

    // Where somebody goes on in a queue it is noticed there; nothing follows any other end.
    private void Save(FlowProgress progress)
    {
        if (progress.Exit is { To: not Destination.ToQueue }) office.Post(_leg.Call, new CallEvent.Fact.FlowStepped(progress));
        else agenda.In(Draw(10) == 0 ? 3_000 : 20, () =>
        {
            if (office.IsDown || Draw(20) == 0) office.Lose(_leg.Call);
            else office.Post(_leg.Call, new CallEvent.Fact.FlowStepped(progress));
        });
    }

    private FlowProgress Progress(FlowStep step) => new(
        new FlowPlace("main", 1, "Main", step.At.Node, step.NodeName, step.At.Step), step.At.Language, step.Ends is { } end ? office.WayIn.Follow(end, agenda.Clock) : null);

    private bool IsOpen(string calendar) => !office.WayIn.IsClosed(QueueId.Default, agenda.Clock);

    private static Document Document(FlowExit exit) => exit.To switch
    {
        Destination.ToQueue => new Document.Enter(1, Starts: false, Ends: true),
        Destination.ToVoicemail => new Document.Record(),
        Destination.ToNumber => new Document.Forward(),
        _ => new Document.Goodbye(Says: true),
    };

    private int Draw(int under) => chance.Between(Luck.Caller, 1_000 + number, 0, under - 1);
}
