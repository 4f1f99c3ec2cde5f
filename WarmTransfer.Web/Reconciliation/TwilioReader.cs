using System.Collections.Immutable;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Webhooks;

namespace WarmTransfer.Web.Reconciliation;

/// <summary>Asks Twilio how its calls stand: one request after the other, and none that another answer makes needless.</summary>
internal sealed class TwilioReader(TwilioVoice twilio, TimeProvider clock)
{
    private const string Connected = "connected";

    public async Task<LiveRooms> LiveRooms(CancellationToken cancel)
    {
        var waiting = await twilio.ReadConferencesAsync(friendlyName: null, ConferenceStatuses.Init, cancel);
        var running = await twilio.ReadConferencesAsync(friendlyName: null, ConferenceStatuses.InProgress, cancel);
        return new LiveRooms([.. waiting, .. running.Where(conference => !waiting.Any(other => other.Sid == conference.Sid))]);
    }

    public async Task<CallAtTwilio> Look(Call call, LiveRooms live, CancellationToken cancel)
    {
        var at = clock.GetUtcNow();
        var rooms = ImmutableArray.CreateBuilder<ConferenceAtTwilio>();
        foreach (var (number, conference) in live.Of(call.Id)) rooms.Add(await Enter(number, conference.Sid, cancel));
        var seen = rooms.DrainToImmutable();
        return new CallAtTwilio(at, seen, await Legs(call, seen, cancel));
    }

    private async Task<ConferenceAtTwilio> Enter(int number, string conference, CancellationToken cancel)
    {
        var participants = await twilio.ReadParticipantsAsync(conference, cancel);
        return new ConferenceAtTwilio(number, conference,
            [.. participants.Where(one => one.Status == Connected).Select(one => new ParticipantAtTwilio(one.CallSid, one.Muted, one.Hold))]);
    }

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
