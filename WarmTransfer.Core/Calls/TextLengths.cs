using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Dispositions;

namespace WarmTransfer.Core.Calls;

/// <summary>How long what people write may be, in UTF-16 characters. It is judged before anything else, whoever asks.</summary>
public static class TextLengths
{
    /// <summary>As long as an agent's identity may be; a number is shorter.</summary>
    public const int ToMaxLength = 256;

    /// <summary>Legs are called <c>customer</c>, or <c>L</c> and a number.</summary>
    public const int LegMaxLength = 16;

    /// <summary>Which text is too long, how long it is and how long it may be; null when none is.</summary>
    public static Refusal? Refuse(CallEvent.Intent intent) => intent switch
    {
        CallEvent.Intent.Transfer i => Refuse("to", To(i.Target), ToMaxLength)
            ?? Refuse("reason", i.Briefing.Reason, Briefing.ReasonMaxLength) ?? Refuse("note", i.Briefing.Note, Briefing.NoteMaxLength),
        CallEvent.Intent.TakeOver i => Refuse("reason", i.Reason, Briefing.ReasonMaxLength),
        CallEvent.Intent.Remove i => Refuse("leg", i.Leg.Value, LegMaxLength),
        _ => null,
    };

    /// <inheritdoc cref="Refuse(CallEvent.Intent)"/>
    public static Refusal? Refuse(AgentEvent e) => e switch
    {
        AgentEvent.GoAway g => Refuse("reason", g.Reason, AgentMachine.ReasonMaxLength),
        AgentEvent.Dispose d => Refuse("code", d.Disposal.Code ?? "", DispositionSet.IdMaxLength)
            ?? d.Disposal.Tags.Select(tag => Refuse("tags", tag, DispositionSet.NameMaxLength)).FirstOrDefault(refusal => refusal is not null)
            ?? Refuse("followUp", d.Disposal.FollowUp?.For?.Value ?? "", ToMaxLength),
        AgentEvent.DismissWork d => Refuse("reason", d.Reason, WrapUpRules.ReasonMaxLength),
        AgentEvent.PhoneTested { Failed: { } failed } => Refuse("failed", failed, AgentMachine.FailedMaxLength),
        _ => null,
    };

    private static string To(Target target) => target switch
    {
        Target.Colleague to => to.Agent.Value,
        Target.Outside to => to.Number,
        Target.OtherQueue to => to.Queue.Value,
        _ => throw new ArgumentOutOfRangeException(nameof(target), target, "Not a target."),
    };

    private static Refusal? Refuse(string field, string text, int most) => text.Length > most
        ? new Refusal(RefusalCode.TooLong, $"The field {field} has {text.Length} characters; it may have {most}.")
        : null;
}
