using Microsoft.Extensions.Time.Testing;
using WarmTransfer.Simulator.Media;
using WarmTransfer.Simulator.Network;

namespace WarmTransfer.Tests.Simulator.Media;

public sealed class SignallingTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private SignalHost _host = null!;

    private FakeNetwork Network => _host.Network;

    public async ValueTask InitializeAsync() => _host = await SignalHost.StartAsync(_time);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_page_with_a_good_token_learns_its_identity_and_registers()
    {
        using var page = await _host.OpenAsync();
        page.Send("listen", new { token = SignalHost.Token("ann", expires: _time.GetUtcNow().AddSeconds(600)) });
        var token = (await page.ExpectAsync("connected")).GetProperty("token");
        Assert.Equal(("ann", 600), (token.GetProperty("identity").GetString(), token.GetProperty("ttl").GetInt32()));
        page.Send("register", new { media = new { audio = true } });
        await page.ExpectAsync("ready");
        page.Send("register", new { media = new { audio = false } });
        await page.ExpectAsync("offline");
        Assert.Equal("register ann", await Network.NextAsync());
        Assert.Equal("unregister ann", await Network.NextAsync());
    }

    public static TheoryData<string, int> BadTokens => new()
    {
        { "", 31204 },
        { "a.b", 31204 },
        { "a.b.c", 31204 },
        { SignalHost.Token("ann", secret: "guessed"), 31204 },
        { SignalHost.Token("ann", issuer: "SK1"), 31204 },
        { SignalHost.Token("ann", subject: "AC1"), 31204 },
        { SignalHost.Token("ann", contentType: "JWT"), 31204 },
        { SignalHost.Token(""), 31204 },
        { SignalHost.Token("ann", expires: new DateTimeOffset(2029, 1, 1, 0, 0, 0, TimeSpan.Zero)), 31205 },
    };

    [Theory]
    [MemberData(nameof(BadTokens))]
    public async Task A_page_with_a_bad_token_is_told_so_and_closed(string token, int code)
    {
        using var page = await _host.OpenAsync();
        page.Send("listen", new { token });
        Assert.Equal(code, (await page.ExpectAsync("error")).GetProperty("error").GetProperty("code").GetInt32());
        await page.ExpectAsync("close");
        Assert.Null(await page.ReadAsync());
        Assert.True(Network.IsQuiet);
    }

    [Fact]
    public async Task Nonsense_and_calls_without_a_token_are_ignored_and_the_page_lives_on()
    {
        using var page = await _host.OpenAsync();
        foreach (var nonsense in new[] { "", "{", "[]", "7", "{\"type\":7}", "{\"type\":\"listen\"", "{\"type\":\"invite\"}", "{\"type\":\"presence\",\"payload\":[]}" })
            page.SendText(System.Text.Encoding.UTF8.GetBytes(nonsense));
        page.Send("listen", new { token = SignalHost.Token("ann") });
        await page.ExpectAsync("connected");
        page.Send("answer", new { callsid = 7, sdp = new[] { 1 } });
        await page.ExpectAsync("hangup");
    }

    [Fact]
    public async Task A_frame_that_is_too_long_costs_the_page_its_socket()
    {
        using var page = await _host.OpenAsync();
        page.SendText(new byte[70_000]);
        Assert.Null(await page.ReadAsync());
    }

    [Fact]
    public async Task Silence_is_filled_with_heartbeats()
    {
        using var page = await _host.RegisterAsync("ann");
        var frame = page.ReadAsync();
        while (!frame.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(5));
            await Task.WhenAny(frame, Task.Delay(10, TestContext.Current.CancellationToken));
        }

        Assert.Equal("\n", await frame);
    }

    [Fact]
    public async Task An_incoming_call_rings_with_its_parameters_and_is_answered()
    {
        using var page = await _host.RegisterAsync("ann");
        var leg = new AudioLeg("CA1");
        Invite(leg, new() { ["case"] = "a b&c" });
        var invite = await page.ExpectAsync("invite");
        Assert.Equal("CA1", invite.GetProperty("callsid").GetString());
        Assert.Equal("case=a%20b%26c", invite.GetProperty("parameters").GetProperty("Params").GetString());
        Assert.Equal("+15550100001", invite.GetProperty("parameters").GetProperty("From").GetString());
        Assert.Null(leg.Ear);
        await AnswerAsync(page, "CA1");
        page.Send("dtmf", new { callsid = "CA1", dtmf = "12w#" });
        Assert.Equal("press CA1 12#", await Network.NextAsync());
        Assert.NotNull(leg.Ear);
        page.Send("hangup", new { callsid = "CA1" });
        Assert.Equal("hangup CA1", await Network.NextAsync());
        Assert.Null(leg.Ear);
    }

    [Fact]
    public async Task Every_phone_of_an_identity_rings_and_the_slower_one_is_hung_up()
    {
        using var first = await _host.RegisterAsync("ann");
        using var second = await _host.RegisterAsync("ann");
        var leg = new AudioLeg("CA1");
        Invite(leg);
        await first.ExpectAsync("invite");
        await second.ExpectAsync("invite");
        await AnswerAsync(first, "CA1");
        Network.Answers = false;
        await AnswerAsync(second, "CA1");
        await second.ExpectAsync("hangup");
        Assert.NotNull(leg.Ear);
    }

    [Fact]
    public async Task A_withdrawn_call_is_cancelled_at_the_page()
    {
        using var page = await _host.RegisterAsync("ann");
        Invite(new AudioLeg("CA1"));
        await page.ExpectAsync("invite");
        Network.Devices[0].Cancel("CA1");
        Assert.Equal("CA1", (await page.ExpectAsync("cancel")).GetProperty("callsid").GetString());
    }

    [Fact]
    public async Task A_rejected_call_is_rejected_at_the_network()
    {
        using var page = await _host.RegisterAsync("ann");
        Invite(new AudioLeg("CA1"));
        await page.ExpectAsync("invite");
        page.Send("reject", new { callsid = "CA1" });
        Assert.Equal("reject CA1", await Network.NextAsync());
    }

    [Fact]
    public async Task An_outgoing_call_rings_is_answered_and_ended_by_the_far_side()
    {
        using var page = await _host.RegisterAsync("ann");
        using var media = new RtcTestClient();
        await PlaceAsync(page, media);
        Assert.Equal("+15550100009", Network.PlacedWith["To"]);
        Network.Devices[0].Answered("CAplaced1");
        var answer = await page.ExpectAsync("answer");
        Assert.Contains("a=setup:passive", answer.GetProperty("sdp").GetString(), StringComparison.Ordinal);
        Network.Devices[0].HangUp("CAplaced1");
        await page.ExpectAsync("hangup");
        Assert.Null(Network.Placed!.Ear);
    }

    [Fact]
    public async Task A_failed_outgoing_call_gets_the_networks_error()
    {
        using var page = await _host.RegisterAsync("ann");
        using var media = new RtcTestClient();
        await PlaceAsync(page, media);
        Network.Devices[0].HangUp("CAplaced1", 31486, "busy");
        Network.EndLeg("CAplaced1");
        Assert.Equal(31486, (await page.ExpectAsync("hangup")).GetProperty("error").GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task A_page_may_give_up_by_the_temporary_name_of_its_call()
    {
        using var page = await _host.RegisterAsync("ann");
        using var media = new RtcTestClient();
        await PlaceAsync(page, media);
        page.Send("hangup", new { callsid = "TJS1" });
        Assert.Equal("hangup CAplaced1", await Network.NextAsync());
    }

    [Fact]
    public async Task An_offer_that_cannot_be_used_is_refused_before_anything_is_dialled()
    {
        using var page = await _host.RegisterAsync("ann");
        page.Send("invite", new { callsid = "TJS1", sdp = "v=0", twilio = new { } });
        Assert.Equal(31400, (await page.ExpectAsync("hangup")).GetProperty("error").GetProperty("code").GetInt32());
        Assert.True(Network.IsQuiet);
    }

    [Fact]
    public async Task An_ICE_restart_is_answered_with_new_credentials()
    {
        using var page = await _host.RegisterAsync("ann");
        using var media = new RtcTestClient();
        var first = await TalkAsync(page, media);
        page.Send("reinvite", new { callsid = "CAplaced1", sdp = media.Describe("actpass") });
        var second = (await page.ExpectAsync("answer")).GetProperty("sdp").GetString();
        Assert.NotEqual(Line(first.Sdp, "a=ice-ufrag:"), Line(second!, "a=ice-ufrag:"));
        Assert.Equal(Line(first.Sdp, "a=fingerprint:"), Line(second!, "a=fingerprint:"));
    }

    [Fact]
    public async Task A_message_is_acknowledged()
    {
        using var page = await _host.RegisterAsync("ann");
        page.Send("message", new { callsid = "CA1", content = "{}", voiceeventsid = "KX1" });
        var ack = await page.ExpectAsync("ack");
        Assert.Equal(("message", "KX1"), (ack.GetProperty("acktype").GetString(), ack.GetProperty("voiceeventsid").GetString()));
    }

    [Fact]
    public async Task A_call_waits_for_its_page_and_goes_on_when_it_is_back()
    {
        var page = await _host.RegisterAsync("ann");
        using var media = new RtcTestClient();
        var (token, _) = await TalkAsync(page, media);
        page.Dispose();
        Assert.Equal("unregister ann", await Network.NextAsync());
        using var back = await _host.RegisterAsync("ann");
        back.Send("invite", new { callsid = "CAplaced1", reconnect = token, sdp = media.Describe("actpass"), twilio = new { } });
        Assert.False((await back.ExpectAsync("answer")).TryGetProperty("sdp", out _));
        Assert.True(Network.IsQuiet);
        back.Send("hangup", new { callsid = "CAplaced1" });
        Assert.Equal("hangup CAplaced1", await Network.NextAsync());
    }

    [Fact]
    public async Task A_call_whose_page_does_not_come_back_is_hung_up_after_thirty_seconds()
    {
        var page = await _host.RegisterAsync("ann");
        using var media = new RtcTestClient();
        var (_, sdp) = await TalkAsync(page, media);
        page.Dispose();
        Assert.Equal("unregister ann", await Network.NextAsync());
        (await _host.RegisterAsync("fence")).Dispose();
        Assert.Equal("unregister fence", await Network.NextAsync());
        _time.Advance(TimeSpan.FromSeconds(29));
        await SendConsentAsync(media, sdp);
        using var fence = await _host.RegisterAsync("fence");
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("hangup CAplaced1", await Network.NextAsync());
    }

    [Fact]
    public async Task Another_page_takes_a_call_over_by_its_token_and_the_first_is_hung_up()
    {
        using var page = await _host.RegisterAsync("ann");
        using var media = new RtcTestClient();
        var (token, _) = await TalkAsync(page, media);
        using var other = await _host.RegisterAsync("ann");
        using var otherMedia = new RtcTestClient();
        other.Send("invite", new { callsid = "TJS2", reconnect = token, sdp = otherMedia.Describe("actpass"), twilio = new { } });
        Assert.True((await other.ExpectAsync("answer")).TryGetProperty("sdp", out _));
        await page.ExpectAsync("hangup");
        Assert.True(Network.IsQuiet);
    }

    [Theory]
    [InlineData("ann", "guessed")]
    [InlineData("eve", null)]
    public async Task A_guessed_token_or_another_identity_gets_no_call(string identity, string? guess)
    {
        using var page = await _host.RegisterAsync("ann");
        using var media = new RtcTestClient();
        var (token, _) = await TalkAsync(page, media);
        using var other = await _host.RegisterAsync(identity);
        other.Send("invite", new { callsid = "CAplaced1", reconnect = guess ?? token, sdp = media.Describe("actpass"), twilio = new { } });
        Assert.Equal(31404, (await other.ExpectAsync("hangup")).GetProperty("error").GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task Another_page_answers_a_ringing_call_by_its_token()
    {
        using var page = await _host.RegisterAsync("ann");
        using var other = await _host.RegisterAsync("ann");
        using var media = new RtcTestClient();
        Network.Devices[0].Invite(InvitationOf(new AudioLeg("CA1"), []));
        var token = (await page.ExpectAsync("invite")).GetProperty("reconnect").GetString();
        other.Send("invite", new { callsid = "TJS1", reconnect = token, sdp = media.Describe("actpass"), twilio = new { } });
        Assert.Equal("answer CA1", await Network.NextAsync());
        await page.ExpectAsync("cancel");
        Assert.True((await other.ExpectAsync("answer")).TryGetProperty("sdp", out _));
    }

    private void Invite(AudioLeg leg, Dictionary<string, string>? parameters = null)
    {
        foreach (var device in Network.Devices) device.Invite(InvitationOf(leg, parameters ?? []));
    }

    private static Invitation InvitationOf(AudioLeg leg, Dictionary<string, string> parameters) =>
        new(leg.CallSid, "+15550100001", "client:ann", "AC1", parameters, leg);

    private async Task AnswerAsync(SignalPage page, string callSid)
    {
        using var media = new RtcTestClient();
        page.Send("answer", new { callsid = callSid, sdp = media.Describe("active") });
        Assert.Equal($"answer {callSid}", await Network.NextAsync());
    }

    private async Task PlaceAsync(SignalPage page, RtcTestClient media)
    {
        page.Send("invite", new { callsid = "TJS1", sdp = media.Describe("actpass"), twilio = new { @params = "To=%2B15550100009&x=" } });
        Assert.Equal("place CAplaced1", await Network.NextAsync());
        await page.ExpectAsync("ringing");
    }

    // Media that lives on, so that only the missing socket can end the call.
    private static async Task SendConsentAsync(RtcTestClient media, string sdp)
    {
        var reply = new TaskCompletionSource();
        media.HeardStun += _ => reply.TrySetResult();
        media.Take(sdp);
        media.SendBinding();
        await reply.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    private async Task<(string Token, string Sdp)> TalkAsync(SignalPage page, RtcTestClient media)
    {
        await PlaceAsync(page, media);
        Network.Devices[^1].Answered("CAplaced1");
        var answer = await page.ExpectAsync("answer");
        return (answer.GetProperty("reconnect").GetString()!, answer.GetProperty("sdp").GetString()!);
    }

    private static string Line(string sdp, string name) => sdp.Split("\r\n").Single(line => line.StartsWith(name, StringComparison.Ordinal));
}
