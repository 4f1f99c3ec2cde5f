using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WarmTransfer.Tests.Simulator.Page;

/// <summary>The customer's telephone, used as a person uses it.</summary>
public sealed class PhonePageTests : IAsyncLifetime
{
    private const string Listen = """
        () => {
            const context = new AudioContext();
            window.ear = new AnalyserNode(context, { fftSize: 2048 });
            context.createMediaStreamSource(window.phone.stream).connect(window.ear);
        }
        """;

    private const string Hears = """
        () => {
            const samples = new Float32Array(window.ear.fftSize);
            window.ear.getFloatTimeDomainData(samples);
            return samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length > 1e-5;
        }
        """;

    private PageHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await PageHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_customer_dials_from_the_page_hears_the_greeting_and_hangs_up()
    {
        var page = await _host.OpenAsync();
        await CallAsync(page);
        await Expect(page.Locator("#caption")).ToHaveTextAsync(PageHost.Greeting);
        await page.WaitForFunctionAsync("() => window.phone.stream !== null");
        await page.EvaluateAsync(Listen);
        await page.WaitForFunctionAsync(Hears);
        var sid = await page.EvaluateAsync<string>("() => window.phone.callSid");
        Assert.Equal("in-progress", StatusOf(sid));
        await page.GetByRole(AriaRole.Button, new() { Name = "Hang up", Exact = true }).ClickAsync();
        await Expect(page.Locator("#call-ended")).ToContainTextAsync("you hung up");
        Assert.Equal("completed", StatusOf(sid));
        Assert.Empty(_host.Violations);
    }

    [Fact]
    public async Task Two_tabs_are_two_customers_who_hear_each_other_until_one_closes()
    {
        var first = await _host.OpenAsync();
        await CallAsync(first);
        await Expect(first.Locator("#call-place")).ToHaveTextAsync(PageHost.Room);
        var second = await _host.OpenAsync();
        await CallAsync(second);
        await Expect(first.Locator("#hears")).ToHaveTextAsync("+12025550102");
        await Expect(second.Locator("#hears")).ToHaveTextAsync("+12025550101");
        await second.CloseAsync(new PageCloseOptions { RunBeforeUnload = true });
        await Expect(first.Locator("#hears")).ToHaveTextAsync("nobody");
    }

    [Fact]
    public async Task Keys_pressed_on_the_keypad_reach_the_network()
    {
        var page = await _host.OpenAsync();
        await CallAsync(page);
        await page.WaitForFunctionAsync("() => window.phone.pc?.connectionState === 'connected'");
        await page.GetByRole(AriaRole.Button, new() { Name = "7", Exact = true }).ClickAsync();
        await Expect(page.Locator("#log-rows")).ToContainTextAsync("+12025550101 pressed 7");
    }

    [Fact]
    public async Task Without_permission_the_page_says_what_is_wrong_and_still_calls_silently()
    {
        var page = await _host.OpenAsync();
        await page.EvaluateAsync("() => { navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError')); }");
        await page.GetByRole(AriaRole.Button, new() { Name = "Call", Exact = true }).ClickAsync();
        await Expect(page.Locator("#phone-fault")).ToContainTextAsync("does not let this page use the microphone");
        await page.GetByRole(AriaRole.Button, new() { Name = "Call without a microphone" }).ClickAsync();
        await Expect(page.Locator("#call-status")).ToHaveTextAsync("Connected");
    }

    [Fact]
    public async Task When_the_other_side_ends_the_call_the_page_says_so()
    {
        var page = await _host.OpenAsync();
        await CallAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Hang up +12025550101" }).ClickAsync();
        await Expect(page.Locator("#call-ended")).ToContainTextAsync("the other side hung up");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Call", Exact = true })).ToBeVisibleAsync();
    }

    private static async Task CallAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Call", Exact = true }).ClickAsync();
        await Expect(page.Locator("#call-status")).ToHaveTextAsync("Connected");
    }

    private string StatusOf(string sid) => _host.State.Legs.Single(leg => leg.CallSid == sid).Status;
}
