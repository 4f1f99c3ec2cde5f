using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace WarmTransfer.Core.Alerts;

/// <summary>What supervisors are alerted to.</summary>
public enum AlertRule
{
    /// <summary>A customer waits for an agent.</summary>
    LongWait,

    /// <summary>A customer is on hold.</summary>
    LongHold,

    /// <summary>Several transfers have failed within minutes.</summary>
    FailedTransfers,

    /// <summary>A phone is not heard of though its agent was available, or has a call.</summary>
    Unreachable,

    /// <summary>As many outside numbers have been dialled within an hour as may be, or nearly so.</summary>
    OutsideCalls,

    /// <summary>Calls to a number of ours go elsewhere at Twilio.</summary>
    NumberElsewhere,

    /// <summary>Many customers wait at once.</summary>
    CustomersWaiting,

    /// <summary>Few agents are available.</summary>
    AvailableAgents,

    /// <summary>Few calls of the last half hour were answered in time.</summary>
    ServiceLevel,

    /// <summary>Many customers of the last half hour hung up before any agent had answered.</summary>
    Abandoned,
}

/// <summary>Something that is over the threshold of a rule.</summary>
/// <param name="Subject">The call or the agent, by which it is known again; empty for the whole floor.</param>
/// <param name="Text">As a sentence.</param>
/// <param name="Several">What several of them are together, with <see cref="Count"/> in place of how many; null where there is only one.</param>
/// <param name="Definition">Id of the rule that an administrator has made; null for what the console always looks after.</param>
/// <param name="InBand">It is not over the threshold, but not back either: it raises no alert, and keeps one.</param>
public sealed record Breach(
    AlertRule Rule, string Subject, [property: JsonPropertyName("sentence")] Sentence Text, [property: JsonPropertyName("sentenceOfSeveral")] Sentence? Several = null, string? Definition = null, bool InBand = false)
{
    /// <summary>Stands where it is not known yet how many there are.</summary>
    public const string Count = "{count}";

    /// <summary>The text in documents, as versions without languages wrote it and read it.</summary>
    [JsonPropertyName("text")]
    public string English
    {
        get => Text.English;
        init => Text ??= Sentence.Read(value ?? "", []);
    }

    /// <inheritdoc cref="English"/>
    [JsonPropertyName("several")]
    public string? SeveralInEnglish
    {
        get => Several?.English;
        init => Several ??= value?.Split(Count) is [var before, var after] ? (Sentence)$"{before}{Count}{after}" : null;
    }

    internal string Source => Definition ?? Rule.ToString();
}

/// <summary>A supervisor who has seen an alert.</summary>
public sealed record Seen(AgentId By, DateTimeOffset At);

/// <summary>What supervisors were told at one moment by one rule.</summary>
/// <param name="Breaches">What of it still holds, or did a moment ago.</param>
/// <param name="Seen">Null until a supervisor acknowledges it.</param>
/// <param name="Definition">As of its breaches.</param>
/// <param name="Teams">Whose supervisors are told, each team on a line; null: all.</param>
public sealed record Alert(AlertRule Rule, ImmutableArray<Breach> Breaches, DateTimeOffset Since, Seen? Seen = null, string? Definition = null, string? Teams = null)
{
    /// <summary>One rule raises no two alerts at one moment.</summary>
    public string Id => $"{Source}-{Since.ToUnixTimeMilliseconds()}";

    /// <summary>What it says, as a sentence without the full stop.</summary>
    public Sentence Text => Breaches is [_, _, ..] && Breaches[^1].Several is { } several
        ? several.With(part => part is Breach.Count ? Breaches.Length : part)
        : Breaches[0].Text;

    internal string Source => Definition ?? Rule.ToString();
}

/// <summary>A breach that is being tracked.</summary>
/// <param name="Since">Over the threshold without a break since then, or since before the alert.</param>
/// <param name="LastOver">When it was last over the threshold.</param>
public sealed record Tracked(Breach Breach, DateTimeOffset Since, DateTimeOffset LastOver);

/// <summary>All alerts there are, and what may become one.</summary>
/// <param name="RaisedAt">When each rule last raised an alert, by its id or its name.</param>
public sealed record AlertBook(ImmutableArray<Alert> Alerts, ImmutableArray<Tracked> Tracked, ImmutableDictionary<string, DateTimeOffset> RaisedAt)
{
    public static AlertBook Empty { get; } = new([], [], ImmutableDictionary<string, DateTimeOffset>.Empty);

    /// <summary>The book of which only the alerts were kept: what they are about is taken to have been over the threshold until now.</summary>
    public static AlertBook Resume(ImmutableArray<Alert> alerts, DateTimeOffset now) => new(
        alerts,
        [.. alerts.SelectMany(alert => alert.Breaches, (alert, breach) => new Tracked(breach, alert.Since, now))],
        alerts.GroupBy(alert => alert.Source).ToImmutableDictionary(rule => rule.Key, rule => rule.Max(alert => alert.Since)));
}
