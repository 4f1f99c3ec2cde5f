using WarmTransfer.Core;
using WarmTransfer.Core.Alerts;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Alerts;

/// <summary>Which caps of outside calls are reached, or nearly so. No text names a number: it may hang on a wall.</summary>
internal static class OutsideThresholds
{
    private static Sentence Several { get; } = $"{Breach.Count} limits of outside calls are reached, or nearly so";

    public static IEnumerable<Breach> Of(IEnumerable<OutsideDial> dials, Snapshot snapshot, AlertPolicy policy, DateTimeOffset now)
    {
        if (policy.OutsideCaps is not { } caps) return [];
        OutsideDial[] recent = [.. dials.Where(dial => now - dial.At < OutsideCaps.Window)];
        return [.. All(recent.Length, caps, policy.OutsidePart), .. Agents(recent, caps, snapshot), .. Numbers(recent, caps)];
    }

    private static IEnumerable<Breach> All(int count, OutsideCaps caps, double part)
    {
        if (count >= caps.Total) yield return new(AlertRule.OutsideCalls, "all", $"{count} outside numbers have been dialled within an hour, and no more can be", Several);
        else if (count >= caps.Total * part) yield return new(AlertRule.OutsideCalls, "all", $"{count} of the {caps.Total} outside numbers that may be dialled within an hour have been", Several);
    }

    private static IEnumerable<Breach> Agents(IEnumerable<OutsideDial> dials, OutsideCaps caps, Snapshot snapshot) => dials
        .Select(dial => dial.By).OfType<AgentId>().CountBy(agent => agent).Where(agent => agent.Value >= caps.PerAgent).OrderBy(agent => agent.Key.Value, StringComparer.Ordinal)
        .Select(agent => new Breach(AlertRule.OutsideCalls, $"agent {agent.Key}", $"{Name(agent.Key, snapshot)} has had {agent.Value} outside numbers dialled within an hour, as many as one agent may", Several));

    // All of them together, because what is kept of an alert names no number either.
    private static IEnumerable<Breach> Numbers(IEnumerable<OutsideDial> dials, OutsideCaps caps)
    {
        var often = dials.CountBy(dial => dial.Number).Count(number => number.Value >= caps.PerNumber);
        if (often > 0) yield return new(AlertRule.OutsideCalls, "numbers", Often(often, caps.PerNumber), Several);
    }

    private static Sentence Often(int numbers, int times) => numbers == 1
        ? (Sentence)$"An outside number has been dialled {times} times within an hour, as often as one may be"
        : $"{numbers} outside numbers have been dialled {times} times within an hour, as often as one may be";

    private static string Name(AgentId agent, Snapshot snapshot) => snapshot.Agents.GetValueOrDefault(agent)?.Name ?? agent.Value;
}
