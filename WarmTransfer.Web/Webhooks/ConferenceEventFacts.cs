using WarmTransfer.Core.Calls;

namespace WarmTransfer.Web.Webhooks;

/// <summary>Twilio's words for what happens in a conference, as facts.</summary>
internal static class ConferenceEventFacts
{
    public const string EndedByLeaving = "participant-with-end-conference-on-exit-left";

    /// <summary>Nothing for a word that says nothing to us, now or in some later version of Twilio's API.</summary>
    public static IEnumerable<CallEvent.Fact> Read(TwilioForm form, int room)
    {
        switch (form["StatusCallbackEvent"])
        {
            case "participant-join":
                yield return new CallEvent.Fact.ParticipantJoined(form.CallSid, room, form["ConferenceSid"] is { Length: > 0 } sid ? sid : null);
                break;
            case "participant-mute" or "participant-unmute" or "participant-hold" or "participant-unhold":
                yield return Flags(form, room);
                break;
            case "participant-leave":
                yield return new CallEvent.Fact.ParticipantLeft(form.CallSid, room, HungUp(form));
                break;
            case "conference-end":
                yield return new CallEvent.Fact.RoomEnded(room, EndedBy(form));
                break;
        }
    }

    private static CallEvent.Fact.ParticipantFlags Flags(TwilioForm form, int room) =>
        new(form.CallSid, room, form.Flag("Muted"), form.Flag("Hold"), form.Number("SequenceNumber", 0));

    // The reason alone does not tell: a leg whose wait document could not be had leaves the conference with the same word, and is up.
    private static bool HungUp(TwilioForm form) =>
        form["ParticipantCallStatus"] is { Length: > 0 } status ? CallStatusFacts.IsOver(status) : form["ReasonParticipantLeft"] == "participant_hung_up";

    private static string? EndedBy(TwilioForm form) =>
        form["ReasonConferenceEnded"] == EndedByLeaving && form["CallSidEndingConference"] is { Length: > 0 } sid ? sid : null;
}
