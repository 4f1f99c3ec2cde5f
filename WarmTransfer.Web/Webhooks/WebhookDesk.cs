using Microsoft.Extensions.Options;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Reconciliation;

namespace WarmTransfer.Web.Webhooks;

/// <summary>The desk as webhooks use it: they may come before the call's arrival is saved, and more than once.</summary>
internal sealed class WebhookDesk(Desk desk, CallReader calls, Arrivals arrivals, Reconciler reconciler, IOptions<DatabaseOptions> database, TimeProvider clock)
{
    private static readonly TimeSpan Elsewhere = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    public async Task<Call?> Find(CallId call, CancellationToken cancel)
    {
        await arrivals.WhenSaved(call, cancel);
        return await calls.Find(call, cancel);
    }

    /// <summary>Whether this very delivery has told of the call's arrival before.</summary>
    public async Task<bool> HasTold(CallId call, CallEvent.Fact arrival, TwilioForm form, CancellationToken cancel) =>
        form.KeyOf(call, arrival) is { } key && await calls.Knows(key, cancel);

    /// <summary>Somebody's browser has called in.</summary>
    public Task<Outcome> CallIn(CallId call, CallEvent.Intent intent, string dedupeKey, TwilioForm form, CancellationToken cancel) =>
        desk.Post(new Post(call, intent, intent.Actor!.Value.Value, dedupeKey, form.ReceivedAt), cancel);

    /// <summary>The customer has asked for something.</summary>
    public Task<Outcome> Ask(CallId call, CallEvent.Intent intent, TwilioForm form, CancellationToken cancel) =>
        desk.Post(new Post(call, intent, "customer", form.KeyOf(call, intent), form.ReceivedAt), cancel);

    /// <summary>The call after the fact; null when there is no such call, and then nothing was saved.</summary>
    public async Task<Call?> Post(CallId call, CallEvent.Fact fact, TwilioForm form, CancellationToken cancel)
    {
        await arrivals.WhenSaved(call, cancel);
        var post = new Post(call, fact, "twilio", form.KeyOf(call, fact), form.ReceivedAt);
        var after = (await desk.Post(post, cancel)).Call ?? await WhenSavedElsewhere(post, cancel);
        if (after is null) reconciler.Nudge(call);
        return after;
    }

    // Another node may have answered the arrival a moment ago and not have saved it yet.
    private async Task<Call?> WhenSavedElsewhere(Post post, CancellationToken cancel)
    {
        if (database.Value.IsOneFile) return null;
        var start = clock.GetTimestamp();
        while (clock.GetElapsedTime(start) < Elsewhere)
        {
            await Task.Delay(Interval, clock, cancel);
            if (await calls.Find(post.Call, cancel) is not null) return (await desk.Post(post, cancel)).Call;
        }

        return null;
    }
}
