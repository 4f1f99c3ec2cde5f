using Microsoft.Extensions.Options;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Cluster;
using WarmTransfer.Web.Observability;
using WarmTransfer.Web.Twilio;

namespace WarmTransfer.Web.Outbox;

/// <summary>Places an agent's leg, once. Twilio has no idempotency key for this, so after a doubtful try it looks before it dials.</summary>
internal sealed class LegDialler(
    Desk desk, CallReader calls, TwilioVoice twilio, RingParameters parameters, CallBudget budget, CallMachine machine, Measures measures, Troubles troubles, CallUrls urls, TwilioNames names, Duty duty, IOptions<TwilioOptions> options, IOptions<DeskOptions> deskSettings,
    TimeProvider clock)
{
    // Twilio's clock and ours need not agree to the second.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    // Shorter waits are over before anybody has read of them.
    private static readonly TimeSpan Noticeable = TimeSpan.FromSeconds(0.5);

    /// <summary>After so many tries somebody else had better be rung.</summary>
    public const int MostTries = 3;

    public async Task Dial(Call call, Leg leg, int triesBefore, CancellationToken cancel)
    {
        if (leg is not { IsLive: true, Sid: null }) return;
        var doubtful = triesBefore > 0;
        try
        {
            // Also when nobody wants it any more: a leg whose sid is known can be ended.
            if (doubtful && leg.Agent is null) await Ended(call, leg, LegEnding.Failed, cancel);
            else if (doubtful && await Find(call, leg, cancel) is { } found) await Dialled(call, leg, found, cancel);
            // Only now that Twilio has said that the last try came to nothing.
            else if (triesBefore >= MostTries) await Ended(call, leg, LegEnding.Failed, cancel);
            else if (await IsWanted(call, leg, cancel)) await Create(call.Id, leg.Id, cancel);
        }
        catch (TwilioRequestException fault) when (fault.Kind == TwilioFaultKind.Refused)
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
    private async Task<string?> Find(Call call, Leg leg, CancellationToken cancel)
    {
        var found = await twilio.ReadCallsAsync(options.Value.PhoneNumber, leg.Since - ClockSkew, cancel);
        return found.FirstOrDefault(one => IsTo(one, Address(call, leg)) && IsLive(one))?.Sid;
    }

    private static bool IsLive(TwilioCall call) => call.Status is CallStatuses.Queued or CallStatuses.Ringing or CallStatuses.InProgress;

    // Whether Twilio keeps the parameters behind the name is nowhere written, and its filter is exact: so it is compared here.
    private static bool IsTo(TwilioCall call, string address) => call.To.Split('?')[0] == address;

    // The turn may come late: by then the customer may be gone, somebody else may have answered, or another process may have dialled.
    private async Task Create(CallId id, LegId legId, CancellationToken cancel)
    {
        if (!await Turn(id, legId, cancel)) return;
        var call = (await calls.Find(id, cancel))!;
        var leg = call[legId];
        duty.Demand();
        var created = await twilio.CreateCallAsync(new CreateCall
        {
            To = Address(call, leg) + parameters.Of(call, leg),
            // A customer sees the number that they know, which is ours as well.
            From = leg.Id == LegId.Customer ? call.To : options.Value.PhoneNumber,
            Url = urls.Connect(call.Id, leg),
            Fallback = leg.Id == LegId.Customer ? deskSettings.Value.Fallback : null,
            StatusCallback = urls.LegEvents(call.Id, leg.Id),
            Timeout = (int)machine.Policy.RingTimeToAskFor(call, leg).TotalSeconds,
            TimeLimit = leg.Agent is not null ? null : (int)machine.Policy.OutsideTimeLimit.TotalSeconds,
        }, cancel);
        await Dialled(call, leg, created.Sid, cancel);
    }

    private async Task<bool> Turn(CallId id, LegId leg, CancellationToken cancel)
    {
        var (effect, told) = (new CallEffect.DialAgent(leg, default).Name, false);
        var came = await budget.Take(clock, async () => await calls.Find(id, cancel) is { } now && await IsWanted(now, now[leg], cancel), Tell, cancel);
        if (came) measures.BudgetUsed();
        if (told) await troubles.Over(id, effect, cancel);
        return came;

        Task Tell(TimeSpan wait) => (told = wait > Noticeable) ? troubles.Queued(id, effect, clock.GetUtcNow() + wait, cancel) : Task.CompletedTask;
    }

    private string Address(Call call, Leg leg) => leg.Agent is { } agent ? names.Phone(agent) : leg.Number ?? call.From;

    private Task<Outcome> Dialled(Call call, Leg leg, string sid, CancellationToken cancel) =>
        desk.Post(new Post(call.Id, new CallEvent.Fact.LegProgressed(leg.Id, sid, LegProgress.Dialled), "outbox"), cancel);

    private Task<Outcome> Ended(Call call, Leg leg, LegEnding ending, CancellationToken cancel) =>
        desk.Post(new Post(call.Id, new CallEvent.Fact.LegEnded(leg.Id, Sid: null, ending), "outbox"), cancel);
}
