using System.Collections.Immutable;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.History;

namespace WarmTransfer.Web.Console;

/// <summary>One thing that happened to a call.</summary>
/// <param name="After">How long after the customer's arrival.</param>
public sealed record PastMoment(TimeSpan After, string What)
{
    public override string ToString() => $"{(int)After.TotalMinutes}:{After.Seconds:00} {What}";
}

/// <summary>The last that happened to a call, for an agent who is being brought in. Of supervisors who only listen it tells nothing.</summary>
internal static class SoFar
{
    public const int Most = 3;

    public static ImmutableArray<PastMoment> Of(Call call, Names names) =>
        [.. Moments(call, names).OrderBy(moment => moment.At).TakeLast(Most).Select(moment => new PastMoment(moment.At - call.ArrivedAt, moment.What))];

    private static IEnumerable<(DateTimeOffset At, string What)> Moments(Call call, Names names)
    {
        yield return (call.ArrivedAt, "the customer called");
        foreach (var moment in call.AgentLegs.Where(leg => !leg.OnlyMonitored).SelectMany(leg => Moments(call, leg, names.Of(leg)))) yield return moment;
        if (call.Customer.HeldSince is { } held) yield return (held, "the customer was put on hold");
        if (call.HelpRequest is { } help) yield return (help.At, $"{names.Of(help.By)} asked for help");
        if (call.Handover is { } handover) yield return (handover.At, $"{names.Of(handover.By)} asked for this transfer");
    }

    private static IEnumerable<(DateTimeOffset At, string What)> Moments(Call call, Leg leg, string name)
    {
        if (leg.AdmittedAt is { } admitted) yield return (admitted, $"{name} answered");
        if (!leg.IsLive) yield return (leg.Since, $"{name}: {InASentence(PastWords.Outcome(call, leg).English)}");
    }

    private static string InASentence(string words) => $"{char.ToLowerInvariant(words[0])}{words[1..]}";
}
