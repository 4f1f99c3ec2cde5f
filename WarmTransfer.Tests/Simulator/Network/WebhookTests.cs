using WarmTransfer.Simulator.Webhooks;

namespace WarmTransfer.Tests.Simulator.Network;

public sealed class WebhookTests
{
    private static async Task<TestNetwork> WithAgentAsync(Action<WarmTransfer.Simulator.SimulatorOptions>? change = null)
    {
        var network = await TestNetwork.StartAsync(change);
        network.Host.On("/agent", "<Response><Pause length=\"60\"/></Response>");
        return network;
    }

    private static async Task<string> CallAsync(TestNetwork network, string fragment = "")
    {
        var phone = network.Register("agent_1");
        var sid = await network.RingAsync(phone, "/agent", ("StatusCallback", network.Host.Url("/status") + fragment), ("StatusCallbackEvent", "initiated ringing answered completed"));
        await phone.AnswerAsync();
        await network.HangUpAsync(sid);
        network.Door.Unregister(phone);
        return sid;
    }

    [Fact]
    public async Task A_failed_callback_is_not_repeated_by_default()
    {
        await using var network = await WithAgentAsync();
        network.Host.On("/status", "500");
        await CallAsync(network);
        Assert.Equal(4, network.Host.To("/status").Count);
    }

    [Fact]
    public async Task The_fragment_asks_for_retries_and_all_tries_carry_one_token()
    {
        await using var network = await WithAgentAsync();
        var failures = 2;
        network.Host.On("/status", hit => hit["CallStatus"] == "completed" && failures-- > 0 ? "503" : "204");
        await CallAsync(network, "#rc=3&rp=5xx");
        var tries = network.Host.To("/status").Where(hit => hit["CallStatus"] == "completed").ToList();
        Assert.Equal(3, tries.Count);
        Assert.Single(tries.Select(hit => hit.Token).Distinct());
        Assert.Equal(4, network.Host.To("/status").Select(hit => hit.Token).Distinct().Count());
    }

    [Fact]
    public async Task The_fragment_names_the_failures_that_are_worth_a_retry()
    {
        await using var network = await WithAgentAsync();
        network.Host.On("/status", "404");
        await CallAsync(network, "#rc=3&rp=5xx,ct");
        Assert.Equal(4, network.Host.To("/status").Count);
    }

    [Theory]
    [InlineData("https://example.test/a", 1, 5000, 15000)]
    [InlineData("https://example.test/a#rc=9&rp=all&ct=20000&rt=800&tt=99999", 5, 10000, 800)]
    [InlineData("https://example.test/a#rc=0&rp=4xx,5xx&ct=2000", 0, 2000, 15000)]
    public void Overrides_are_read_from_the_fragment_within_their_limits(string url, int retries, int connect, int read)
    {
        var rules = ConnectionOverrides.Parse(new Uri(url));
        Assert.Equal((retries, connect, read), (rules.Retries, (int)rules.Connect.TotalMilliseconds, (int)rules.Read.TotalMilliseconds));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_tried_twice()
    {
        await using var network = await TestNetwork.StartAsync(options => options.VoiceUrl = "http://127.0.0.1:1/voice");
        await network.CallInAsync();
        var tries = network.Exchange.Loop.Do(() => network.Exchange.Log.After(0)).Count(entry => entry.Kind == "webhook");
        Assert.Equal(2, tries);
        Assert.Contains(11205, network.DebuggerCodes("error"));
    }

    [Fact]
    public async Task Dropped_callbacks_never_arrive_and_documents_still_do()
    {
        await using var network = await WithAgentAsync();
        network.Chaos = new ChaosSettings { CallbackDrop = 100, CallbackDelayMinMs = 1000, CallbackDelayMaxMs = 1000 };
        await CallAsync(network);
        await network.PassAsync(2);
        Assert.Empty(network.Host.To("/status"));
        Assert.Single(network.Host.To("/agent"));
    }

    [Fact]
    public async Task Duplicated_callbacks_arrive_twice_with_one_token()
    {
        await using var network = await WithAgentAsync();
        network.Chaos = new ChaosSettings { CallbackDuplicate = 100 };
        await CallAsync(network);
        Assert.Equal(8, network.Host.To("/status").Count);
        Assert.Equal(4, network.Host.To("/status").Select(hit => hit.Token).Distinct().Count());
    }

    [Fact]
    public async Task Delayed_callbacks_come_later()
    {
        await using var network = await WithAgentAsync();
        network.Chaos = new ChaosSettings { CallbackDelayMinMs = 3000, CallbackDelayMaxMs = 3000 };
        await CallAsync(network);
        Assert.Empty(network.Host.To("/status"));
        await network.PassAsync(3);
        Assert.Equal(4, network.Host.To("/status").Count);
    }

    [Fact]
    public async Task A_reordered_callback_is_overtaken_by_the_next()
    {
        await using var network = await WithAgentAsync(options => options.Seed = 3);
        network.Chaos = new ChaosSettings { CallbackReorder = 50 };
        await CallAsync(network);
        await network.PassAsync(3);
        var order = network.Host.To("/status").Select(hit => hit["SequenceNumber"]).ToList();
        Assert.Equal(["0", "1", "2", "3"], order.Order());
        Assert.NotEqual(["0", "1", "2", "3"], order);
    }

    [Fact]
    public async Task One_seed_makes_one_chaos()
    {
        async Task<IReadOnlyList<string>> RunAsync(int seed)
        {
            await using var network = await WithAgentAsync(options => options.Seed = seed);
            network.Chaos = new ChaosSettings { CallbackDrop = 40, CallbackDuplicate = 40 };
            for (var i = 0; i < 5; i++) await CallAsync(network);
            return [.. network.Host.To("/status").Select(hit => $"{hit["CallSid"]} {hit["SequenceNumber"]}").Order()];
        }

        var first = await RunAsync(7);
        Assert.Equal(first, await RunAsync(7));
        Assert.NotEqual(first, await RunAsync(8));
    }

    [Fact]
    public async Task No_token_comes_again_after_a_start_with_the_same_seed()
    {
        async Task<IReadOnlyList<string>> RunAsync()
        {
            await using var network = await WithAgentAsync(options => options.Seed = 7);
            await CallAsync(network);
            return [.. network.Host.To("/status").Select(hit => hit.Token)];
        }

        var first = await RunAsync();
        Assert.Equal(4, first.Distinct().Count());
        Assert.Empty(first.Intersect(await RunAsync()));
    }

    [Fact]
    public async Task Documents_fail_by_their_own_knob_only()
    {
        await using var network = await WithAgentAsync();
        network.Chaos = new ChaosSettings { TwimlFail = 100 };
        await network.CallInAsync();
        Assert.Empty(network.Host.To("/voice"));
        Assert.Contains(11200, network.DebuggerCodes("error"));
    }

    [Fact]
    public async Task An_HTTP_redirect_is_followed_and_signed_for_its_target()
    {
        await using var network = await TestNetwork.StartAsync(options => options.VoiceUrl = options.VoiceUrl.Replace("/voice", "/moved", StringComparison.Ordinal));
        network.Host.Moved("/moved", "/voice?from=moved");
        await network.CallInAsync();
        var hit = Assert.Single(network.Host.To("/voice"));
        Assert.Equal("GET", hit.Method);
        Assert.True(hit.IsSigned(network.Options.AuthToken));
    }
}
