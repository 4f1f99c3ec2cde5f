using System.Collections.Immutable;

namespace WarmTransfer.Core.Calls;

/// <summary>Which outside numbers a call may be transferred to.</summary>
public sealed record NumberPlan
{
    private const int ShortestE164 = 8;
    private const int LongestE164 = 16;

    private static readonly Refusal NotOnList = new(RefusalCode.NumberNotAllowed, $"This number is not on the list of numbers that calls may be transferred to.");

    /// <summary>
    /// Starts of E.164 numbers that may be dialled. Empty: none may. A country code alone, such as <c>+1</c>, stands for the countries that
    /// <see cref="NumberClass.IsAtHome"/> names; others that share it need a longer start, such as <c>+1876</c>.
    /// </summary>
    public ImmutableArray<string> Allowed { get; init; } = [];

    /// <summary>Starts that may not, whatever start allows them.</summary>
    public ImmutableArray<string> Blocked { get; init; } = [];

    /// <summary>What the numbering plans of the world say of a number in E.164 form: the same of the same number, always. Unless it is given, no number is one.</summary>
    public Func<string, NumberClass> Classify { get; init; } = _ => NumberClass.None;

    /// <summary>Null when the number is written in full, otherwise how it is to be written.</summary>
    // The number itself is not in the sentence, which is kept in the audit.
    public static Refusal? RefuseForm(string number) => IsE164(number)
        ? null
        : new(RefusalCode.BadNumber, $"This is not a full number: write a plus sign, the country code and the number, digits only, such as +12025550123.");

    public bool Allows(string number) => Refuse(number) is null;

    /// <summary>Null when the number may be dialled, otherwise what is wrong with it.</summary>
    public Refusal? Refuse(string number) => RefuseForm(number) ?? (IsIn(Blocked, number) || !IsIn(Allowed, number) ? NotOnList : Refuse(number, Classify(number)));

    private Refusal? Refuse(string number, NumberClass known) => known switch
    {
        { Kind: NumberKind.None } => new(RefusalCode.BadNumber, $"There is no such number: please look at it again, digit by digit."),
        { Kind: not NumberKind.Ordinary } => new(RefusalCode.NumberNotAllowed, Words(known.Kind)),
        { IsAtHome: false } when !IsIn([.. Allowed.Where(start => start.Length > known.CountryCode.Length)], number) => NotOnList,
        _ => null,
    };

    private static bool IsIn(ImmutableArray<string> starts, string number) => starts.Any(start => number.StartsWith(start, StringComparison.Ordinal));

    private static Sentence Words(NumberKind kind) => kind switch
    {
        NumberKind.PremiumRate => $"Premium-rate numbers are never dialled, because of what they cost.",
        NumberKind.SharedCost => $"Shared-cost numbers are never dialled, because of what they cost.",
        NumberKind.Personal => $"Personal numbers, which follow their owner at the caller’s expense, are never dialled, because of what they cost.",
        NumberKind.UniversalAccess => $"Universal access numbers are never dialled, because of what they cost.",
        NumberKind.Pager => $"Pagers are never dialled, because of what they cost.",
        NumberKind.International => $"Satellite phones and networks of no country are never dialled, because of what they cost.",
        NumberKind.None or NumberKind.Ordinary => throw new ArgumentException("These are not refused for their kind.", nameof(kind)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind."),
    };

    private static bool IsE164(string number) =>
        number.Length is >= ShortestE164 and <= LongestE164 && number[0] == '+' && number[1] != '0' && number.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;
}
