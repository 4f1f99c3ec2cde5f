using WarmTransfer.Core;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Web.Console;

/// <summary>What can have happened to a call before somebody is brought in.</summary>
public enum Happening
{
    CustomerCalled,
    CustomerHeld,
    HelpAsked,
    TransferAsked,
    Answered,
    ExpertSought,
    OtherWasFirst,
    Left,
    HungUp,
    Declined,
    DidNotAnswer,
    NotConnected,
    Withdrawn,
    CustomerGone,
    NotDialled,
}

/// <summary>One thing that happened to a call.</summary>
/// <param name="After">How long after the customer's arrival.</param>
/// <param name="Who">The name of whoever it is about; empty for the customer.</param>
public sealed record PastMoment(TimeSpan After, Happening Kind, string Who = "")
{
    /// <summary>As a clock counts it.</summary>
    public string Clock => $"{(int)After.TotalMinutes}:{After.Seconds:00}";

    /// <summary>Of a call that was declined, where the agent said why.</summary>
    public DeclineReason? Why { get; init; }

    /// <summary>As a screen says it. What a ringing phone says of itself stands in <c>briefing.js</c>.</summary>
    public Sentence What => Kind switch
    {
        Happening.CustomerCalled => $"the customer called",
        Happening.CustomerHeld => $"the customer was put on hold",
        Happening.HelpAsked => $"{Who} asked for help",
        Happening.TransferAsked => $"{Who} asked for this transfer",
        Happening.Answered => $"{Who} answered",
        Happening.ExpertSought => $"{Who}: asked for an expert",
        Happening.OtherWasFirst => $"{Who}: another agent was first",
        Happening.Left => $"{Who}: left",
        Happening.HungUp => $"{Who}: hung up",
        Happening.Declined when Why is { } why => $"{Who}: declined: {StatusLines.Why(why)}",
        Happening.Declined => $"{Who}: declined",
        Happening.DidNotAnswer => $"{Who}: did not answer",
        Happening.NotConnected => $"{Who}: phone not connected",
        Happening.Withdrawn => $"{Who}: withdrawn",
        Happening.CustomerGone => $"{Who}: the customer was gone",
        Happening.NotDialled => $"{Who}: could not be dialled",
        _ => throw new InvalidOperationException($"No words for {Kind}."),
    };

    /// <summary>For a phone that rings, which says it in its page's language: the clock, what happened with the reason behind a dot, and who.</summary>
    public string Code => $"{Clock} {Kind}{(Why is { } why ? $".{why}" : "")} {Who}".TrimEnd();
}
