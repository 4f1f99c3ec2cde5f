
namespace WarmTransfer.Web.Live;

/// <summary>Names as people sort them, whatever their case: Seat 2 comes before Seat 10.</summary>
internal sealed class NaturalOrder : IComparer<string>
{
    private NaturalOrder() { }

    public static NaturalOrder OfNames { get; } = new();

    public int Compare(string? x, string? y)
    {
        var (one, other, i, j) = (x ?? "", y ?? "", 0, 0);
        while (i < one.Length && j < other.Length)
            if (Next(one, ref i).CompareTo(Next(other, ref j)) is not 0 and var order) return order;
        return (one.Length - i).CompareTo(other.Length - j);
    }

    // A run of digits counts as one number, which comes before every letter.
    private static (bool, ulong) Next(string text, ref int at)
    {
        if (!char.IsAsciiDigit(text[at])) return (true, char.ToUpperInvariant(text[at++]));
        var number = 0ul;
        while (at < text.Length && char.IsAsciiDigit(text[at])) number = unchecked(number * 10 + (ulong)(text[at++] - '0'));
        return (false, number);
    }
}
