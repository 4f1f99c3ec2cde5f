using System.Text.Json.Serialization;

namespace WarmTransfer.Core.Calls;

/// <summary>Whom a call is transferred to. A closed hierarchy.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Colleague), "agent")]
[JsonDerivedType(typeof(Outside), "number")]
[JsonDerivedType(typeof(OtherQueue), "queue")]
public abstract record Target
{
    private Target() { }

    /// <summary>An agent at the browser phone.</summary>
    public sealed record Colleague(AgentId Agent) : Target;

    /// <summary>Somebody outside, by E.164 number.</summary>
    public sealed record Outside(string Number) : Target;

    /// <summary>Whoever answers in another queue.</summary>
    public sealed record OtherQueue(QueueId Queue) : Target;

    public static Target To(AgentId agent) => new Colleague(agent);
}

/// <summary>What the first agent tells the second before they answer.</summary>
/// <param name="Reason">Why the call is transferred, in a few words.</param>
/// <param name="Note">What the second agent should know.</param>
public sealed record Briefing(string Reason, string Note)
{
    public const int ReasonMaxLength = 100;
    public const int NoteMaxLength = 2000;

    public static Briefing None { get; } = new("", "");
}

/// <summary>A transfer as it was asked for: by whom, what was said about it, and when; and whether somebody else is looked for meanwhile.</summary>
/// <param name="Experts">The queue of which whoever is free is asked, instead of one agent; null: the transfer is to somebody.</param>
public sealed record Handover(AgentId By, Briefing Briefing, DateTimeOffset At, ExpertSearch Search = ExpertSearch.None, QueueId? Experts = null);
