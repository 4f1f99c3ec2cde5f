using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.SteppingIn;

/// <summary>What a supervisor may do with the calls of a picture. As on the console, the machines themselves are asked.</summary>
internal sealed class StepIns(CallMachine machine, AgentMachine agents)
{
    /// <summary>Null when there is no such call any more.</summary>
    public StepInView? Of(Picture picture, CallId id, AgentId me, DateTimeOffset now)
    {
        if (picture.Calls.GetValueOrDefault(id) is not { } call) return null;
        var names = new Names(call, me, picture.Agents);
        var mine = call.PartOf(me);
        var mode = Mode(call, mine);
        return new StepInView(
            id, Whose(call, names), mode, mine is { Progress: LegProgress.Admitted } && call.Phase.Parties.Contains(mine.Id),
            Controls(call, me, mode, picture.Agents.GetValueOrDefault(me), now), Views.Hand(call.Hand, names),
            [.. call.AgentLegs.Where(leg => leg.IsLive && leg.Agent != me).Select(leg => Removable(call, leg, me, names, now))]);
    }

    /// <summary>Null when the supervisor has not stepped in anywhere, or is on the way out.</summary>
    public static SteppedIn? SteppedIn(Picture picture, AgentId me) =>
        picture.Agents.GetValueOrDefault(me)?.Engagement is { } engagement && picture.Calls.GetValueOrDefault(engagement.Call) is { IsOver: false } call
        && call.Find(engagement.Leg) is { Watch: not null, IsLive: true, Released: false } leg
            ? new SteppedIn(call.Id, Mode(call, leg), Whose(call, new Names(call, me, picture.Agents)))
            : null;

    private static WatchMode? Mode(Call call, Leg? leg) => call.IsWatching(leg) ? leg!.Watch : null;

    private static string Whose(Call call, Names names) =>
        call.Phase.OwnerLeg is { } owner ? $"{names.Of(call[owner])}’s call" : "a waiting customer’s call";

    private StepInControls Controls(Call call, AgentId me, WatchMode? current, Agent? agent, DateTimeOffset now)
    {
        Refusal? Refused(CallEvent.Intent intent) => Ask(call, intent, now);
        Refusal? To(WatchMode mode) => current is null ? Enter(call, me, mode, agent, now) : current == mode ? null : Refused(new CallEvent.Intent.ChangeWatch(me, mode));
        return new StepInControls(
            To(WatchMode.Listen), To(WatchMode.Whisper), To(WatchMode.Barge),
            Refused(new CallEvent.Intent.StopWatching(me)), Refused(new CallEvent.Intent.TakeOver(me, "")), Refused(new CallEvent.Intent.ClaimHand(me)));
    }

    // The desk asks the supervisor's own state as well. Whoever has never connected a phone is told so by the phone.
    private Refusal? Enter(Call call, AgentId me, WatchMode mode, Agent? agent, DateTimeOffset now) =>
        Ask(call, new CallEvent.Intent.Watch(me, "", mode), now)
        ?? (agent is null ? null : agents.Apply(agent, new AgentEvent.Watches(call.Id, LegId.Customer), now).Refusal);

    private RemovableParty Removable(Call call, Leg leg, AgentId me, Names names, DateTimeOffset now)
    {
        var (plain, withFate) = (Ask(call, new CallEvent.Intent.Remove(me, leg.Id), now), Ask(call, new CallEvent.Intent.Remove(me, leg.Id, CustomerFate.Requeue), now));
        return new RemovableParty(leg.Id, names.Kind(leg), names.Of(leg), Headlines.State(call, leg), plain is not null && withFate is null, withFate);
    }

    private Refusal? Ask(Call call, CallEvent.Intent intent, DateTimeOffset now) => machine.Apply(call, intent, now).Refusal;
}
