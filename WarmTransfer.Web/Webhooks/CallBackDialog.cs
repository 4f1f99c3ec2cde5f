using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Routing;

namespace WarmTransfer.Web.Webhooks;

/// <summary>Hears by the keys of a waiting customer whether, and where, they want to be called back. Whoever presses something else, or nothing, waits on.</summary>
internal sealed class CallBackDialog(WebhookDesk desk, Documents documents, LivePolicies policies)
{
    private const string Yes = "1";
    private const int MostTries = 2;

    /// <param name="tries">How often they have been asked for the number; 0: they were only offered a call-back.</param>
    public async Task<string> Pressed(CallId id, int tries, TwilioForm form, CancellationToken cancel)
    {
        if (await desk.Find(id, cancel) is not { } call || call.Customer.Sid != form.CallSid) return documents.UnknownCall();
        return call.Phase switch
        {
            CallPhase.Ended { Reason: EndReason.CallBackBooked } => documents.CallBackBooked(call),
            not (CallPhase.Waiting or CallPhase.Offered) => documents.Next(call, LegId.Customer, policies.Calls.OutsideTimeLimit),
            _ when tries == 0 => form["Digits"] == Yes ? documents.AskForCallBack(call, Known(call), tries) : documents.WaitOn(call),
            _ when Chosen(call, form["Digits"]) is { } number => await Book(call, number, form, cancel),
            _ => tries < MostTries ? documents.AskForCallBack(call, Known(call), tries) : documents.WaitOn(call),
        };
    }

    private async Task<string> Book(Call call, string number, TwilioForm form, CancellationToken cancel) =>
        await desk.Ask(call.Id, new CallEvent.Intent.BookCallBack(number), form, cancel) is { Refusal: null } ? documents.CallBackBooked(call) : documents.WaitOn(call);

    private string? Known(Call call) => policies.Calls.Numbers.Allows(call.From) ? call.From : null;

    private string? Chosen(Call call, string digits) => digits == Yes ? Known(call) : NumberingPlans.Full(digits, like: call.To) is { } typed && policies.Calls.Numbers.Allows(typed) ? typed : null;
}
