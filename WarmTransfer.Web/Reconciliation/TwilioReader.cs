using System.Collections.Immutable;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Webhooks;

namespace WarmTransfer.Web.Reconciliation;

/// <summary>Asks Twilio how its calls stand: one request after the other, and none that another answer makes needless.</summary>
internal sealed class TwilioReader(TwilioVoice twilio, TwilioNames names, TimeProvider clock)
{
    private const string Connected = "connected";

    public async Task<LiveRooms> LiveRooms(CancellationToken cancel)
    {
        var waiting = await twilio.ReadConferencesAsync(friendlyName: null, ConferenceStatuses.Init, cancel);
        var running = await twilio.ReadConferencesAsync(friendlyName: null, ConferenceStatuses.InProgress, cancel);
        return new LiveRooms([.. waiting, .. running.Where(conference => !waiting.Any(other => other.Sid == conference.Sid))], names);
    }

    public async Task<CallAtTwilio> Look(Call call, LiveRooms live, CancellationToken cancel)
    {
        var at = clock.GetUtcNow();
        var rooms = ImmutableArray.CreateBuilder<ConferenceAtTwilio>();
        foreach (var (number, conference) in live.Of(call.Id)) rooms.Add(await Enter(call, number, conference.Sid, cancel));
        var seen = rooms.DrainToImmutable();
        return new CallAtTwilio(at, seen, await Legs(call, seen, cancel));
    }

    private async Task<ConferenceAtTwilio> Enter(Call call, int number, string conference, CancellationToken cancel)
    {
        var there = ImmutableArray.CreateBuilder<ParticipantAtTwilio>();
        foreach (var one in await twilio.ReadParticipantsAsync(conference, cancel))
            if (one.Status == Connected) there.Add(Read(one, call.FindBySid(one.CallSid) is null ? await PartyOf(one.CallSid, cancel) : null));
        return new ConferenceAtTwilio(number, conference, there.DrainToImmutable());
    }

    private static ParticipantAtTwilio Read(TwilioParticipant one, Target? party) =>
        new(one.CallSid, one.Muted, one.Hold, one.Coaching ? one.CallSidToCoach : null, one.EndConferenceOnExit, party);

    // Whom we have rung is at its end; a browser that has called us is at its beginning.
    private async Task<Target?> PartyOf(string sid, CancellationToken cancel) =>
        await twilio.FetchCallAsync(sid, cancel) is not { } call ? null
        : (names.AgentAt(call.To) ?? names.AgentAt(call.From)) is { } agent ? Target.To(agent)
        : call.To is ['+', ..] number ? new Target.Outside(number)
        : null;

    private async Task<ImmutableArray<LegAtTwilio>> Legs(Call call, ImmutableArray<ConferenceAtTwilio> rooms, CancellationToken cancel)
    {
        var present = rooms.SelectMany(room => room.Participants).Select(participant => participant.Sid).ToHashSet();
        var legs = ImmutableArray.CreateBuilder<LegAtTwilio>();
        foreach (var leg in call.Legs)
            if (leg.Sid is not { } sid) continue;
            else if (present.Contains(sid)) legs.Add(new LegAtTwilio(sid, LegProgress.Answered));
            else if (leg.IsLive) legs.Add(Status(sid, (await twilio.FetchCallAsync(sid, cancel))?.Status));
        return legs.DrainToImmutable();
    }

    private static LegAtTwilio Status(string sid, string? status) => status switch
    {
        null => new LegAtTwilio(sid, LegProgress.Ended, LegEnding.HungUp),
        CallStatuses.Queued => new LegAtTwilio(sid, LegProgress.Dialled),
        CallStatuses.Ringing => new LegAtTwilio(sid, LegProgress.Ringing),
        CallStatuses.InProgress => new LegAtTwilio(sid, LegProgress.Answered),
        _ => new LegAtTwilio(sid, LegProgress.Ended, CallStatusFacts.Ending(status) ?? LegEnding.HungUp),
    };
}
