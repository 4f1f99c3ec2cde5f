namespace WarmTransfer.Tests.Browser.Firefox;

/// <summary>
/// Somebody at a Firefox: an agent at the console, or a customer at the simulator's telephone. The browser's own false microphone is a tone. Firefox plays no
/// sound where there is no loudspeaker, so ears are the energy of what arrives, and the network says whose it is.
/// </summary>
internal sealed class FirefoxPerson
{
    // Machines that test are busy.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    // What can be pressed, in the page and in the console that it holds in a frame.
    private const string Buttons = "[document, document.querySelector('iframe')?.contentDocument].flatMap(part => part ? [...part.querySelectorAll('button, [role=option]')] : []).filter(one => !one.closest('[hidden]'))";

    // Every connection for sound, and the energy that has arrived on those that are open: the newest need not be the one of the call.
    private const string Ears = """
        window.connections = [];
        const Connection = window.RTCPeerConnection;
        window.RTCPeerConnection = class extends Connection { constructor(...given) { super(...given); window.connections.push(this); } };
        window.energy = async () => {
            const open = window.connections.filter(connection => connection.signalingState !== 'closed');
            const reports = (await Promise.all(open.map(connection => connection.getStats()))).flatMap(stats => [...stats.values()]);
            return reports.filter(report => report.type === 'inbound-rtp').reduce((sum, report) => sum + (report.totalAudioEnergy ?? 0), 0);
        };
        window.hears = async () => { const before = await energy(); await new Promise(later => setTimeout(later, 500)); return await energy() - before > 0.0005; };
        """;

    private readonly FirefoxPage _page;
    private readonly string _callSid;

    private FirefoxPerson(FirefoxPage page, string callSid) => (_page, _callSid) = (page, callSid);

    public static async Task<FirefoxPerson> SignIn(Firefox browser, Uri console, string name)
    {
        var agent = new FirefoxPerson(await browser.NewPageAsync(Ears), "window.warmTransfer.phone.call.parameters.CallSid");
        await agent._page.GoTo(new Uri(console, "/signin"));
        await agent.Press($"Sign in as {name}");
        await agent.Shows("Ready");
        return agent;
    }

    public static async Task<FirefoxPerson> Call(Firefox browser, Uri simulator)
    {
        var customer = new FirefoxPerson(await browser.NewPageAsync(Ears), "window.phone.callSid");
        await customer._page.GoTo(simulator);
        await customer.Press("Call");
        await customer.Until("window.phone?.callSid", "call");
        return customer;
    }

    /// <summary>Presses what has the text, as soon as it can be.</summary>
    public Task Press(string text) => Until(
        $$"""(button => button && (button.click(), true))({{Buttons}}.find(one => (one.tagName === 'BUTTON' ? one.textContent.trim() === '{{text}}' : one.textContent.includes('{{text}}')) && !one.disabled && one.getAttribute('aria-disabled') !== 'true'))""",
        $"press '{text}'");

    /// <summary>The console's status line.</summary>
    public Task Shows(string status) => Until($"document.querySelector('iframe')?.contentDocument.querySelector('h1')?.textContent.trim() === '{status}'", $"read '{status}'");

    public Task Reload() => _page.Reload();

    /// <summary>These and nobody else are connected to this ear, and something arrives; with nobody it is music.</summary>
    public async Task Hears(NetworkDesk network, params FirefoxPerson[] others)
    {
        await network.ConnectsOnly(await CallSid(), await Task.WhenAll(others.Select(other => other.CallSid())));
        await Until("await hears()", "hear anything");
    }

    private async Task<string> CallSid() => (await _page.Evaluate(_callSid))!;

    private async Task Until(string condition, string what)
    {
        for (var start = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(start) < Patience; await Task.Delay(Pace, TestContext.Current.CancellationToken))
            if (await _page.Evaluate($"Boolean({condition})") == "true") return;
        Assert.Fail($"One could not {what}; the page reads: {await _page.Evaluate("document.body.innerText + document.querySelector('iframe')?.contentDocument?.body.innerText")}");
    }
}
