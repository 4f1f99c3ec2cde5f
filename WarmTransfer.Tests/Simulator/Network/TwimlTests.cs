using WarmTransfer.Simulator.Network;

namespace WarmTransfer.Tests.Simulator.Network;

public sealed class TwimlTests
{
    private static async Task<(TestNetwork Network, string Caller)> CallAsync(string document, Action<TestNetwork>? prepare = null)
    {
        var network = await TestNetwork.StartAsync();
        network.Host.On("/voice", document);
        prepare?.Invoke(network);
        return (network, await network.CallInAsync());
    }

    [Fact]
    public async Task Verbs_run_one_after_the_other_and_then_the_call_ends()
    {
        var (network, caller) = await CallAsync("""<Response><Say loop="2">One</Say><Pause length="3"/><Say>Two</Say></Response>""");
        await using var _ = network;
        Assert.Equal("One", network.Playing(caller));
        await network.PassAsync(1.2);
        Assert.Null(network.Playing(caller));
        await network.PassAsync(3);
        Assert.Equal("Two", network.Playing(caller));
        await network.PassAsync(1);
        Assert.Equal("completed", network.Status(caller));
    }

    [Theory]
    [InlineData("<Response><Say>Hello</Response>", 12100)]
    [InlineData("<Antwort/>", 12102)]
    [InlineData("<Response><Dial><Client>a</Client><Conference>room</Conference></Dial></Response>", 13000)]
    public async Task A_broken_document_ends_the_call_with_an_apology(string document, int code)
    {
        var (network, caller) = await CallAsync(document);
        await using var _ = network;
        Assert.Contains(code, network.DebuggerCodes("error"));
        Assert.StartsWith("We are sorry", network.Playing(caller), StringComparison.Ordinal);
        await network.PassAsync(6);
        Assert.Equal("completed", network.Status(caller));
    }

    [Theory]
    [InlineData("<Shout>Hello</Shout>", 12200)]
    [InlineData("""<Say colour="red">Hello</Say>""", 12200)]
    [InlineData("<say>Hello</say>", 12200)]
    [InlineData("""<Say loop="often">Hello</Say>""", 13510)]
    [InlineData("""<Dial><Conference startConferenceOnEnter="yes">room</Conference></Dial>""", 13232)]
    [InlineData("""<Dial><Conference endConferenceOnExit="1">room</Conference></Dial>""", 13231)]
    [InlineData("""<Dial><Conference muted="on">room</Conference></Dial>""", 13230)]
    [InlineData("""<Dial timeout="soon"><Conference>room</Conference></Dial>""", 13212)]
    [InlineData("""<Gather numDigits="0"><Say>Press</Say></Gather>""", 13314)]
    public async Task A_mistake_in_a_verb_is_a_warning_and_the_call_goes_on(string verb, int code)
    {
        var (network, caller) = await CallAsync($"<Response>{verb}<Pause length=\"9\"/></Response>");
        await using var _ = network;
        Assert.Equal([code], network.DebuggerCodes("warning"));
        Assert.DoesNotContain(network.DebuggerCodes("error"), _ => true);
        Assert.False(network.Leg(caller).IsOver);
    }

    [Fact]
    public async Task A_document_that_only_redirects_is_stopped_after_ten()
    {
        var (network, _) = await CallAsync("<Response><Redirect>/voice</Redirect></Response>");
        await using var _1 = network;
        Assert.Contains(11215, network.DebuggerCodes("error"));
        Assert.InRange(network.Host.To("/voice").Count, 10, 12);
    }

    [Fact]
    public async Task The_fallback_is_asked_with_the_error_when_the_document_cannot_be_had()
    {
        await using var network = await TestNetwork.StartAsync(options => options.VoiceFallbackUrl = options.VoiceUrl.Replace("/voice", "/fallback", StringComparison.Ordinal));
        network.Host.On("/voice", "500");
        network.Host.On("/fallback", "<Response><Say>Plan B</Say></Response>");
        var caller = await network.CallInAsync();
        Assert.Equal("Plan B", network.Playing(caller));
        var hit = Assert.Single(network.Host.To("/fallback"));
        Assert.Equal(("11200", network.Host.Url("/voice")), (hit["ErrorCode"], hit["ErrorUrl"]));
    }

    [Fact]
    public async Task A_server_that_takes_longer_than_15_seconds_has_failed()
    {
        await using var network = await TestNetwork.StartAsync();
        using var never = new SemaphoreSlim(0);
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        network.Host.On("/voice", _ =>
        {
            asked.SetResult();
            never.Wait(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
            return "<Response/>";
        });
        var caller = network.Door.Dial("+15550100001", network.Options.PhoneNumber).CallSid;
        await asked.Task;
        network.Clock.Advance(TimeSpan.FromSeconds(15.1));
        await network.SettleAsync();
        never.Release();
        Assert.Contains(11200, network.DebuggerCodes("error"));
        Assert.StartsWith("We are sorry", network.Playing(caller), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sound_file_as_a_document_is_played_and_then_the_call_ends()
    {
        await using var network = await TestNetwork.StartAsync(options => options.VoiceUrl = options.VoiceUrl.Replace("/voice", "/tune.wav", StringComparison.Ordinal));
        network.Host.On("/tune.wav", new string('x', 32_000));
        var caller = await network.CallInAsync();
        Assert.Equal("tune.wav", network.Playing(caller));
        await network.PassAsync(2.25);
        Assert.Equal("completed", network.Status(caller));
        Assert.Empty(network.DebuggerCodes("warning"));
    }

    [Fact]
    public async Task Plain_text_that_is_no_TwiML_is_read_aloud()
    {
        await using var network = await TestNetwork.StartAsync(options => options.VoiceUrl = options.VoiceUrl.Replace("/voice", "/voice.txt", StringComparison.Ordinal));
        network.Host.On("/voice.txt", "Just words");
        Assert.Equal("Just words", network.Playing(await network.CallInAsync()));
    }

    [Fact]
    public async Task Cookies_come_back_within_a_call_and_not_in_the_next_one()
    {
        var (network, _) = await CallAsync("<Response><Redirect>/next</Redirect></Response>");
        await using var _1 = network;
        await network.CallInAsync();
        Assert.All(network.Host.To("/voice"), hit => Assert.Equal("", hit.Cookie));
        Assert.All(network.Host.To("/next"), hit => Assert.Equal("visit=1", hit.Cookie));
        Assert.Equal(2, network.Host.To("/next").Count);
    }

    [Fact]
    public async Task Relative_addresses_start_from_the_document()
    {
        await using var network = await TestNetwork.StartAsync(options => options.VoiceUrl = options.VoiceUrl.Replace("/voice", "/a/b/voice", StringComparison.Ordinal));
        network.Host.On("/a/b/voice", "<Response><Redirect>../c?x=1</Redirect></Response>");
        await network.CallInAsync();
        Assert.Equal(network.Host.Url("/a/c?x=1"), Assert.Single(network.Host.To("/a/c")).Url);
    }

    [Fact]
    public async Task A_rejected_call_is_never_answered()
    {
        var (network, caller) = await CallAsync("""<Response><Reject reason="busy"/></Response>""");
        await using var _ = network;
        Assert.Equal("busy", network.Status(caller));
        Assert.Null(network.Leg(caller).Reading.Started);
    }

    [Fact]
    public async Task Gather_sends_the_digits_to_its_action()
    {
        var (network, caller) = await CallAsync("""<Response><Gather action="/menu" numDigits="2"><Say loop="0">Press two keys</Say></Gather></Response>""");
        await using var _ = network;
        Assert.Equal("Press two keys", network.Playing(caller));
        network.Door.Press(caller, "4");
        Assert.Null(network.Playing(caller));
        network.Door.Press(caller, "2");
        await network.SettleAsync();
        Assert.Equal("42", Assert.Single(network.Host.To("/menu"))["Digits"]);
    }

    [Fact]
    public async Task Gather_finishes_on_its_key_or_after_a_pause()
    {
        var (network, caller) = await CallAsync("""<Response><Gather action="/menu" timeout="4"/></Response>""", network =>
            network.Host.On("/menu", """<Response><Gather action="/menu" timeout="4"/></Response>"""));
        await using var _ = network;
        network.Door.Press(caller, "12#");
        await network.SettleAsync();
        network.Door.Press(caller, "7");
        await network.PassAsync(4.25);
        Assert.Equal(["12", "7"], network.Host.To("/menu").Select(hit => hit["Digits"]));
    }

    [Fact]
    public async Task Gather_without_keys_falls_through_to_the_next_verb()
    {
        var (network, caller) = await CallAsync("""<Response><Gather action="/menu" timeout="2"/><Say>Nothing pressed</Say></Response>""");
        await using var _ = network;
        await network.PassAsync(2.25);
        Assert.Equal("Nothing pressed", network.Playing(caller));
        Assert.Empty(network.Host.To("/menu"));
    }

    [Fact]
    public async Task Gather_hears_words_interrupts_its_prompt_and_brings_the_result_after_the_pause_behind_them()
    {
        var (network, caller) = await CallAsync("""<Response><Gather input="dtmf speech" action="/menu" speechTimeout="auto"><Say loop="0">Which department?</Say></Gather></Response>""");
        await using var _ = network;
        network.Door.Say(caller, new Utterance("sales", 0.8));
        Assert.Null(network.Playing(caller));
        await network.PassAsync(1);
        Assert.Empty(network.Host.To("/menu"));
        await network.PassAsync(0.6);
        var hit = Assert.Single(network.Host.To("/menu"));
        Assert.Equal(("sales", "0.8"), (hit["SpeechResult"], hit["Confidence"]));
    }

    [Theory]
    [InlineData("input=\"dtmf\"", "")]
    [InlineData("input=\"dtmf speech\" bargeIn=\"false\"", "Which department?")]
    public async Task Gather_hears_no_words_where_it_does_not_listen_for_them(string attributes, string prompt)
    {
        var (network, caller) = await CallAsync($"""<Response><Gather {attributes} action="/menu" timeout="2">{(prompt is "" ? "" : $"<Say loop=\"0\">{prompt}</Say>")}</Gather><Say>Nothing came</Say></Response>""");
        await using var _ = network;
        network.Door.Say(caller, new Utterance("sales"));
        await network.PassAsync(2.25);
        Assert.Empty(network.Host.To("/menu"));
        Assert.Equal(prompt is "" ? "Nothing came" : prompt, network.Playing(caller));
    }

    [Fact]
    public async Task A_key_ends_what_is_being_said_and_is_the_answer()
    {
        var (network, caller) = await CallAsync("""<Response><Gather input="speech dtmf" action="/menu" numDigits="1" finishOnKey=""/></Response>""");
        await using var _ = network;
        network.Door.Say(caller, new Utterance("sal"));
        network.Door.Press(caller, "#");
        await network.SettleAsync();
        Assert.Equal("#", Assert.Single(network.Host.To("/menu"))["Digits"]);
    }

    [Fact]
    public async Task Gather_brings_nothing_where_it_is_told_to()
    {
        var (network, _) = await CallAsync("""<Response><Gather input="dtmf speech" action="/menu" timeout="2" actionOnEmptyResult="true"/></Response>""");
        await using var _1 = network;
        await network.PassAsync(2.25);
        Assert.Equal("", Assert.Single(network.Host.To("/menu"))["Digits"]);
    }

    [Fact]
    public async Task Enqueue_repeats_its_wait_document_until_Leave()
    {
        var rounds = 0;
        var (network, caller) = await CallAsync("""<Response><Enqueue waitUrl="/queue" action="/left">support</Enqueue></Response>""", network =>
            network.Host.On("/queue", _ => ++rounds < 3 ? "<Response><Say>You are in the queue, please wait</Say></Response>" : "<Response><Leave/></Response>"));
        await using var _ = network;
        await network.PassAsync(8);
        Assert.Equal(3, rounds);
        Assert.Equal("1", network.Host.To("/queue")[0]["QueuePosition"]);
        Assert.Equal("leave", Assert.Single(network.Host.To("/left"))["QueueResult"]);
        Assert.Equal("completed", network.Status(caller));
    }

    [Fact]
    public async Task A_file_that_cannot_be_played_is_a_warning_and_the_next_verb_runs()
    {
        var (network, caller) = await CallAsync("<Response><Play>/missing.mp3</Play><Say>Next</Say></Response>", network => network.Host.On("/missing.mp3", "404"));
        await using var _ = network;
        Assert.Equal("Next", network.Playing(caller));
        Assert.Equal([11200], network.DebuggerCodes("warning"));
    }

    [Fact]
    public async Task Dial_is_not_allowed_while_waiting_in_a_conference()
    {
        var (network, caller) = await CallAsync("""<Response><Dial><Conference waitUrl="/wait">room</Conference></Dial></Response>""", network =>
            network.Host.On("/wait", "<Response><Dial>+15550100005</Dial><Say>Waiting</Say></Response>"));
        await using var _ = network;
        Assert.Equal("Waiting", network.Playing(caller));
        Assert.Equal([12200], network.DebuggerCodes("warning"));
    }
}
