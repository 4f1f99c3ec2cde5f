using WarmTransfer.Core;
using System.Collections.Immutable;
using System.Globalization;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Waiting;
using WarmTransfer.Web.Administration;

namespace WarmTransfer.Web.Waiting;

/// <summary>When an overflow rule holds, as it is chosen.</summary>
public enum OverflowWhen
{
    Waited,
    MostWaiting,
    NobodySignedIn,
    Closed,
}

/// <summary>An overflow rule as it is typed.</summary>
public sealed class OverflowDraft
{
    public OverflowWhen When { get; set; }

    /// <summary>Seconds, or a number of customers.</summary>
    public string Limit { get; set; } = "";

    public string Message { get; set; } = "";

    /// <summary>The message in further languages.</summary>
    public List<TranslationDraft> Also { get; init; } = [];

    public Destination Then { get; set; } = new Destination.EndCall();

    public bool HasLimit => When is OverflowWhen.Waited or OverflowWhen.MostWaiting;

    public int? ReadLimit => int.TryParse(Limit.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : null;

    public static OverflowDraft Of(OverflowRule rule) => new()
    {
        When = rule.When switch
        {
            OverflowCondition.Waited => OverflowWhen.Waited,
            OverflowCondition.MostWaiting => OverflowWhen.MostWaiting,
            OverflowCondition.NobodySignedIn => OverflowWhen.NobodySignedIn,
            _ => OverflowWhen.Closed,
        },
        Limit = rule.When switch
        {
            OverflowCondition.Waited waited => WaitDraft.Text(waited.For.TotalSeconds),
            OverflowCondition.MostWaiting most => WaitDraft.Text(most.Others),
            _ => "",
        },
        Message = rule.Message,
        Also = TranslationDraft.Of(rule.Also),
        Then = rule.Then,
    };

    public OverflowRule Read() => new(
        When switch
        {
            OverflowWhen.Waited => new OverflowCondition.Waited(TimeSpan.FromSeconds(ReadLimit ?? 0)),
            OverflowWhen.MostWaiting => new OverflowCondition.MostWaiting(ReadLimit ?? 0),
            OverflowWhen.NobodySignedIn => new OverflowCondition.NobodySignedIn(),
            _ => new OverflowCondition.Closed(),
        },
        Message.Trim(), Then) { Also = TranslationDraft.Read(Also) };
}

/// <summary>The rules of waiting as they are typed: whatever stands in a field stays there, whether it can be read or not.</summary>
public sealed class WaitDraft
{
    private static readonly Sentence NoNumber = $"This is not a whole number. For example: 60";

    /// <summary>Seconds; empty: nothing is announced.</summary>
    public string AnnounceEvery { get; set; } = "";

    public bool TellPosition { get; set; }

    public bool TellEstimate { get; set; }

    /// <summary>One on a line.</summary>
    public string Comfort { get; set; } = "";

    /// <summary>Minutes; empty: no call-back is offered.</summary>
    public string OfferCallBackFrom { get; set; } = "";

    public bool OfferCallBackOnArrival { get; set; }

    public bool CustomerFirst { get; set; }

    public List<OverflowDraft> Overflow { get; init; } = [];

    public static WaitDraft Of(WaitRules rules) => new()
    {
        AnnounceEvery = rules.AnnounceEvery is { } every ? Text(every.TotalSeconds) : "",
        TellPosition = rules.TellPosition,
        TellEstimate = rules.TellEstimate,
        Comfort = string.Join('\n', rules.Comfort),
        OfferCallBackFrom = rules.OfferCallBackFrom is { } from ? Text(from.TotalMinutes) : "",
        OfferCallBackOnArrival = rules.OfferCallBackOnArrival,
        CustomerFirst = rules.CustomerFirst,
        Overflow = [.. rules.Overflow.Select(OverflowDraft.Of)],
    };

    public WaitRules Read() => new()
    {
        AnnounceEvery = Whole(AnnounceEvery) is { } every ? TimeSpan.FromSeconds(every) : null,
        TellPosition = TellPosition,
        TellEstimate = TellEstimate,
        Comfort = Lines(Comfort),
        OfferCallBackFrom = Whole(OfferCallBackFrom) is { } from ? TimeSpan.FromMinutes(from) : null,
        OfferCallBackOnArrival = OfferCallBackOnArrival,
        CustomerFirst = CustomerFirst,
        Overflow = [.. Overflow.Select(rule => rule.Read())],
    };

    /// <summary>What cannot be read.</summary>
    public ImmutableArray<FieldFault> Unreadable() =>
    [
        .. new[] { (Field: nameof(AnnounceEvery), Text: AnnounceEvery), (Field: nameof(OfferCallBackFrom), Text: OfferCallBackFrom) }
            .Where(one => one.Text.Trim() is not "" && Whole(one.Text) is null).Select(one => new FieldFault(one.Field, NoNumber)),
        .. Overflow.Select((rule, at) => (rule, at)).Where(one => one.rule is { HasLimit: true, ReadLimit: null }).Select(one => new FieldFault(WaitChecks.FieldOf(one.at, "When"), NoNumber)),
    ];

    internal static ImmutableArray<string> Lines(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    internal static string Text(double number) => number.ToString("0", CultureInfo.InvariantCulture);

    private static int? Whole(string text) => int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
