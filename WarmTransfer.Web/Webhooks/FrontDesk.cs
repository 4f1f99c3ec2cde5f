using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Hours;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Flows;
using WarmTransfer.Web.Hours;
using WarmTransfer.Web.Routing;

namespace WarmTransfer.Web.Webhooks;

/// <summary>Receives whoever calls, by the hours of the queue that was called. Needs neither database nor REST: whatever is broken, the customer hears the welcome and music.</summary>
internal sealed class FrontDesk(LiveQueues queues, LiveHours hours, LiveFlows flows, FlowDesk flowDesk, LivePolicies policies, Documents documents, Callers callers, Arrivals arrivals)
{
    /// <summary>The first document of a call.</summary>
    /// <param name="known">The call, where Twilio asks once more.</param>
    /// <param name="hasCancelled">They have just cancelled the call that they were promised.</param>
    public async Task<string> Receive(TwilioForm form, Call? known, bool hasCancelled, CancellationToken cancel)
    {
        var news = callers.New(form, hasCancelled);
        return await flowDesk.Receive(form, known, news, cancel) ?? await Receive(form, hours.Receive(Called(form), form.ReceivedAt), news, cancel);
    }

    /// <summary>The document of a customer who has waited already, and goes on whatever hour it is.</summary>
    public Task<string> LetIn(TwilioForm form, CancellationToken cancel) => Receive(form, Reception.Open(Called(form)), new ArrivalNews(), cancel);

    private async Task<string> Receive(TwilioForm form, Reception reception, ArrivalNews caller, CancellationToken cancel)
    {
        var news = callers.At(caller, reception.End);
        var (call, arrival) = (new CallId(form.CallSid), Arrival(form, reception, news));
        await arrivals.Begin(call, arrival, form.KeyOf(call, arrival), form.ReceivedAt, cancel);
        // Nothing follows from which it could be known afterwards that the customer was promised a call.
        if (arrival.Closed is Destination.ToCallBack) await arrivals.WhenSaved(call, cancel);
        return documents.Arrival(call, reception, arrival.To, policies.Calls.OutsideTimeLimit, known: news);
    }

    private QueueId Called(TwilioForm form) => flows.QueueOf(form["To"]) ?? queues.Now.Of(form["To"]).Id;

    private static CallEvent.Fact.CustomerArrived Arrival(TwilioForm form, Reception reception, ArrivalNews news) => new(
        form["From"], form["To"], reception.Named, Verstat.Read(form["StirVerstat"]), reception.Closed.IsEmpty ? null : reception.End, Told: Callers.Told(news));
}
