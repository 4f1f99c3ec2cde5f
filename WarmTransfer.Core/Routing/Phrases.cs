namespace WarmTransfer.Core.Routing;

/// <summary>The sentences that callers and agents hear.</summary>
public sealed record Phrases
{
    /// <summary>Said once to a customer who has just called.</summary>
    public string Welcome { get; init; } = "Thank you for calling. Please hold while we connect you to an agent.";

    /// <summary>Said again and again while the music cannot be played.</summary>
    public string HoldTheLine { get; init; } = "Please hold the line. We will be with you in a moment.";

    /// <summary>Said to a customer whose agent was lost.</summary>
    public string OneMoment { get; init; } = "One moment please, we are connecting you to the next agent.";

    /// <summary>Said to a customer who goes on with the second agent because the first was lost.</summary>
    public string NextAgent { get; init; } = "Thank you for holding. Your next agent is on the line.";

    /// <summary>Said to the customer when the call ends.</summary>
    public string Goodbye { get; init; } = "Thank you for calling. Goodbye.";

    /// <summary>Said to an agent who answered as the customer was gone.</summary>
    public string CallerLeft { get; init; } = "The caller has left. Thank you.";

    /// <summary>Said to an agent who answered after the call was offered to somebody else.</summary>
    public string NoLongerYours { get; init; } = "This call is no longer waiting for you. Thank you.";

    /// <summary>Said to an agent who answered after somebody else.</summary>
    public string TakenBy(AgentId agent) => $"This call has been taken by {agent}. Thank you.";

    /// <summary>Said to an agent who tests the phone.</summary>
    public string PreCallTest { get; init; } = "This is the test of your phone. What you hear has come from the phone network. One, two, three.";

    /// <summary>Said on a leg whose call we do not know.</summary>
    public string UnknownCall { get; init; } = "We are sorry, this call could not be found. Please call again.";
}
