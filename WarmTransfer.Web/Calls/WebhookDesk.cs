using WarmTransfer.Core;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Web.Calls;

/// <summary>The desk as webhooks use it: they may come before the call's arrival is saved, and more than once.</summary>
internal sealed class WebhookDesk(Desk desk, CallReader calls, Arrivals arrivals, Reconciler reconciler)
{
    public async Task<Call?> Find(CallId call, CancellationToken cancel)
    {
        await arrivals.WhenSaved(call, cancel);
        return await calls.Find(call, cancel);
    }

    /// <summary>The call after somebody's browser has called in, or as it is when that was refused.</summary>
    public async Task<Call?> CallIn(CallId call, CallEvent.Intent intent, TwilioForm form, CancellationToken cancel) =>
        (await desk.Post(new Post(call, intent, intent.Actor!.Value.Value, form.Token, form.ReceivedAt), cancel)).Call;

    /// <summary>The call after the fact; null when there is no such call, and then nothing was saved.</summary>
    public async Task<Call?> Post(CallId call, CallEvent.Fact fact, TwilioForm form, CancellationToken cancel)
    {
        await arrivals.WhenSaved(call, cancel);
        // One webhook may carry two facts; each has its own key.
        var key = form.Token is { } token ? $"{token} {fact.GetType().Name}" : null;
        var after = (await desk.Post(new Post(call, fact, "twilio", key, form.ReceivedAt), cancel)).Call;
        if (after is null) reconciler.Nudge(call);
        return after;
    }
}
