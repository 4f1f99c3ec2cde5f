using Microsoft.EntityFrameworkCore;
using WarmTransfer.Simulator.Network;
using WarmTransfer.Tests.Web.Webhooks;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Telephone;

namespace WarmTransfer.Tests.Web.Telephone;

/// <summary>The running console sets up its number at the phone network, and calls itself.</summary>
public sealed class TelephoneSetupTests : IAsyncLifetime
{
    private const string Elsewhere = "https://other.example.com/voice";
    private ProductHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private TelephoneSetup Setup => _host.Get<TelephoneSetup>();

    public async ValueTask InitializeAsync() => _host = await ProductHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_bare_number_is_set_up_once_and_a_second_time_nothing_is_written()
    {
        _host.Network.Number = Bare;

        var applied = await Setup.Apply(new SetupRequest(), "admin1", Cancellation);

        Assert.True(applied.IsGood, Text(applied));
        Assert.Equal((_host.Url + "/conference/connect/client", _host.Url + "/calls/events"), (_host.Network.Number.VoiceUrl, _host.Network.Number.StatusCallback));
        Assert.Single(_host.Network.Written);
        Assert.True((await Setup.Apply(new SetupRequest(), "admin1", Cancellation)).IsGood);
        Assert.Single(_host.Network.Written);
        Assert.Equal(
            ["+15550100000: voice address: none → " + _host.Url + "/conference/connect/client", "+15550100000: status callback: none → " + _host.Url + "/calls/events"],
            await Audited());
    }

    [Fact]
    public async Task A_look_writes_nothing()
    {
        _host.Network.Number = Bare;

        var report = await Setup.Look(new SetupRequest(), Cancellation);

        Assert.Equal((2, false, false), (report.Plan.Changes.Length, report.IsGood, report.IsReady));
        Assert.Empty(_host.Network.Written);
    }

    [Fact]
    public async Task A_number_that_serves_something_else_is_left_alone_until_it_may_be_taken_over()
    {
        _host.Network.Number = _host.Network.Number with { VoiceUrl = Elsewhere, StatusCallback = "" };

        var left = await Setup.Apply(new SetupRequest(), "admin1", Cancellation);

        Assert.True(left.Plan.TakesOver);
        Assert.Equal((Elsewhere, ""), (_host.Network.Number.VoiceUrl, _host.Network.Number.StatusCallback));
        Assert.Empty(_host.Network.Written);
        Assert.True((await Setup.Apply(new SetupRequest(TakeOver: true), "admin1", Cancellation)).IsGood);
        Assert.Equal(_host.Url + "/conference/connect/client", _host.Network.Number.VoiceUrl);
    }

    [Fact]
    public async Task An_application_in_front_of_the_number_is_taken_away_when_it_may_be()
    {
        _host.Network.Applications = [.. _host.Network.Applications, new VoiceApplication("AP00000000000000000000000000000009", "Shop", default, default) { VoiceUrl = Elsewhere }];
        _host.Network.Number = _host.Network.Number with { VoiceApplicationSid = "AP00000000000000000000000000000009" };

        Assert.True((await Setup.Apply(new SetupRequest(TakeOver: true), "admin1", Cancellation)).IsGood);

        Assert.Equal("", _host.Network.Number.VoiceApplicationSid);
        Assert.Equal(Elsewhere, _host.Network.Applications[^1].VoiceUrl);
    }

    [Fact]
    public async Task The_applications_address_and_a_fallback_are_written()
    {
        _host.Network.Applications = [_host.Network.Applications[0] with { VoiceUrl = "" }];

        var report = await Setup.Apply(new SetupRequest(Fallback: new Uri("https://files.example.com/fallback.xml")), "admin1", Cancellation);

        Assert.Equal((_host.Url + "/conference/join", "https://files.example.com/fallback.xml"), (_host.Network.Applications[0].VoiceUrl, _host.Network.Number.VoiceFallbackUrl));
        Assert.All(report.Checks, check => Assert.Equal(SetupCheckState.Good, check.State));
    }

    [Fact]
    public async Task A_test_call_goes_from_the_network_to_the_console_and_back_and_rings_nobody()
    {
        await _host.Ready("agent1");

        var report = await Setup.Call(await Setup.Look(new SetupRequest(), Cancellation), new SetupRequest(), Cancellation);

        Assert.True(report.IsGood, Text(report));
        Assert.Equal([SetupCheckName.PublicAddress, SetupCheckName.TestCall], report.Checks.TakeLast(2).Select(check => check.Name));
        await _host.Until("both ends are over", () => _host.Network.State.Legs is { Count: 2 } legs && legs.All(leg => leg.Status == "completed"));
        Assert.Empty(_host.Snapshot.Calls);
        Assert.Empty(_host.Network.LegsTo("agent1"));
    }

    [Fact]
    public async Task Where_calls_go_elsewhere_no_test_call_is_made()
    {
        _host.Network.Number = _host.Network.Number with { VoiceUrl = Elsewhere };

        var report = await Setup.Call(await Setup.Look(new SetupRequest(), Cancellation), new SetupRequest(), Cancellation);

        Assert.Equal((SetupCheckName.TestCall, SetupCheckState.Bad), (report.Checks[^1].Name, report.Checks[^1].State));
        Assert.Empty(_host.Network.State.Legs);
    }

    [Fact]
    public async Task The_address_of_a_test_call_is_good_once()
    {
        using var twilio = new WebhookSender(_host);
        var token = await _host.Get<TestCalls>().Begin("+15550100000", "+15550100000", Cancellation);

        Assert.Equal(["Say", "Pause", "Hangup"], await Verbs(twilio, $"/telephone/test/{token}"));
        Assert.Equal(["Say", "Hangup"], await Verbs(twilio, $"/telephone/test/{token}"));
        Assert.Equal(["Say", "Hangup"], await Verbs(twilio, "/telephone/test/0123456789abcdef0123456789abcdef"));
    }

    [Fact]
    public async Task Its_minute_over_the_address_is_good_no_more()
    {
        using var twilio = new WebhookSender(_host);
        var token = await _host.Get<TestCalls>().Begin("+15550100000", "+15550100000", Cancellation);
        await using (var db = _host.Database())
            await db.TestCalls.ExecuteUpdateAsync(set => set.SetProperty(row => row.At, DateTimeOffset.UtcNow - TestCalls.Lifetime - TimeSpan.FromSeconds(1)), Cancellation);

        Assert.Equal(["Say", "Hangup"], await Verbs(twilio, $"/telephone/test/{token}"));
        Assert.False(await _host.Get<TestCalls>().Arrived("+15550100000", "+15550100000", Cancellation));
    }

    [Fact]
    public async Task Somebody_who_calls_from_our_own_number_is_a_customer_unless_a_test_call_is_under_way()
    {
        var call = _host.Network.Dial("+15550100000");
        await _host.Until("the customer waits", () => _host.Snapshot.Calls.Count == 1);
        _host.Network.HangUp(call);
        await _host.Until("the customer is gone", () => _host.Snapshot.Calls.Count == 0);
    }

    private PhoneNumber Bare => _host.Network.Number with { VoiceUrl = "", StatusCallback = "" };

    private static async Task<string[]> Verbs(WebhookSender twilio, string path)
    {
        using var answer = await twilio.Post(path, ("CallSid", "CA0123456789abcdef0123456789abcdef"));
        return [.. WebhookSender.Read(await answer.Content.ReadAsStringAsync(Cancellation)).Select(verb => verb.GetType().Name)];
    }

    private async Task<List<string>> Audited()
    {
        await _host.Get<AuditLog>().Flush(Cancellation);
        await using var db = _host.Database();
        return await db.Audit.AsNoTracking().Where(row => row.Act == TelephoneSetup.Act && row.Actor == "admin1").OrderBy(row => row.Id).Select(row => row.Reason).ToListAsync(Cancellation);
    }

    private static string Text(SetupReport report) => string.Join(Environment.NewLine, report.Checks.Select(check => $"{check.State} {check.Text.English}"));
}
