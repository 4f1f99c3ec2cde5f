using System.Collections.Immutable;

namespace WarmTransfer.Core.Calls;

/// <summary>Which outside numbers a call may be transferred to.</summary>
public sealed record NumberPlan
{
    private const int ShortestE164 = 8;
    private const int LongestE164 = 16;

    /// <summary>Starts of E.164 numbers that may be dialled, such as <c>+44</c>. Empty: none may.</summary>
    public ImmutableArray<string> Allowed { get; init; } = [];

    /// <summary>
    /// Starts that may not, although an allowed start covers them: premium-rate and satellite ranges, and the countries that share +1 with the United
    /// States and Canada and are called from there at international rates.
    /// </summary>
    public ImmutableArray<string> Blocked { get; init; } =
    [
        "+1900", "+1242", "+1246", "+1264", "+1268", "+1284", "+1345", "+1441", "+1473", "+1649", "+1658", "+1664", "+1721", "+1758", "+1767", "+1784",
        "+1809", "+1829", "+1849", "+1868", "+1869", "+1876",
        "+449", "+4484", "+4487", "+3389", "+34803", "+34806", "+34807", "+34905", "+34907", "+3989", "+49900", "+49137",
        "+870", "+881", "+882", "+883", "+979",
    ];

    /// <summary>Null when the number may be dialled, otherwise what is wrong with it.</summary>
    public Refusal? Refuse(string number)
    {
        if (!IsE164(number))
            return new(RefusalCode.BadNumber, $"“{number}” is not a full number: write a plus sign, the country code and the number, digits only, such as +15550100123.");
        if (Blocked.Any(start => number.StartsWith(start, StringComparison.Ordinal)))
            return new(RefusalCode.NumberNotAllowed, "Premium-rate and satellite numbers, and countries that cost as much, cannot be dialled.");
        return Allowed.Any(start => number.StartsWith(start, StringComparison.Ordinal))
            ? null
            : new(RefusalCode.NumberNotAllowed, "This number is not on the list of numbers that calls may be transferred to.");
    }

    private static bool IsE164(string number) =>
        number.Length is >= ShortestE164 and <= LongestE164 && number[0] == '+' && number[1] != '0' && number.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;
}
