using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.History;

/// <summary>What the kinds of events are called where they are read of.</summary>
internal static class EventWords
{
    /// <summary>Such as <c>dial in</c>.</summary>
    public static Sentence Of(CallEvent happened) => Of(Json.NameOf(happened));

    /// <param name="kind">As it is saved: <c>dial-in</c>.</param>
    internal static Sentence Of(string kind) => OfFact(kind) ?? OfIntent(kind) ?? $"{kind.Replace('-', ' ')}";

    private static Sentence? OfFact(string kind) => kind switch
    {
        "customer-arrived" => $"customer arrived",
        "flow-stepped" => $"flow stepped",
        "leg-progressed" => $"leg progressed",
        "leg-ended" => $"leg ended",
        "agent-answered" => $"agent answered",
        "participant-joined" => $"participant joined",
        "participant-left" => $"participant left",
        "participant-flags" => $"participant flags",
        "room-ended" => $"room ended",
        "dial-finished" => $"dial finished",
        "ring-timed-out" => $"ring timed out",
        "phone-gone" => $"phone gone",
        "end-timed-out" => $"end timed out",
        "hold-answered" => $"hold answered",
        "coaching-answered" => $"coaching answered",
        "hold-in-doubt" => $"hold in doubt",
        "presence-in-doubt" => $"presence in doubt",
        "rejoin-time-up" => $"rejoin time up",
        "consult-time-up" => $"consult time up",
        "consult-request-time-up" => $"consult request time up",
        "found-outside" => $"found outside",
        "found-alive" => $"found alive",
        "participants-found" => $"participants found",
        "nothing-recorded" => $"nothing recorded",
        "recording-begun" => $"recording begun",
        "recording-answered" => $"recording answered",
        "recording-refused" => $"recording refused",
        "recording-over" => $"recording over",
        "transcription-begun" => $"transcription begun",
        "transcription-stopped" => $"transcription stopped",
        "pause-time-up" => $"pause time up",
        "effect-troubled" => $"effect troubled",
        "effect-done" => $"effect done",
        _ => null,
    };

    private static Sentence? OfIntent(string kind) => kind switch
    {
        "offer" => $"offer",
        "next-expert" => $"next expert",
        "announce-wait" => $"announce wait",
        "overflow" => $"overflow",
        "book-call-back" => $"book call back",
        "call-out" => $"call out",
        "call-customer" => $"call customer",
        "dial-in" => $"dial in",
        "consult" => $"consult",
        "cold-transfer" => $"cold transfer",
        "request-consult" => $"request consult",
        "answer-consult-request" => $"answer consult request",
        "begin-consult" => $"begin consult",
        "merge" => $"merge",
        "swap" => $"swap",
        "cancel" => $"cancel",
        "leave" => $"leave",
        "hold" => $"hold",
        "resume" => $"resume",
        "pause-recording" => $"pause recording",
        "resume-recording" => $"resume recording",
        "begin-payment" => $"begin payment",
        "end-payment" => $"end payment",
        "rejoin" => $"rejoin",
        "hang-up" => $"hang up",
        "decline" => $"decline",
        "end" => $"end",
        "request-help" => $"request help",
        "withdraw-help-request" => $"withdraw help request",
        "monitor" => $"monitor",
        "change-monitor-mode" => $"change monitor mode",
        "stop-monitoring" => $"stop monitoring",
        "take-over" => $"take over",
        "remove" => $"remove",
        "accept-help-request" => $"accept help request",
        _ => null,
    };
}
