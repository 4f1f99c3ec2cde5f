using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Hours;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Flows;
using WarmTransfer.Web.Hours;
using WarmTransfer.Web.Routing;

namespace WarmTransfer.Web.Webhooks;

/// <summary>Receives whoever calls, by the hours of the queue that was called. Needs neither database nor REST: whatever is broken, the customer hears the welcome and music.</summary>
internal sealed class FrontDesk(LiveQueues queues, LiveHours hours, LiveFlows flows, FlowDesk flowDesk, LivePolicies policies, Documents documents, Arrivals arrivals)
{
    /// <summary>The first document of a call.</summary>
    /// <param name="known">The call, where Twilio asks once more.</param>
    public async Task<string> Receive(TwilioForm form, Call? known, CancellationToken cancel) =>
        await flowDesk.Receive(form, known, cancel) ?? await Receive(form, hours.Receive(Called(form), form.ReceivedAt), cancel);

    /// <summary>The document of a customer who has waited already, and goes on whatever hour it is.</summary>
    public Task<string> LetIn(TwilioForm form, CancellationToken cancel) => Receive(form, Reception.Open(Called(form)), cancel);

    private async Task<string> Receive(TwilioForm form, Reception reception, CancellationToken cancel)
    {
        var (call, arrival) = (new CallId(form.CallSid), Arrival(form, reception));
        await arrivals.Begin(call, arrival, form.KeyOf(call, arrival), form.ReceivedAt, cancel);
        return documents.Arrival(call, reception, arrival.To, policies.Calls.OutsideTimeLimit);
    }

    private QueueId Called(TwilioForm form) => flows.QueueOf(form["To"]) ?? queues.Now.Of(form["To"]).Id;

    private static CallEvent.Fact.CustomerArrived Arrival(TwilioForm form, Reception reception) => new(
        form["From"], form["To"], reception.End.NamedQueue ?? reception.Closed[^1].Queue, Verstat.Read(form["StirVerstat"]), reception.Closed.IsEmpty ? null : reception.End);
}
