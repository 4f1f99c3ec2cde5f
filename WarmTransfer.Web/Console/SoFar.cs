using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Web.Console;

/// <summary>One thing that happened to a call.</summary>
/// <param name="After">How long after the customer's arrival.</param>
public sealed record PastMoment(TimeSpan After, Sentence What)
{
    /// <summary>As a clock counts it.</summary>
    public string Clock => $"{(int)After.TotalMinutes}:{After.Seconds:00}";

    /// <summary>For a phone that rings, whose language is not known where it is dialled.</summary>
    public override string ToString() => $"{Clock} {What.English}";
}

/// <summary>The last that happened to a call, for an agent who is being brought in. Of supervisors who only listen it tells nothing.</summary>
internal static class SoFar
{
    public const int Most = 3;

    public static ImmutableArray<PastMoment> Of(Call call, Names names) =>
        [.. Moments(call, names).OrderBy(moment => moment.At).TakeLast(Most).Select(moment => new PastMoment(moment.At - call.ArrivedAt, moment.What))];

    private static IEnumerable<(DateTimeOffset At, Sentence What)> Moments(Call call, Names names)
    {
        yield return (call.ArrivedAt, $"the customer called");
        foreach (var moment in call.AgentLegs.Where(leg => !leg.OnlyMonitored).SelectMany(leg => Moments(leg, names.Of(leg)))) yield return moment;
        if (call.Customer.HeldSince is { } held) yield return (held, $"the customer was put on hold");
        if (call.HelpRequest is { } help) yield return (help.At, $"{names.Of(help.By)} asked for help");
        if (call.Handover is { } handover) yield return (handover.At, $"{names.Of(handover.By)} asked for this transfer");
    }

    private static IEnumerable<(DateTimeOffset At, Sentence What)> Moments(Leg leg, string name)
    {
        if (leg.AdmittedAt is { } admitted) yield return (admitted, $"{name} answered");
        if (!leg.IsLive) yield return (leg.Since, Ending(leg, name));
    }

    private static Sentence Ending(Leg leg, string name) => leg switch
    {
        { SoughtIn: not null } => $"{name}: asked for an expert",
        { LostTo: not null } => $"{name}: another agent was first",
        { Ending: LegEnding.HungUp, Released: true } => $"{name}: left",
        { Ending: LegEnding.HungUp } => $"{name}: hung up",
        { Ending: LegEnding.Declined, Declines: { } why } => $"{name}: declined: {StatusLines.Why(why)}",
        { Ending: LegEnding.Declined } => $"{name}: declined",
        { Ending: LegEnding.NoAnswer } => $"{name}: did not answer",
        { Ending: LegEnding.NotRegistered } => $"{name}: phone not connected",
        { Ending: LegEnding.Canceled } => $"{name}: withdrawn",
        { Ending: LegEnding.CallerLeft } => $"{name}: the customer was gone",
        _ => $"{name}: could not be dialled",
    };
}
