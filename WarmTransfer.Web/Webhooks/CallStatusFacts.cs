using WarmTransfer.Core;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Web.Webhooks;

/// <summary>Twilio's words for a leg's progress, as facts.</summary>
internal static class CallStatusFacts
{
    private const int NotFound = 404;
    private const int TemporarilyUnavailable = 480;

    public static bool IsOver(string status) => Ending(status) is not null;

    /// <summary>Null for a word that says nothing new, now or in some later version of Twilio's API.</summary>
    public static CallEvent.Fact? Read(LegId leg, TwilioForm form) => form["CallStatus"] switch
    {
        "initiated" or "queued" => new CallEvent.Fact.LegProgressed(leg, form.CallSid, LegProgress.Dialled),
        "ringing" => new CallEvent.Fact.LegProgressed(leg, form.CallSid, LegProgress.Ringing),
        "in-progress" => new CallEvent.Fact.LegProgressed(leg, form.CallSid, LegProgress.Answered),
        var status => Ending(status, form.Number("SipResponseCode", 0)) is { } ending ? new CallEvent.Fact.LegEnded(leg, form.CallSid, ending) : null,
    };

    /// <summary>Null for a status in which the leg is not over.</summary>
    public static LegEnding? Ending(string status, int sipCode = 0) => status switch
    {
        "completed" => LegEnding.HungUp,
        "busy" => LegEnding.Declined,
        "no-answer" => LegEnding.NoAnswer,
        "canceled" => LegEnding.Canceled,
        "failed" => sipCode is NotFound or TemporarilyUnavailable ? LegEnding.NotRegistered : LegEnding.Failed,
        _ => null,
    };
}
