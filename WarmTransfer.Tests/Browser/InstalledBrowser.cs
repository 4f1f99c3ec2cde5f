using System.Diagnostics;

namespace WarmTransfer.Tests.Browser;

/// <summary>Where a Chromium is on this machine; the last resort installs one.</summary>
internal static class InstalledBrowser
{
    private const string Variable = "CHROMIUM_PATH";
    // The shell is the browser without its frame, and has less to do.
    private static readonly string[] Names =
        ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "chrome.exe", "msedge.exe"];
    private static readonly string[] MacApplications =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ];
    private static readonly string[] WindowsFolders = [@"Google\Chrome\Application", @"Chromium\Application", @"Microsoft\Edge\Application"];
    // Tests start at the same time; one of them installs.
    private static readonly SemaphoreSlim Gate = new(1, 1);

    /// <param name="downloaded">Where Playwright keeps its own browser, if it ever downloaded one.</param>
    public static async Task<string> FindAsync(string downloaded)
    {
        await Gate.WaitAsync(CancellationToken.None);
        try { return Given() ?? Installed() ?? Existing(downloaded) ?? await InstallAsync(downloaded) ?? throw NotFound(); }
        finally { Gate.Release(); }
    }

    private static string? Given() => Environment.GetEnvironmentVariable(Variable) switch
    {
        null or "" => null,
        var path when File.Exists(path) => path,
        var path => throw new FileNotFoundException($"{Variable} names '{path}', which is no file. Point it at a Chromium, Chrome or Edge, or unset it.", path),
    };

    private static string? Installed() => OnPath().Concat(MacApplications).Concat(OnWindows()).FirstOrDefault(File.Exists);

    private static IEnumerable<string> OnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)));

    private static IEnumerable<string> OnWindows() =>
        from root in new[] { "ProgramFiles", "ProgramFiles(x86)", "LocalAppData" }.Select(Environment.GetEnvironmentVariable)
        where !string.IsNullOrEmpty(root)
        from folder in WindowsFolders
        from name in new[] { "chrome.exe", "msedge.exe" }
        select Path.Combine(root, folder, name);

    private static string? Existing(string path) => File.Exists(path) ? path : null;

    private static async Task<string?> InstallAsync(string downloaded)
    {
        var exit = await Task.Run(() => Microsoft.Playwright.Program.Main(["install", "chromium"]));
        if (exit == 0 && Existing(downloaded) is { } browser) return browser;
        return File.Exists("/etc/debian_version") && Environment.UserName == "root" && await AptAsync() ? Installed() : null;
    }

    private static async Task<bool> AptAsync()
    {
        using var apt = Process.Start("apt-get", ["install", "-y", "chromium", "chromium-headless-shell"]);
        await apt.WaitForExitAsync(CancellationToken.None);
        return apt.ExitCode == 0;
    }

    private static FileNotFoundException NotFound() => new(
        $"The browser tests need a Chromium, Chrome or Edge, and none is installed here nor could be downloaded. Install one, or set {Variable} to its executable.");
}
