namespace WarmTransfer.Core.Calls;

/// <summary>How a supervisor takes part in a call that they do not have.</summary>
public enum MonitorMode
{
    /// <summary>Hears everybody, is heard by nobody.</summary>
    Listen,

    /// <summary>Is heard by the agent who owns the call, and by nobody else.</summary>
    Whisper,

    /// <summary>Is heard by everybody.</summary>
    Barge,
}

/// <summary>Who hears a leg: nobody, only the leg with the CallSid <paramref name="Coaching"/>, or all.</summary>
public readonly record struct CoachingFlags(bool Muted, string? Coaching)
{
    public static CoachingFlags Silent { get; } = new(Muted: true, null);

    public static CoachingFlags Open { get; } = new(Muted: false, null);

    public static CoachingFlags Only(string sid) => new(Muted: false, sid);
}

/// <summary>What becomes of a customer whose last agent a supervisor removes.</summary>
public enum CustomerFate
{
    /// <summary>Offered to the next agent, first in line.</summary>
    Requeue,

    /// <summary>Told goodbye.</summary>
    End,
}

/// <summary>An agent asks a supervisor for help.</summary>
/// <param name="Claimed">The supervisor who has said "I'm coming"; null while nobody has.</param>
public sealed record HelpRequest(AgentId By, DateTimeOffset At, AgentId? Claimed = null);
