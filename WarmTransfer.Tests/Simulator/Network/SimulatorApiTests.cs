using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using WarmTransfer.Simulator;

namespace WarmTransfer.Tests.Simulator.Network;

public sealed class SimulatorApiTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task<JsonElement> StateAsync(TestNetwork network) => await network.Http.GetFromJsonAsync<JsonElement>("/api/state", Token);

    private static Task<HttpResponseMessage> PostAsync(TestNetwork network, string path, object body) => network.Http.PostAsJsonAsync(path, body, Token);

    [Fact]
    public async Task Scripted_people_talk_and_the_state_shows_who_hears_whom()
    {
        await using var network = await TestNetwork.StartAsync();
        network.Host.On("/voice", "<Response><Dial timeout=\"20\"><Client>agent_1</Client></Dial></Response>");
        using var agent = await PostAsync(network, "/api/agents", new { identity = "agent_1", answerAfter = 2, hangUpAfter = 10 });
        using var caller = await PostAsync(network, "/api/callers", new { from = "+15550100042" });
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (agent.StatusCode, caller.StatusCode));
        await network.SettleAsync();
        await network.PassAsync(3);
        var legs = (await StateAsync(network)).GetProperty("legs").EnumerateArray().ToDictionary(leg => leg.GetProperty("to").GetString()!);
        var (customer, answered) = (legs[network.Options.PhoneNumber], legs["client:agent_1"]);
        Assert.Equal("in-progress", answered.GetProperty("status").GetString());
        Assert.Equal(answered.GetProperty("callSid").GetString(), customer.GetProperty("hears")[0].GetString());
        Assert.Equal(0, customer.GetProperty("deadAir").GetProperty("longestSeconds").GetDouble());
        await network.PassAsync(10);
        Assert.All((await StateAsync(network)).GetProperty("legs").EnumerateArray(), leg => Assert.Equal("completed", leg.GetProperty("status").GetString()));
    }

    [Theory]
    [InlineData("/api/callers", "{}")]
    [InlineData("/api/callers", """{"from":null}""")]
    [InlineData("/api/callers", """{"from":"+15550100042","hangUpAfter":1e300}""")]
    [InlineData("/api/callers", """{"from":"+15550100042","waitFor":1e12}""")]
    [InlineData("/api/callers", """{"from":"+15550100042","waitFor":-1}""")]
    [InlineData("/api/agents", "{}")]
    [InlineData("/api/agents", """{"identity":null}""")]
    [InlineData("/api/phones", "{}")]
    [InlineData("/api/phones", """{"from":null,"to":"+15550100000","sdp":"v=0"}""")]
    public async Task What_nobody_could_do_is_refused_and_does_no_harm(string path, string body)
    {
        await using var network = await TestNetwork.StartAsync();

        using var refused = await network.Http.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"), Token);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Empty((await StateAsync(network)).GetProperty("legs").EnumerateArray());
        network.Host.On("/voice", "<Response><Pause length=\"60\"/></Response>");
        Assert.Equal("ringing", network.Status(await network.CallInAsync()));
    }

    [Theory]
    [InlineData("decline", "busy")]
    [InlineData("ignore", "no-answer")]
    public async Task An_agent_may_decline_or_ignore(string behaviour, string outcome)
    {
        await using var network = await TestNetwork.StartAsync();
        network.Host.On("/voice", "<Response><Dial timeout=\"5\" action=\"/after\"><Client>agent_1</Client></Dial></Response>");
        using var agent = await PostAsync(network, "/api/agents", new { identity = "agent_1", behaviour });
        await network.CallInAsync();
        await network.PassAsync(6);
        Assert.Equal(outcome, Assert.Single(network.Host.To("/after"))["DialCallStatus"]);
    }

    [Fact]
    public async Task A_frozen_agent_stays_registered_and_does_nothing()
    {
        await using var network = await TestNetwork.StartAsync();
        network.Host.On("/voice", "<Response><Dial timeout=\"5\" action=\"/after\"><Client>agent_1</Client></Dial></Response>");
        using var agent = await PostAsync(network, "/api/agents", new { identity = "agent_1", answerAfter = 1 });
        using var frozen = await PostAsync(network, "/api/agents/agent_1/freeze", new { });
        await network.CallInAsync();
        await network.PassAsync(6);
        Assert.Equal("no-answer", Assert.Single(network.Host.To("/after"))["DialCallStatus"]);
        Assert.Equal(1, (await StateAsync(network)).GetProperty("identities")[0].GetProperty("devices").GetInt32());
    }

    [Fact]
    public async Task A_leg_is_answered_pressed_and_hung_up_by_hand()
    {
        await using var network = await TestNetwork.StartAsync();
        network.Host.On("/voice", "<Response><Gather action=\"/menu\" numDigits=\"1\"/></Response>");
        network.Host.On("/menu", "<Response><Dial><Client>agent_1</Client></Dial></Response>");
        using var agent = await PostAsync(network, "/api/agents", new { identity = "agent_1", behaviour = "manual" });
        var caller = await network.CallInAsync();
        using var pressed = await PostAsync(network, $"/api/legs/{caller}/press", new { digits = "1" });
        await network.SettleAsync();
        var rings = (await StateAsync(network)).GetProperty("agents")[0].GetProperty("ringing")[0].GetString();
        using var answered = await PostAsync(network, $"/api/legs/{rings}/answer", new { });
        await network.SettleAsync();
        Assert.Equal([rings!], network.Hears(caller));
        using var over = await PostAsync(network, $"/api/legs/{caller}/hangup", new { });
        using var twice = await PostAsync(network, $"/api/legs/{caller}/hangup", new { });
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound), (over.StatusCode, twice.StatusCode));
    }

    [Fact]
    public async Task A_phone_whose_call_the_page_hangs_up_is_told()
    {
        await using var network = await TestNetwork.StartAsync();
        network.Host.On("/application", "<Response><Pause length=\"60\"/><Say>Hello</Say></Response>");
        var phone = network.Register("agent_1");
        var placed = network.Door.Place(phone, new SimulatorOptions().ApplicationSid, new Dictionary<string, string>());
        await network.SettleAsync();
        using var over = await PostAsync(network, $"/api/legs/{placed.CallSid}/hangup", new { });
        await network.SettleAsync();
        Assert.Equal(["hangup"], phone.Told);
    }

    [Theory]
    [InlineData("cross-site", "application/json", 403)]
    [InlineData("same-site", "application/json", 403)]
    [InlineData("same-origin", "text/plain", 415)]
    [InlineData("same-origin", "application/json", 200)]
    public async Task Only_the_page_itself_may_change_anything(string site, string contentType, int status)
    {
        await using var network = await TestNetwork.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/callers");
        request.Headers.Add("Sec-Fetch-Site", site);
        request.Content = new StringContent("""{"from":"+15550100042"}""", Encoding.UTF8, contentType);
        using var response = await network.Http.SendAsync(request, Token);
        Assert.Equal(status, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("GET", "/api/state", "Host", "rebound.example.test", 400)]
    [InlineData("GET", "/", "Host", "rebound.example.test", 400)]
    [InlineData("GET", "/", "Sec-Fetch-Site", "cross-site", 200)]
    [InlineData("GET", "/api/state", "Sec-Fetch-Site", "cross-site", 403)]
    [InlineData("GET", "/api/state", "Origin", "http://evil.example.test", 403)]
    [InlineData("POST", "/2010-04-01/Accounts/AC00000000000000000000000000000001/Calls.json", "Sec-Fetch-Site", "cross-site", 403)]
    [InlineData("POST", "/2010-04-01/Accounts/AC00000000000000000000000000000001/Calls.json", "Origin", "http://evil.example.test", 403)]
    [InlineData("GET", "/signal", "Origin", "http://evil.example.test", 403)]
    [InlineData("GET", "/signal", "Origin", "http://127.0.0.1:5000", 426)]
    public async Task No_other_page_and_no_other_name_reaches_the_network(string method, string path, string header, string value, int status)
    {
        await using var network = await TestNetwork.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add(header, value);
        using var response = await network.Http.SendAsync(request, Token);
        Assert.Equal(status, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("""{"callbackDrop":101}""")]
    [InlineData("""{"callbackDelayMinMs":10,"callbackDelayMaxMs":5}""")]
    [InlineData("""{"callReadLagMs":2001}""")]
    [InlineData("""{"calbackDrop":1}""")]
    [InlineData("nonsense")]
    public async Task Chaos_that_makes_no_sense_is_refused_with_the_reason(string body)
    {
        await using var network = await TestNetwork.StartAsync();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await network.Http.PutAsync("/api/chaos", content, Token);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotEmpty((await response.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("error").GetString()!);
    }

    [Fact]
    public async Task Chaos_is_set_and_read_back()
    {
        await using var network = await TestNetwork.StartAsync();
        using var put = await network.Http.PutAsJsonAsync("/api/chaos", new { callbackDrop = 12.5, restSlow = 3 }, Token);
        var read = await network.Http.GetFromJsonAsync<JsonElement>("/api/chaos", Token);
        Assert.Equal((12.5, 3.0), (read.GetProperty("callbackDrop").GetDouble(), read.GetProperty("restSlow").GetDouble()));
    }

    [Fact]
    public async Task The_webhook_of_a_number_is_changed_while_it_runs()
    {
        await using var network = await TestNetwork.StartAsync();
        using var put = await network.Http.PutAsJsonAsync("/api/numbers/+15550100000", new { voiceUrl = network.Host.Url("/other") }, Token);
        using var wrong = await network.Http.PutAsJsonAsync("/api/numbers/+15550100000", new { voiceUrl = "other" }, Token);
        await network.CallInAsync();
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.BadRequest), (put.StatusCode, wrong.StatusCode));
        Assert.Single(network.Host.To("/other"));
    }

    [Fact]
    public async Task Events_are_numbered_and_read_from_where_the_reader_stopped()
    {
        await using var network = await TestNetwork.StartAsync();
        network.Host.On("/voice", "<Response><Shout/><Pause length=\"60\"/></Response>");
        await network.CallInAsync();
        var events = (await network.Http.GetFromJsonAsync<JsonElement>("/api/events", Token)).EnumerateArray().ToList();
        Assert.Contains(events, entry => entry.GetProperty("kind").GetString() == "debugger" && entry.GetProperty("code").GetInt32() == 12200);
        Assert.Contains(events, entry => entry.GetProperty("kind").GetString() == "webhook" && entry.GetProperty("data").GetProperty("try").GetString() == "1");
        var last = events[^1].GetProperty("seq").GetInt64();
        Assert.Empty((await network.Http.GetFromJsonAsync<JsonElement>($"/api/events?after={last}", Token)).EnumerateArray());
    }

    [Fact]
    public async Task A_leg_tells_when_it_heard_nothing_and_what_happened_to_its_call()
    {
        await using var network = await TestNetwork.StartAsync();
        network.Host.On("/voice", "<Response><Say>Hello</Say><Pause length=\"3\"/><Say>Hello</Say><Pause length=\"60\"/></Response>");
        var other = await network.CallInAsync("+15550100002");
        var start = network.Clock.GetUtcNow();
        var sid = await network.CallInAsync();
        await network.PassAsync(6);

        var silences = (await network.Http.GetFromJsonAsync<JsonElement>($"/api/legs/{sid}", Token)).GetProperty("silences").EnumerateArray()
            .Select(silence => (From: silence.GetProperty("from").GetDateTimeOffset() - start, To: silence.GetProperty("to").GetDateTimeOffset() - start)).ToArray();
        Assert.Equal(2, silences.Length);
        Assert.Equal(3, (silences[0].To - silences[0].From).TotalSeconds, 0.5);
        Assert.InRange(silences[0].From.TotalSeconds, 0.5, 1);
        Assert.Equal(6, silences[1].To.TotalSeconds);
        var events = (await network.Http.GetFromJsonAsync<JsonElement>($"/api/legs/{sid}/events", Token)).EnumerateArray().ToList();
        Assert.NotEmpty(events);
        Assert.All(events, entry => Assert.Equal(sid, entry.GetProperty("callSid").GetString()));
        using var unknown = await network.Http.GetAsync("/api/legs/CA1", Token);
        Assert.Equal((HttpStatusCode.NotFound, true), (unknown.StatusCode, other != sid));
    }

    [Fact]
    public async Task The_stream_sends_the_state_at_once_and_again_when_something_changed()
    {
        await using var network = await TestNetwork.StartAsync();
        await using var stream = await network.Http.GetStreamAsync("/api/stream", Token);
        using var reader = new StreamReader(stream);
        Assert.Contains("\"legs\":[]", await NextAsync(reader), StringComparison.Ordinal);
        network.Host.On("/voice", "<Response><Pause length=\"60\"/></Response>");
        var sid = await network.CallInAsync();
        var next = NextAsync(reader);
        while (!next.IsCompleted)
        {
            network.Clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.WhenAny(next, Task.Delay(10, Token));
        }
        Assert.Contains(sid, await next, StringComparison.Ordinal);
    }

    private static async Task<string> NextAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync(Token) is { } line)
            if (line == "event: state") return await reader.ReadLineAsync(Token) ?? "";
        return "";
    }
}
