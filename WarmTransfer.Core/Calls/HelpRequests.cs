namespace WarmTransfer.Core.Calls;

/// <summary>An agent's request for help: one at a time in a call, and one supervisor who answers it.</summary>
internal static class HelpRequests
{
    public static Step Raise(Call call, AgentId by, DateTimeOffset now) => (call.PartOf(by), call.HelpRequest) switch
    {
        (null, _) => Step.Refuse(call, RefusalCode.NotYourCall, $"You are not on this call."),
        (_, { } help) => Step.Refuse(call, RefusalCode.WrongPhase, help.By == by ? (Sentence)$"You have asked for help already." : $"Your colleague has asked for help already."),
        _ => Step.Of(call with { HelpRequest = new HelpRequest(by, now) }),
    };

    public static Step Lower(Call call, AgentId by) => call.HelpRequest?.By == by
        ? Step.Of(call with { HelpRequest = null })
        : Step.Refuse(call, RefusalCode.WrongPhase, $"You have not asked for help.");

    public static Step Claim(Call call, AgentId by) => call.HelpRequest switch
    {
        null => Step.Refuse(call, RefusalCode.WrongPhase, $"Nobody on this call asks for help any more."),
        { Claimed: { } other } => Step.Refuse(call, RefusalCode.Taken, other == by ? (Sentence)$"You have said that you are coming." : $"Another supervisor is coming already."),
        var help => Step.Of(call with { HelpRequest = help with { Claimed = by } }),
    };

    /// <summary>Whoever has left the call needs no more help with it.</summary>
    public static Step Follow(Call call) => call.HelpRequest is { } help && (call.IsOver || call.PartOf(help.By) is null) ? Step.Of(call with { HelpRequest = null }) : Step.Of(call);
}
