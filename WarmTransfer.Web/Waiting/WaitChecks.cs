using WarmTransfer.Core;
using System.Collections.Immutable;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Waiting;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Routing;

namespace WarmTransfer.Web.Waiting;

/// <summary>What the rules of waiting have to be. Whether an outside number may be dialled depends on the settings of this machine, and is asked by <see cref="Hours.LiveHours"/>.</summary>
internal static class WaitChecks
{
    // Whoever is told something for longer than twenty seconds is taken to be lost on the way.
    public const int MostComfort = 10, LongestComfort = 300, MostRules = 10, MostInFront = 1000;
    public static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(15), LongestPause = TimeSpan.FromHours(1), ShortestWait = TimeSpan.FromSeconds(10), LongestWait = TimeSpan.FromHours(4);

    /// <param name="id">The queue whose rules they are.</param>
    public static IEnumerable<FieldFault> Check(string id, WaitRules rules, SettingsNow others) =>
    [
        .. rules.AnnounceEvery is { } every && (every < ShortestPause || every > LongestPause)
            ? [new FieldFault(nameof(rules.AnnounceEvery), $"This is not between 15 and 3600 seconds. For example: 60")] : Array.Empty<FieldFault>(),
        .. rules.AnnounceEvery is not null && rules is { TellPosition: false, TellEstimate: false, OfferCallBackFrom: null, Comfort.IsEmpty: true }
            ? [new FieldFault(nameof(rules.AnnounceEvery), $"There is nothing to announce. Choose the place, the estimate or a call-back, or write a comfort message.")] : Array.Empty<FieldFault>(),
        .. rules.OfferCallBackFrom is { } from && (from < TimeSpan.FromMinutes(1) || from > LongestWait)
            ? [new FieldFault(nameof(rules.OfferCallBackFrom), $"This is not between 1 and 240 minutes. For example: 5")] : Array.Empty<FieldFault>(),
        .. rules is { OfferCallBackOnArrival: true, OfferCallBackFrom: null }
            ? [new FieldFault(nameof(rules.OfferCallBackFrom), $"Say from how many minutes of estimated wait on it is offered to those who call. For example: 5")] : Array.Empty<FieldFault>(),
        .. Comfort(rules.Comfort).Select(fault => new FieldFault(nameof(rules.Comfort), fault)),
        .. rules.Overflow.Length > MostRules ? [new FieldFault(nameof(rules.Overflow), $"There may be {MostRules} rules.")] : Array.Empty<FieldFault>(),
        .. rules.Overflow.SelectMany((rule, at) => Rule(id, rule, others).Select(fault => fault with { Field = FieldOf(at, fault.Field) })),
    ];

    /// <summary>What is wrong with comfort messages, in whichever language.</summary>
    public static IEnumerable<Sentence> Comfort(ImmutableArray<string> messages)
    {
        if (messages.Length > MostComfort) yield return $"There may be {MostComfort} messages.";
        if (messages.Any(message => message.Length > LongestComfort || !QueueRules.CanBeSaid(message))) yield return $"A message is longer than {LongestComfort} characters, or holds one that cannot be said.";
    }

    /// <summary>Name of a field of one rule.</summary>
    public static string FieldOf(int rule, string field) => $"{nameof(WaitRules.Overflow)}:{rule}:{field}";

    /// <summary>Whether the queue is where a rule sends calls.</summary>
    public static bool Leads(WaitRules rules, string queue) => rules.Overflow.Any(rule => rule.Then.NamedQueue?.Value == queue);

    private static IEnumerable<FieldFault> Rule(string id, OverflowRule rule, SettingsNow others)
    {
        if (When(rule.When) is { } when) yield return new("When", when);
        if (!QueueRules.CanBeSaid(rule.Message)) yield return new("Message", $"This is empty, too long or holds a character that cannot be said. Write a sentence that the customer hears before anything else happens.");
        foreach (var fault in TranslationFaults.Of(rule.Also)) yield return new("Also", fault);
        if (rule.Then.NamedQueue?.Value is { } to && !(to == id ? rule.Then is Destination.ToVoicemail : others.All(QueueSetting.Kind).Any(queue => queue.Id == to)))
            yield return new("Queue", rule.Then is Destination.ToVoicemail ? (Sentence)$"Choose the queue whose voicemail it is." : $"Choose another queue.");
    }

    private static Sentence? When(OverflowCondition when) => when switch
    {
        OverflowCondition.Waited { For: var wait } when wait < ShortestWait || wait > LongestWait => $"This is not between 10 and 14400 seconds. For example: 600",
        OverflowCondition.MostWaiting { Others: < 0 or > MostInFront } => $"This is not between 0 and {MostInFront}. For example: 20",
        _ => null,
    };
}
