using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Leads;
using WarmTransfer.Web.Routing;

namespace WarmTransfer.Web.Webhooks;

/// <summary>Hears by a customer's keys whether, and where, they want to be called back, or no more. Whoever presses something else, or nothing, goes on as they would have.</summary>
internal sealed class CallBackDialog(WebhookDesk desk, FrontDesk front, CallBacks callBacks, Documents documents, CallBackDocuments questions, LivePolicies policies)
{
    private const string Yes = "1";
    private const int MostTries = 2;

    /// <param name="tries">How often they have been asked for the number; 0: they were only offered a call-back.</param>
    public async Task<string> Pressed(CallId id, int tries, TwilioForm form, CancellationToken cancel)
    {
        if (await desk.Find(id, cancel) is not { } call) return await Unknown(id, form, cancel);
        if (call.Customer.Sid != form.CallSid) return documents.UnknownCall();
        return call.Phase switch
        {
            CallPhase.Ended { Reason: EndReason.CallBackBooked } => questions.Booked(call),
            not (CallPhase.Waiting or CallPhase.Offered or CallPhase.InFlow) => Next(call),
            _ when tries == 0 => form["Digits"] == Yes ? questions.Ask(call, Known(call), tries) : questions.WaitOn(call),
            _ when Chosen(call, form["Digits"]) is { } number => await Book(call, number, form, cancel),
            _ => tries < MostTries ? questions.Ask(call, Known(call), tries) : questions.WaitOn(call),
        };
    }

    /// <summary>A caller who was promised a call has pressed a key as they called again.</summary>
    public async Task<string> Cancelled(CallId id, TwilioForm form, CancellationToken cancel)
    {
        if (await desk.Find(id, cancel) is not { } call) return await Unknown(id, form, cancel);
        if (call.Customer.Sid != form.CallSid) return documents.UnknownCall();
        if (call.AnsweredAt is not null) return Next(call);
        return await front.Receive(form, call, hasCancelled: form["Digits"] == Yes && await callBacks.Cancel(call, cancel), cancel);
    }

    // The process that answered them died before the call was saved: the queue has them.
    private async Task<string> Unknown(CallId id, TwilioForm form, CancellationToken cancel) => form.CallSid == id.Value ? await front.LetIn(form, cancel) : documents.UnknownCall();

    private string Next(Call call) => documents.Next(call, LegId.Customer, policies.Calls.OutsideTimeLimit);

    private async Task<string> Book(Call call, string number, TwilioForm form, CancellationToken cancel) =>
        await desk.Ask(call.Id, new CallEvent.Intent.BookCallBack(number), form, cancel) is { Refusal: null } ? questions.Booked(call) : questions.WaitOn(call);

    private string? Known(Call call) => policies.Calls.Numbers.Allows(call.From) ? call.From : null;

    private string? Chosen(Call call, string digits) => digits == Yes ? Known(call) : NumberingPlans.Full(digits, like: call.To) is { } typed && policies.Calls.Numbers.Allows(typed) ? typed : null;
}
