using WarmTransfer.Core;

namespace WarmTransfer.Web.Account;

/// <summary>A browser in two words, out of what it says of itself.</summary>
internal static class BrowserName
{
    // In this order: most name others before themselves.
    private static readonly (string Token, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Token, string Name)[] Systems =
        [("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    public static Sentence Of(string description)
    {
        var (browser, system) = (Find(Browsers, description), Find(Systems, description));
        return (browser, system) switch
        {
            ({ }, { }) => $"{browser} on {system}",
            ({ }, null) => $"{browser}",
            _ => $"A program",
        };
    }

    private static string? Find((string Token, string Name)[] known, string description) =>
        known.FirstOrDefault(one => description.Contains(one.Token, StringComparison.Ordinal)).Name;
}
