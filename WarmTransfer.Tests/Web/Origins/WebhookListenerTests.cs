using System.Net;
using System.Net.Http.Json;

namespace WarmTransfer.Tests.Web.Origins;

/// <summary>The console stays inside; Twilio has an address of its own.</summary>
public sealed class WebhookListenerTests : IDisposable
{
    private readonly DatabaseFile _file = new();
    private readonly string _console = Url(), _webhooks = Url(), _simulator = Url();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Dictionary<string, string> Settings => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development", ["ASPNETCORE_URLS"] = _console, ["Simulator__Url"] = _simulator,
        ["Database__ConnectionString"] = _file.ConnectionString, ["Listen__Webhooks"] = _webhooks,
    };

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Each_is_answered_where_they_belong_and_a_customer_comes_through()
    {
        await using var console = new ServerProcess("WebAssembly", "WarmTransfer is ready", Settings);
        await console.Start();

        await Eventually.Holds("it says where its console is", () => console.Output.Contains($"Console     {_console}{Environment.NewLine}", StringComparison.Ordinal), () => console.Output);
        await Answers(_console, signIn: HttpStatusCode.OK, webhook: HttpStatusCode.NotFound, music: HttpStatusCode.NotFound, health: HttpStatusCode.OK);
        await Answers(_webhooks, signIn: HttpStatusCode.NotFound, webhook: HttpStatusCode.Forbidden, music: HttpStatusCode.OK, health: HttpStatusCode.NotFound);
        await CustomerWaits();
    }

    [Fact]
    public async Task Endpoints_that_are_configured_one_by_one_get_one_more()
    {
        var settings = Settings;
        settings.Remove("ASPNETCORE_URLS");
        settings["Kestrel__Endpoints__Http__Url"] = _console;
        settings["PublicBaseUrl"] = _webhooks;
        await using var console = new ServerProcess("WebAssembly", "WarmTransfer is ready", settings);
        await console.Start();

        await Answers(_console, signIn: HttpStatusCode.OK, webhook: HttpStatusCode.NotFound, music: HttpStatusCode.NotFound, health: HttpStatusCode.OK);
        await Answers(_webhooks, signIn: HttpStatusCode.NotFound, webhook: HttpStatusCode.Forbidden, music: HttpStatusCode.OK, health: HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Without_the_setting_everything_is_answered_everywhere()
    {
        await using var host = await ProductHost.StartAsync();
        await Answers(host.Url, signIn: HttpStatusCode.OK, webhook: HttpStatusCode.Forbidden, music: HttpStatusCode.OK, health: HttpStatusCode.OK);
    }

    private static async Task Answers(string address, HttpStatusCode signIn, HttpStatusCode webhook, HttpStatusCode music, HttpStatusCode health)
    {
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        using var person = await http.GetAsync("/signin", Cancellation);
        using var form = new FormUrlEncodedContent([new("CallSid", "CA1")]);
        using var unsigned = await http.PostAsync("/conference/connect/client", form, Cancellation);
        using var played = await http.GetAsync("/audio/hold-music.wav", Cancellation);
        using var probe = await http.GetAsync("/health/live", Cancellation);
        Assert.Equal((signIn, webhook, music, health), (person.StatusCode, unsigned.StatusCode, played.StatusCode, probe.StatusCode));
    }

    private async Task CustomerWaits()
    {
        using var http = new HttpClient { BaseAddress = new Uri(_simulator) };
        using var dialled = await http.PostAsJsonAsync("/api/callers", new { from = "+15550001000", to = "+15550100000" }, Cancellation);
        dialled.EnsureSuccessStatusCode();
        await Eventually.Get("the customer is in a conference", () => Waiting(http).GetAwaiter().GetResult(), () => "");
    }

    private static async Task<string?> Waiting(HttpClient http)
    {
        var state = await http.GetStringAsync("/api/state", Cancellation);
        return state.Contains("\"conference\":\"CA", StringComparison.Ordinal) ? state : null;
    }

    private static string Url() => $"http://127.0.0.1:{FreePort.Take()}";
}
