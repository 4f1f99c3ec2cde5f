using WarmTransfer.Core;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Web.Console;

/// <summary>The ways to hand a call to somebody else.</summary>
public enum TransferKind
{
    Introduce,
    Consult,
    Cold,
}

/// <summary>To whom a call is handed.</summary>
public enum TransferTo
{
    Agent,
    Queue,
    Outside,
}

/// <summary>What each of them is called, and what there is to do.</summary>
internal static class TransferTos
{
    public static Sentence Title(this TransferTo to) => to switch
    {
        TransferTo.Agent => $"An agent",
        TransferTo.Queue => $"A queue",
        TransferTo.Outside => $"An outside number",
        _ => throw new ArgumentOutOfRangeException(nameof(to), to, "Not a target."),
    };

    public static Sentence Hint(this TransferTo to, TransferKind kind) => to switch
    {
        TransferTo.Agent => $"Choosing an agent dials at once.",
        TransferTo.Queue when kind is not TransferKind.Cold => $"Choosing a queue rings up to three of its free agents, one after the other, until one answers.",
        TransferTo.Queue => $"Choosing a queue sends the customer there at once, before all who wait for their first agent.",
        TransferTo.Outside => $"Enter dials the number.",
        _ => throw new ArgumentOutOfRangeException(nameof(to), to, "Not a target."),
    };
}

/// <summary>What each way is called, what it does, and what it asks of the call.</summary>
internal static class TransferKinds
{
    public static Sentence Title(this TransferKind kind) => kind switch
    {
        TransferKind.Introduce => $"Introduce three-way",
        TransferKind.Consult => $"Consult first",
        TransferKind.Cold => $"Cold transfer",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of transfer."),
    };

    public static Sentence Explanation(this TransferKind kind) => kind switch
    {
        TransferKind.Introduce => $"Their phone rings while you talk on; once they answer, all three hear each other.",
        TransferKind.Consult => $"The customer hears music while you speak with them in private.",
        TransferKind.Cold => $"You are out at once. If nobody answers, the customer comes back.",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of transfer."),
    };

    public static CallEvent.Intent Intent(this TransferKind kind, AgentId by, Target target, Briefing briefing, bool overriding = false) => kind switch
    {
        TransferKind.Introduce => new CallEvent.Intent.DialIn(by, target, briefing, overriding),
        TransferKind.Consult => new CallEvent.Intent.Consult(by, target, briefing, overriding),
        TransferKind.Cold => new CallEvent.Intent.ColdTransfer(by, target, briefing, overriding),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of transfer."),
    };

    public static Refusal? Refusal(this TransferKind kind, CallControls controls) => kind switch
    {
        TransferKind.Introduce => controls.DialIn,
        TransferKind.Consult => controls.Consult,
        TransferKind.Cold => controls.Cold,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of transfer."),
    };
}
