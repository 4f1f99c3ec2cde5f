using System.Globalization;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Hours;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Hours;
using WarmTransfer.Web.Routing;
using WarmTransfer.Web.Webhooks;

namespace WarmTransfer.Web.Flows;

/// <summary>
/// Leads callers through flows. It needs neither database nor REST: where somebody is, is said by the address to which Twilio brings the answer, and what has happened is
/// saved behind the caller's back.
/// </summary>
internal sealed class FlowDesk(LiveFlows flows, LiveHours hours, LiveQueues queues, LivePolicies policies, Documents documents, FlowDocuments menus, CallBackDocuments callBacks, Callers callers, Arrivals arrivals)
{
    /// <summary>The first document of a call to a number that leads to a flow; null: it leads to none.</summary>
    /// <param name="known">The call, where it is known already.</param>
    public async Task<string?> Receive(TwilioForm form, Call? known, ArrivalNews caller, CancellationToken cancel)
    {
        if (known is { Phase: CallPhase.InFlow, Flow: { } place }) return await GoOn(known, place, caller, form, cancel);
        // Out of the flow already: their queue is known.
        if (known is { Flow: { } left, IsOver: false }) return Enter(known, left, caller, form);
        if (flows.To(form["To"]) is not { } way) return null;
        return await Begin(way.Flow, way.Language, caller, form, cancel);
    }

    /// <summary>A menu was answered, or was not.</summary>
    public async Task<string> Answer(string flow, long version, FlowPosition at, TwilioForm form, CancellationToken cancel)
    {
        var found = await flows.Find(flow, version, cancel);
        var step = found is null ? Lost(flow, at) : FlowMachine.Answer(found.Flow, at, Input(form), hours.IsOpen(form.ReceivedAt));
        return await Tell(found ?? new FlowVersion(flow, version, new Flow()), step, form, cancel);
    }

    // Twilio asks again for a customer who comes from the fallback document, or because an answer was lost.
    private async Task<string> GoOn(Call call, FlowPlace place, ArrivalNews caller, TwilioForm form, CancellationToken cancel)
    {
        var at = new FlowPosition(place.Node, 1, place.Step, call.Language);
        if (await flows.Find(place.Flow, place.Version, cancel) is not { } found) return await Tell(new FlowVersion(place.Flow, place.Version, new Flow()), Lost(place.Flow, at), form, cancel);
        return place.Step > 0 && found.Flow.Find(place.Node) is FlowNode.Menu or FlowNode.Finish { To: Destination.ToCallBack }
            ? Document(found, FlowMachine.Resume(found.Flow, at), caller, form)
            : await Begin(found, call.Language, caller, form, cancel);
    }

    private string Enter(Call call, FlowPlace place, ArrivalNews caller, TwilioForm form) => documents.Arrival(
        call.Id, Reception.Open(call.Queue), form["To"], policies.Calls.OutsideTimeLimit, new FlowStep([], new FlowPosition(place.Node, 1, place.Step, call.Language), place.NodeName, Ends: new Destination.ToQueue(call.Queue)), caller);

    private async Task<string> Begin(FlowVersion flow, string? language, ArrivalNews caller, TwilioForm form, CancellationToken cancel)
    {
        var step = FlowMachine.Begin(flow.Flow, language, hours.IsOpen(form.ReceivedAt));
        var news = With(caller, step, form);
        var progress = Progress(flow, step, news, form.ReceivedAt);
        var (call, arrival) = (new CallId(form.CallSid), Arrival(form, flow, progress));
        await arrivals.Begin(call, arrival, form.KeyOf(call, arrival), form.ReceivedAt, cancel);
        if (progress.Exit?.To is Destination.ToCallBack) await arrivals.WhenSaved(call, cancel);
        return Document(flow, step, news, form);
    }

    private async Task<string> Tell(FlowVersion flow, FlowStep step, TwilioForm form, CancellationToken cancel)
    {
        var news = With(callers.InFlow(form), step, form);
        var (call, fact) = (new CallId(form.CallSid), new CallEvent.Fact.FlowStepped(Progress(flow, step, news, form.ReceivedAt)));
        await arrivals.Follow(call, fact, form.KeyOf(call, fact), Arrival(form, flow, fact.Progress), form.ReceivedAt, cancel);
        if (fact.Progress.Exit?.To is Destination.ToCallBack) await arrivals.WhenSaved(call, cancel);
        return Document(flow, step, news, form);
    }

    private string Document(FlowVersion flow, FlowStep step, ArrivalNews caller, TwilioForm form) => step.Ends is { } end
        ? documents.Arrival(new CallId(form.CallSid), hours.Follow(end, form.ReceivedAt), form["To"], policies.Calls.OutsideTimeLimit, step, caller)
        : menus.Menu(flow.Id, flow.Version, step, callBacks.News(new CallId(form.CallSid), flow.Flow.Queue, caller, step.At.Language));

    private ArrivalNews With(ArrivalNews caller, FlowStep step, TwilioForm form) => step.Ends is { } end ? callers.At(caller, hours.Follow(end, form.ReceivedAt).End) : caller;

    // Whatever it was, a queue has an agent.
    private FlowStep Lost(string flow, FlowPosition at) =>
        new([], at with { Step = at.Step + 1 }, "", Ends: new Destination.ToQueue(flows.Newest(flow)?.Flow.Queue ?? queues.Now.All[0].Id));

    private FlowProgress Progress(FlowVersion flow, FlowStep step, ArrivalNews caller, DateTimeOffset at) => new(
        new FlowPlace(flow.Id, flow.Version, flow.Flow.Name is "" ? flow.Id : flow.Flow.Name, step.At.Node, step.NodeName, step.At.Step), step.At.Language, step.Ends is { } end ? Exit(hours.Follow(end, at), caller) : null);

    private static FlowExit Exit(Reception reception, ArrivalNews caller) => new(
        reception.End, reception.End is Destination.ToQueue to ? to.Queue : reception.Closed is [.., var last] ? last.Queue : null, WasClosed: !reception.Closed.IsEmpty, Callers.Told(caller));

    private CallEvent.Fact.CustomerArrived Arrival(TwilioForm form, FlowVersion flow, FlowProgress progress) =>
        new(form["From"], form["To"], queues.Now[flow.Flow.Queue].Id, Verstat.Read(form["StirVerstat"]), Flow: progress);

    private static FlowInput Input(TwilioForm form) => (form["Digits"], form["SpeechResult"]) switch
    {
        ({ Length: > 0 } digits, _) => new FlowInput.Pressed(digits[..1]),
        (_, { Length: > 0 } said) => new FlowInput.Spoke(said, Confidence(form["Confidence"])),
        _ => new FlowInput.Nothing(),
    };

    // Some of Twilio's models say nothing of it.
    private static double Confidence(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var sure) ? sure : 1;
}
