using System.Globalization;

namespace WarmTransfer.Simulator.Webhooks;

/// <summary>How often and how long a webhook is tried; read from the fragment of its URL.</summary>
internal sealed record ConnectionOverrides(int Retries, IReadOnlySet<string> RetryOn, TimeSpan Connect, TimeSpan Read, TimeSpan Total)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    /// <summary>One retry, and only where no connection came about.</summary>
    public static ConnectionOverrides Default { get; } =
        new(1, new HashSet<string> { "ct" }, TimeSpan.FromSeconds(5), Limit, Limit);

    public static ConnectionOverrides Parse(Uri url)
    {
        var settings = url.Fragment.TrimStart('#').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('=', 2)).Where(part => part.Length == 2)
            .ToLookup(part => part[0], part => part[1]);
        return new ConnectionOverrides(
            (int)Number(settings["rc"], Default.Retries, 5),
            settings["rp"].FirstOrDefault()?.Split(',').ToHashSet() ?? Default.RetryOn,
            Milliseconds(settings["ct"], Default.Connect, 10_000),
            Milliseconds(settings["rt"], Default.Read, 15_000),
            Milliseconds(settings["tt"], Default.Total, 15_000));
    }

    public bool Retry(string failure) => RetryOn.Contains("all") || RetryOn.Contains(failure);

    private static TimeSpan Milliseconds(IEnumerable<string> values, TimeSpan otherwise, double max) =>
        TimeSpan.FromMilliseconds(Number(values, otherwise.TotalMilliseconds, max));

    private static double Number(IEnumerable<string> values, double otherwise, double max) =>
        int.TryParse(values.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, max) : otherwise;
}
