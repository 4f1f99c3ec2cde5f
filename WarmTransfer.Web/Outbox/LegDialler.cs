using Microsoft.Extensions.Options;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Twiml;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Twilio;

namespace WarmTransfer.Web.Outbox;

/// <summary>Places an agent's leg, once. Twilio has no idempotency key for this, so after a doubtful try it looks before it dials.</summary>
internal sealed class LegDialler(
    Desk desk, CallReader calls, ITwilioVoice twilio, RingParameters parameters, CallBudget budget, CallPolicy policy, CallUrls urls, IOptions<TwilioOptions> options, TimeProvider clock)
{
    // Twilio's clock and ours need not agree to the second.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    public async Task Dial(Call call, Leg leg, bool doubtful, CancellationToken cancel)
    {
        if (leg is not { IsLive: true, Sid: null }) return;
        try
        {
            // Also when nobody wants it any more: a leg whose sid is known can be ended.
            if (doubtful && leg.Number is not null) await Ended(call, leg, LegEnding.Failed, cancel);
            else if (doubtful && await Find(leg, cancel) is { } found) await Dialled(call, leg, found, cancel);
            else if (await IsWanted(call, leg, cancel)) await Create(call.Id, leg.Id, cancel);
        }
        catch (TwilioFault fault) when (fault.Kind == TwilioFaultKind.Refused)
        {
            await Ended(call, leg, LegEnding.Failed, cancel);
        }
    }

    private async Task<bool> IsWanted(Call call, Leg leg, CancellationToken cancel)
    {
        if (leg is not { IsLive: true, Sid: null }) return false;
        if (leg is { Released: false } && !call.IsOver) return true;
        await Ended(call, leg, call.Customer.IsLive ? LegEnding.Canceled : LegEnding.CallerLeft, cancel);
        return false;
    }

    // An agent is reserved for one leg at a time, so a live call to that agent since then is this leg. An outside number may be
    // rung for several customers at once and cannot be told apart: there a doubtful try counts as failed, never as a second call.
    private async Task<string?> Find(Leg leg, CancellationToken cancel)
    {
        var found = await twilio.ListCallsAsync(Address(leg), leg.Since - ClockSkew, status: null, cancel);
        return found.FirstOrDefault(call => call.Status is CallStatuses.Queued or CallStatuses.Ringing or CallStatuses.InProgress)?.Sid;
    }

    // The turn may come late: by then the customer may be gone, somebody else may have answered, or another process may have dialled.
    private async Task Create(CallId id, LegId legId, CancellationToken cancel)
    {
        if (!await budget.Take(clock, async () => await calls.Find(id, cancel) is { } now && await IsWanted(now, now[legId], cancel), cancel)) return;
        var call = (await calls.Find(id, cancel))!;
        var leg = call[legId];
        var created = await twilio.CreateCallAsync(new CreateCall
        {
            To = Address(leg) + parameters.Of(call, leg),
            From = options.Value.PhoneNumber,
            Url = urls.Connect(call.Id, leg).AbsoluteUri,
            StatusCallback = urls.LegEvents(call.Id, leg.Id).AbsoluteUri,
            Timeout = (int)policy.RingTimeOf(call).TotalSeconds,
        }, cancel);
        await Dialled(call, leg, created.Sid, cancel);
    }

    private static string Address(Leg leg) => leg.Agent is { } agent ? $"client:{agent}" : leg.Number!;

    private Task<Outcome> Dialled(Call call, Leg leg, string sid, CancellationToken cancel) =>
        desk.Post(new Post(call.Id, new CallEvent.Fact.LegProgressed(leg.Id, sid, LegProgress.Dialled), "outbox"), cancel);

    private Task<Outcome> Ended(Call call, Leg leg, LegEnding ending, CancellationToken cancel) =>
        desk.Post(new Post(call.Id, new CallEvent.Fact.LegEnded(leg.Id, Sid: null, ending), "outbox"), cancel);
}
