namespace WarmTransfer.Core.Alerts;

/// <summary>What is over a threshold, as people read it: sentences without the full stop.</summary>
internal static class BreachWords
{
    public static Sentence Phones => $"{Breach.Count} agents’ phones are not heard of any more";

    public static Sentence Call(AlertDefinition rule, int limit, string queue, string? agent) => (rule.Metric, agent) switch
    {
        (AlertRule.LongHold, null) => $"A customer has been on hold for more than {Seconds(limit)}",
        (AlertRule.LongHold, { } with) => $"A customer has been on hold with {with} for more than {Seconds(limit)}",
        _ => $"A customer has waited for more than {Seconds(limit)} in {queue}",
    };

    public static Sentence Calls(AlertDefinition rule, int limit, string? queue) => (rule.Metric, queue) switch
    {
        (AlertRule.LongHold, null) => $"{Breach.Count} customers have been on hold for more than {Seconds(limit)}",
        (AlertRule.LongHold, { } of) => $"{Breach.Count} customers of {of} have been on hold for more than {Seconds(limit)}",
        (_, null) => $"{Breach.Count} customers have waited for more than {Seconds(limit)}",
        (_, { } of) => $"{Breach.Count} customers have waited for more than {Seconds(limit)} in {of}",
    };

    /// <summary>Of what is one figure for all.</summary>
    public static Sentence Whole(AlertDefinition rule, int limit, string? queue) => (rule.Metric, limit, queue) switch
    {
        (AlertRule.AvailableAgents, 1, null) => $"No agent is available",
        (AlertRule.AvailableAgents, 1, { } of) => $"No agent is available for {of}",
        (AlertRule.AvailableAgents, _, null) => $"Fewer than {limit} agents are available",
        (AlertRule.AvailableAgents, _, { } of) => $"Fewer than {limit} agents are available for {of}",
        (AlertRule.ServiceLevel, _, null) => $"The service level in the last half hour is below {limit} %",
        (AlertRule.ServiceLevel, _, { } of) => $"The service level of {of} in the last half hour is below {limit} %",
        // The others begin with a number.
        _ => AlertWords.Condition(rule with { Threshold = limit }, queue),
    };

    public static Sentence Phone(SilentPhone phone) => phone.HasCall
        ? (Sentence)$"{phone.Name} has a call, and the phone is not heard of any more"
        : $"{phone.Name} was available, and the phone is not heard of any more";

    private static Sentence Seconds(int seconds) => AlertWords.Words(TimeSpan.FromSeconds(seconds));
}
