using System.Collections.Immutable;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Web.Console;

/// <summary>The last that happened to a call, for an agent who is being brought in. Of supervisors who only listen it tells nothing.</summary>
internal static class SoFar
{
    public const int Most = 3;

    public static ImmutableArray<PastMoment> Of(Call call, Names names) => [.. Moments(call, names).OrderBy(moment => moment.After).TakeLast(Most)];

    private static IEnumerable<PastMoment> Moments(Call call, Names names)
    {
        yield return new(default, Happening.CustomerCalled);
        foreach (var moment in call.AgentLegs.Where(leg => !leg.OnlyMonitored).SelectMany(leg => Moments(call, leg, names.Of(leg)))) yield return moment;
        if (call.Customer.HeldSince is { } held) yield return new(held - call.ArrivedAt, Happening.CustomerHeld);
        if (call.HelpRequest is { } help) yield return new(help.At - call.ArrivedAt, Happening.HelpAsked, names.Of(help.By));
        if (call.Handover is { } handover) yield return new(handover.At - call.ArrivedAt, Happening.TransferAsked, names.Of(handover.By));
    }

    private static IEnumerable<PastMoment> Moments(Call call, Leg leg, string name)
    {
        if (leg.AdmittedAt is { } admitted) yield return new(admitted - call.ArrivedAt, Happening.Answered, name);
        if (!leg.IsLive) yield return new(leg.Since - call.ArrivedAt, Ending(leg), name) { Why = leg.Ending is LegEnding.Declined ? leg.Declines : null };
    }

    private static Happening Ending(Leg leg) => leg switch
    {
        { SoughtIn: not null } => Happening.ExpertSought,
        { LostTo: not null } => Happening.OtherWasFirst,
        { Ending: LegEnding.HungUp, Released: true } => Happening.Left,
        { Ending: LegEnding.HungUp } => Happening.HungUp,
        { Ending: LegEnding.Declined } => Happening.Declined,
        { Ending: LegEnding.NoAnswer } => Happening.DidNotAnswer,
        { Ending: LegEnding.NotRegistered } => Happening.NotConnected,
        { Ending: LegEnding.Canceled } => Happening.Withdrawn,
        { Ending: LegEnding.CallerLeft } => Happening.CustomerGone,
        _ => Happening.NotDialled,
    };
}
