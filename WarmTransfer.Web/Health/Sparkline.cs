namespace WarmTransfer.Web.Health;

/// <summary>The points of a small line, now at its right end.</summary>
internal static class Sparkline
{
    public const int Width = HealthHistory.Minutes, Height = 20;

    /// <param name="least">The line's scale reaches at least so high: what is far below it looks flat.</param>
    public static string Points(IReadOnlyList<double> values, double least)
    {
        var (top, first) = (Math.Max(values.Max(), least), Width - values.Count);
        return string.Join(' ', values.Select((value, i) => $"{first + i},{Height - Height * value / top:0.#}"));
    }
}
