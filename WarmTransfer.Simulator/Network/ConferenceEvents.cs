using System.Globalization;
using WarmTransfer.Simulator.Webhooks;

namespace WarmTransfer.Simulator.Network;

/// <summary>Tells the conference's status callback what happened, if the first participant asked for it.</summary>
internal sealed class ConferenceEvents(Exchange exchange)
{
    public void Started(Conference conference) => Send(conference, "start", "conference-start", []);

    public void Ended(Conference conference, Seat? by)
    {
        var extra = new List<KeyValuePair<string, string>> { new("ReasonConferenceEnded", conference.ReasonEnded!), new("Reason", Sentence(conference, by)) };
        if (by is not null) extra.Add(new("CallSidEndingConference", by.Leg.Sid));
        if (by?.Label is { } label) extra.Add(new("ParticipantLabelEndingConference", label));
        Send(conference, "end", "conference-end", extra);
    }

    public void Left(Seat seat, string reason) => Send(seat.Conference, "leave", "participant-leave",
        [.. Of(seat), new("ParticipantCallStatus", seat.Leg.Status.Wire()), new("ReasonParticipantLeft", reason)]);

    public void Participant(string enabledBy, string name, Seat seat) => Send(seat.Conference, enabledBy, name, Of(seat));

    public void Announcement(Conference conference, Seat? seat, Uri url, string? failure)
    {
        List<KeyValuePair<string, string>> extra = [.. seat is null ? [] : Of(seat), new("AnnounceUrl", url.ToString())];
        if (failure is not null) extra.Add(new("ReasonAnnouncementFailed", failure));
        Send(conference, "announcement", failure is null ? "announcement-end" : "announcement-fail", extra);
    }

    private static string Sentence(Conference conference, Seat? by) =>
        by is null ? "Conference ended via API" : $"Participant {by.Leg.Sid} left, {conference.ReasonEnded}";

    private static List<KeyValuePair<string, string>> Of(Seat seat)
    {
        List<KeyValuePair<string, string>> parameters =
        [
            new("CallSid", seat.Leg.Sid), new("Muted", Text(seat.Muted)), new("Hold", Text(seat.Hold)), new("Coaching", Text(seat.Coaching)),
            new("EndConferenceOnExit", Text(seat.EndOnExit)), new("StartConferenceOnEnter", Text(seat.Options.StartOnEnter)),
        ];
        if (seat.Label is { } label) parameters.Add(new("ParticipantLabel", label));
        if (seat is { Coaching: true, CallSidToCoach: { } target }) parameters.Add(new("CallSidToCoach", target));
        return parameters;
    }

    private static string Text(bool value) => value ? "true" : "false";

    private void Send(Conference conference, string enabledBy, string name, IEnumerable<KeyValuePair<string, string>> extra)
    {
        if (conference.Hook is not { } hook || !hook.Wants(enabledBy)) return;
        List<KeyValuePair<string, string>> parameters =
        [
            new("ConferenceSid", conference.Sid), new("FriendlyName", conference.FriendlyName), new("AccountSid", exchange.Options.AccountSid),
            new("SequenceNumber", (conference.NextSequence++).ToString(CultureInfo.InvariantCulture)),
            new("Timestamp", VoiceParameters.Rfc2822(exchange.Now)), new("StatusCallbackEvent", name), .. extra,
        ];
        exchange.Callbacks.Send(new WebhookRequest(name, hook.Url, hook.Method, parameters, CallSid: parameters.Find(pair => pair.Key == "CallSid").Value));
    }
}
