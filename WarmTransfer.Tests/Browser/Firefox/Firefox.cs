using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using WebDriverBiDi;
using WebDriverBiDi.Browser;
using WebDriverBiDi.BrowsingContext;
using WebDriverBiDi.Script;
using WebDriverBiDi.Session;

namespace WarmTransfer.Tests.Browser.Firefox;

/// <summary>The Firefox of this machine, driven over WebDriver BiDi; Playwright drives only a Firefox of its own.</summary>
internal sealed partial class Firefox : IAsyncDisposable
{
    private const string Variable = "FIREFOX_PATH";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string[] Places =
        ["/usr/bin/firefox-esr", "/usr/bin/firefox", "/Applications/Firefox.app/Contents/MacOS/firefox", @"C:\Program Files\Mozilla Firefox\firefox.exe"];

    // It may use a microphone, play without a click, and call a machine that has only loopback; it asks nobody else for anything.
    private static readonly string[] Preferences =
    [
        """user_pref("media.navigator.permission.disabled", true);""",
        """user_pref("permissions.default.microphone", 1);""",
        """user_pref("media.navigator.streams.fake", true);""",
        """user_pref("media.autoplay.default", 0);""",
        """user_pref("media.autoplay.blocking_policy", 0);""",
        """user_pref("media.peerconnection.ice.loopback", true);""",
        // In a process of its own the network does not know of the line above.
        """user_pref("media.peerconnection.mtransport_process", false);""",
        """user_pref("network.process.enabled", false);""",
        """user_pref("media.peerconnection.ice.obfuscate_host_addresses", false);""",
        """user_pref("media.gmp-manager.updateEnabled", false);""",
        """user_pref("network.captive-portal-service.enabled", false);""",
        """user_pref("network.connectivity-service.enabled", false);""",
        """user_pref("datareporting.policy.dataSubmissionEnabled", false);""",
        """user_pref("app.normandy.enabled", false);""",
        """user_pref("app.update.enabled", false);""",
        """user_pref("extensions.update.enabled", false);""",
        """user_pref("browser.safebrowsing.downloads.remote.enabled", false);""",
        """user_pref("services.settings.server", "data:,#remote-settings-dummy/v1");""",
    ];

    private readonly string _profile = Directory.CreateTempSubdirectory("warmtransfer-firefox-").FullName;
    private readonly TaskCompletionSource<string> _listens = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly BiDiDriver _driver = new(Patience);
    private readonly Process _process;

    private Firefox()
    {
        File.WriteAllLines(Path.Combine(_profile, "user.js"), Preferences);
        _process = Process.Start(new ProcessStartInfo(Find(), ["--headless", "--no-remote", "--profile", _profile, "--remote-debugging-port", "0"])
        {
            RedirectStandardError = true, RedirectStandardOutput = true, Environment = { ["MOZ_DISABLE_CONTENT_SANDBOX"] = "1" },
        })!;
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    public static async Task<Firefox> LaunchAsync()
    {
        var firefox = new Firefox();
        try
        {
            await firefox._driver.StartAsync(await firefox._listens.Task.WaitAsync(Patience) + "/session");
            await firefox._driver.Session.NewSessionAsync(new NewCommandParameters());
            return firefox;
        }
        catch
        {
            await firefox.DisposeAsync();
            throw;
        }
    }

    /// <summary>A page that shares nothing with the others.</summary>
    /// <param name="script">Runs in it before its own scripts.</param>
    public async Task<FirefoxPage> NewPageAsync(string script)
    {
        var person = (await _driver.Browser.CreateUserContextAsync(new CreateUserContextCommandParameters())).UserContextId;
        var page = (await _driver.BrowsingContext.CreateAsync(new CreateCommandParameters(CreateType.Tab) { UserContextId = person })).BrowsingContextId;
        await _driver.Script.AddPreloadScriptAsync(new AddPreloadScriptCommandParameters($"() => {{ {script} }}") { UserContexts = { person } });
        return new FirefoxPage(_driver, page);
    }

    public async ValueTask DisposeAsync()
    {
        await _driver.DisposeAsync();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None).WaitAsync(Patience);
        _process.Dispose();
        Directory.Delete(_profile, recursive: true);
    }

    private void Hear(string? line)
    {
        if (line is not null && Listens().Match(line) is { Success: true } match) _listens.TrySetResult(match.Groups[1].Value);
    }

    private static string Find() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given
        ? File.Exists(given) ? given : throw new FileNotFoundException($"{Variable} names '{given}', which is no file. Point it at a Firefox, or unset it.", given)
        : Places.FirstOrDefault(File.Exists) ?? throw new FileNotFoundException(
            $"The browser tests need a Firefox, and none is where it usually is on {RuntimeInformation.OSDescription}. Install one (Debian: firefox-esr), or set {Variable} to its executable.");

    [GeneratedRegex("WebDriver BiDi listening on (ws://[^ ]+)")]
    private static partial Regex Listens();
}

/// <summary>One page of a Firefox.</summary>
internal sealed class FirefoxPage(BiDiDriver driver, string context)
{
    public Task GoTo(Uri address) => driver.BrowsingContext.NavigateAsync(new NavigateCommandParameters(context, address.AbsoluteUri) { Wait = ReadinessState.Complete });

    public Task Reload() => driver.BrowsingContext.ReloadAsync(new ReloadCommandParameters(context) { Wait = ReadinessState.Complete });

    /// <summary>What a script's expression is, as a string; null when it failed, as it does while a page is not there yet.</summary>
    public async Task<string?> Evaluate(string expression)
    {
        var evaluated = await driver.Script.EvaluateAsync(new EvaluateCommandParameters($"(async () => String({expression}))()", new ContextTarget(context), awaitPromise: true) { UserActivation = true });
        return evaluated is EvaluateResultSuccess success ? success.Result.As<StringRemoteValue>().Value : null;
    }
}
