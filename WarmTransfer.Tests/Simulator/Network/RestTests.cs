using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using WarmTransfer.Simulator.Webhooks;

namespace WarmTransfer.Tests.Simulator.Network;

public sealed partial class RestTests
{
    private static (string, string)[] Call(TestNetwork network, params (string, string)[] more) =>
        [("To", "client:agent_1"), ("From", network.Options.PhoneNumber), ("Twiml", "<Response/>"), .. more];

    [Theory]
    [InlineData("AC00000000000000000000000000000001", "wrong")]
    [InlineData("SK00000000000000000000000000000001", "simulator-auth-token")]
    [InlineData("", "")]
    public async Task Wrong_credentials_are_refused(string user, string password)
    {
        await using var network = await TestNetwork.StartAsync();
        using var response = await network.Rest.SendAsync(HttpMethod.Get, "Calls.json", null, user, password);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains("\"code\":20003", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal("Basic", response.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Fact]
    public async Task An_API_key_opens_the_account()
    {
        await using var network = await TestNetwork.StartAsync();
        using var response = await network.Rest.SendAsync(HttpMethod.Get, "Calls.json", null, network.Options.ApiKeySid, network.Options.ApiKeySecret);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task What_is_deleted_is_answered_without_a_body_on_a_connection_that_goes_on()
    {
        await using var network = await TestNetwork.StartAsync();
        var sid = (await network.Rest.PostAsync("Keys.json", ("FriendlyName", "ci"))).GetProperty("sid").GetString()!;
        var connections = 0;
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancel) =>
            {
                connections++;
                var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
                await socket.ConnectAsync(context.DnsEndPoint, cancel);
                return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
            },
        };
        var client = network.Rest.Over(handler);

        using var deleted = await client.SendAsync(HttpMethod.Delete, $"Keys/{sid}.json");
        using var after = await client.SendAsync(HttpMethod.Get, "Calls.json");

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.OK, 1), (deleted.StatusCode, after.StatusCode, connections));
    }

    [Fact]
    public async Task A_key_made_by_REST_works_until_it_is_deleted()
    {
        await using var network = await TestNetwork.StartAsync();
        var key = await network.Rest.PostAsync("Keys.json", ("FriendlyName", "ci"));
        var (sid, secret) = (key.GetProperty("sid").GetString()!, key.GetProperty("secret").GetString()!);
        using var open = await network.Rest.SendAsync(HttpMethod.Get, "Calls.json", null, sid, secret);
        Assert.Equal(HttpStatusCode.OK, open.StatusCode);
        Assert.False((await network.Rest.GetAsync($"Keys/{sid}.json")).TryGetProperty("secret", out _));
        using var deleted = await network.Rest.SendAsync(HttpMethod.Delete, $"Keys/{sid}.json");
        using var closed = await network.Rest.SendAsync(HttpMethod.Get, "Calls.json", null, sid, secret);
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.Unauthorized), (deleted.StatusCode, closed.StatusCode));
    }

    [Theory]
    [InlineData("/2010-04-01/Accounts/AC00000000000000000000000000000009/Calls.json")]
    [InlineData("/2010-04-01/Accounts/AC00000000000000000000000000000001/Calls/CA00000000000000000000000000000009.json")]
    [InlineData("/2010-04-01/Accounts/AC00000000000000000000000000000001/Conferences/CF00000000000000000000000000000009/Participants.json")]
    [InlineData("/2010-04-01/Accounts/AC00000000000000000000000000000001/Nothing.json")]
    public async Task What_is_not_there_is_20404(string path)
    {
        await using var network = await TestNetwork.StartAsync();
        Assert.Equal((404, 20404), await network.Rest.RefusedAsync(HttpMethod.Get, path));
    }

    [Theory]
    [InlineData("To", "", 21201)]
    [InlineData("To", "call me", 21211)]
    [InlineData("To", "client:two words", 21211)]
    [InlineData("From", "", 21213)]
    [InlineData("From", "12", 21212)]
    [InlineData("From", "+15550199999", 21210)]
    [InlineData("Twiml", null, 21205)]
    [InlineData("StatusCallback", "/relative", 21205)]
    [InlineData("Timeout", "0", 21208)]
    [InlineData("Timeout", "-1", 21208)]
    [InlineData("Timeout", "9999", 21208)]
    [InlineData("TimeLimit", "0", 20001)]
    [InlineData("TimeLimit", "86401", 20001)]
    [InlineData("StatusCallbackEvent", "foo", 21626)]
    [InlineData("StatusCallbackMethod", "PUT", 21209)]
    [InlineData("SendDigits", "abc!", 21206)]
    [InlineData("ApplicationSid", "AP00000000000000000000000000000009", 21218)]
    public async Task A_call_that_cannot_be_made_is_refused(string name, string? value, int code)
    {
        await using var network = await TestNetwork.StartAsync();
        var form = Call(network).Where(pair => pair.Item1 != name).ToList();
        if (value is not null) form.Add((name, value));
        Assert.Equal((400, code), await network.Rest.RefusedAsync(HttpMethod.Post, "Calls.json", [.. form]));
    }

    [Fact]
    public async Task An_application_without_an_address_cannot_run_a_call()
    {
        await using var network = await TestNetwork.StartAsync(options => options.ApplicationVoiceUrl = "");
        var refused = await network.Rest.RefusedAsync(
            HttpMethod.Post, "Calls.json", ("To", "client:agent_1"), ("From", network.Options.PhoneNumber), ("ApplicationSid", network.Options.ApplicationSid));
        Assert.Equal((400, 21205), refused);
    }

    [Fact]
    public async Task An_outgoing_call_may_show_the_number_of_a_caller_whose_token_it_has()
    {
        await using var network = await TestNetwork.StartAsync();
        await network.CallInAsync("+15550100077");
        var token = network.Host.To("/voice")[0]["CallToken"];
        var call = await network.Rest.PostAsync("Calls.json", ("To", "client:agent_1"), ("From", "+15550100077"), ("CallToken", token), ("Twiml", "<Response/>"));
        Assert.Equal("+15550100077", call.GetProperty("from").GetString());
    }

    [Fact]
    public async Task A_call_reads_as_Twilio_writes_it()
    {
        await using var network = await TestNetwork.StartAsync();
        using var response = await network.Rest.SendAsync(HttpMethod.Post, "Calls.json", Call(network));
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var call = json.RootElement;
        Assert.Matches(CallSid(), call.GetProperty("sid").GetString());
        Assert.Equal("queued", call.GetProperty("status").GetString());
        Assert.Equal("outbound-api", call.GetProperty("direction").GetString());
        Assert.Equal("Sat, 31 Jan 2026 08:00:00 +0000", call.GetProperty("date_created").GetString());
        Assert.Equal("0", call.GetProperty("queue_time").GetString());
        Assert.Equal(JsonValueKind.Null, call.GetProperty("duration").ValueKind);
        Assert.Equal(JsonValueKind.Null, call.GetProperty("parent_call_sid").ValueKind);
        Assert.Equal($"/2010-04-01/Accounts/{network.Options.AccountSid}/Calls/{call.GetProperty("sid").GetString()}.json", call.GetProperty("uri").GetString());
        Assert.Equal("(555) 010-0000", call.GetProperty("from_formatted").GetString());
        Assert.StartsWith("PN", call.GetProperty("phone_number_sid").GetString(), StringComparison.Ordinal);
        Assert.Equal(9, call.GetProperty("subresource_uris").EnumerateObject().Count());
    }

    [Fact]
    public async Task Pages_lead_from_the_first_call_to_the_last()
    {
        await using var network = await TestNetwork.StartAsync();
        for (var i = 0; i < 5; i++) await network.Rest.PostAsync("Calls.json", Call(network));
        var seen = new List<string>();
        for (string? next = "Calls.json?PageSize=2"; next is not null;)
        {
            var page = await network.Rest.GetAsync(next);
            seen.AddRange(page.GetProperty("calls").EnumerateArray().Select(call => call.GetProperty("sid").GetString()!));
            Assert.Equal(2, page.GetProperty("page_size").GetInt32());
            next = page.GetProperty("next_page_uri").GetString();
        }
        Assert.Equal(5, seen.Distinct().Count());
    }

    [Theory]
    [InlineData("43000000")]
    [InlineData("2147483647")]
    public async Task A_page_far_beyond_the_last_is_empty_and_has_none_after_it(string page)
    {
        await using var network = await TestNetwork.StartAsync();
        await network.CallInAsync();

        var read = await network.Rest.GetAsync($"Calls.json?PageSize=1000&Page={page}");

        Assert.Empty(read.GetProperty("calls").EnumerateArray());
        Assert.Equal(JsonValueKind.Null, read.GetProperty("next_page_uri").ValueKind);
        Assert.True(read.GetProperty("start").GetInt64() > 0);
    }

    [Fact]
    public async Task A_page_of_more_than_a_thousand_is_refused()
    {
        await using var network = await TestNetwork.StartAsync();

        Assert.Equal((400, 20007), await network.Rest.RefusedAsync(HttpMethod.Get, "Calls.json?PageSize=5000"));
    }

    [Fact]
    public async Task A_form_in_parts_that_breaks_off_is_refused()
    {
        await using var network = await TestNetwork.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/2010-04-01/Accounts/{network.Options.AccountSid}/Calls.json")
        {
            Content = new StringContent("--x\r\nContent-Disposition: form-data; name=\"To\"\r\n\r\nclient:a"),
        };
        request.Content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{network.Options.AccountSid}:{network.Options.AuthToken}")));

        using var answer = await network.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Calls_are_filtered_by_status_party_and_day()
    {
        await using var network = await TestNetwork.StartAsync();
        network.Host.On("/voice", "<Response><Pause length=\"60\"/><Say>Hello</Say></Response>");
        network.Register("agent_1");
        var sid = (await network.Rest.PostAsync("Calls.json", Call(network))).GetProperty("sid").GetString();
        await network.SettleAsync();
        async Task<int> CountAsync(string query) => (await network.Rest.GetAsync("Calls.json?" + query)).GetProperty("calls").GetArrayLength();
        Assert.Equal(1, await CountAsync("Status=ringing&To=client:agent_1"));
        Assert.Equal(0, await CountAsync("Status=completed"));
        Assert.Equal(0, await CountAsync("To=client:agent_2"));
        Assert.Equal(1, await CountAsync("StartTime=2026-01-31"));
        Assert.Equal(1, await CountAsync("StartTime%3E=2026-01-31T07:00:00Z"));
        Assert.Equal(0, await CountAsync("StartTime%3C=2026-01-30"));
        Assert.NotNull(sid);
    }

    [Fact]
    public async Task Only_calls_that_are_over_can_be_deleted()
    {
        await using var network = await TestNetwork.StartAsync();
        var phone = network.Register("agent_1");
        var sid = (await network.Rest.PostAsync("Calls.json", Call(network))).GetProperty("sid").GetString();
        await network.SettleAsync();
        Assert.Equal(409, (await network.Rest.RefusedAsync(HttpMethod.Delete, $"Calls/{sid}.json")).Status);
        await phone.RejectAsync();
        using var deleted = await network.Rest.SendAsync(HttpMethod.Delete, $"Calls/{sid}.json");
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal((404, 20404), await network.Rest.RefusedAsync(HttpMethod.Get, $"Calls/{sid}.json"));
    }

    [Fact]
    public async Task A_number_is_found_and_given_another_webhook()
    {
        await using var network = await TestNetwork.StartAsync();
        var found = (await network.Rest.GetAsync("IncomingPhoneNumbers.json?PhoneNumber=%2B15550100000")).GetProperty("incoming_phone_numbers")[0];
        var changed = await network.Rest.PostAsync($"IncomingPhoneNumbers/{found.GetProperty("sid").GetString()}.json", ("VoiceUrl", network.Host.Url("/other")));
        Assert.Equal(network.Host.Url("/other"), changed.GetProperty("voice_url").GetString());
        await network.CallInAsync();
        Assert.Single(network.Host.To("/other"));
    }

    [Fact]
    public async Task An_application_answers_for_a_number()
    {
        await using var network = await TestNetwork.StartAsync();
        var application = (await network.Rest.PostAsync("Applications.json", ("FriendlyName", "support"), ("VoiceUrl", network.Host.Url("/app")))).GetProperty("sid").GetString()!;
        var number = (await network.Rest.GetAsync("IncomingPhoneNumbers.json")).GetProperty("incoming_phone_numbers")[0].GetProperty("sid").GetString();
        await network.Rest.PostAsync($"IncomingPhoneNumbers/{number}.json", ("VoiceApplicationSid", application));
        await network.CallInAsync();
        Assert.Equal(application, Assert.Single(network.Host.To("/app"))["ApplicationSid"]);
    }

    [Fact]
    public async Task Participants_are_filtered_and_forgotten_when_the_conference_ends()
    {
        await using var network = await TestNetwork.StartAsync();
        network.Host.On("/voice", """<Response><Dial><Conference endConferenceOnExit="true">room</Conference></Dial></Response>""");
        var caller = await network.CallInAsync();
        var room = network.Room("room").Sid;
        var seat = Assert.Single((await network.Rest.GetAsync($"Conferences/{room}/Participants.json?Hold=false")).GetProperty("participants").EnumerateArray());
        Assert.Equal(("connected", caller), (seat.GetProperty("status").GetString(), seat.GetProperty("call_sid").GetString()));
        Assert.Empty((await network.Rest.GetAsync($"Conferences/{room}/Participants.json?Muted=true")).GetProperty("participants").EnumerateArray());
        await network.HangUpAsync(caller);
        Assert.Empty((await network.Rest.GetAsync($"Conferences/{room}/Participants.json")).GetProperty("participants").EnumerateArray());
        Assert.Equal((404, 20404), await network.Rest.RefusedAsync(HttpMethod.Post, $"Conferences/{room}/Participants/{caller}.json", ("Hold", "true")));
        var ended = (await network.Rest.GetAsync("Conferences.json?FriendlyName=room&Status=completed")).GetProperty("conferences")[0];
        Assert.Equal("participant-with-end-conference-on-exit-left", ended.GetProperty("reason_conference_ended").GetString());
    }

    [Fact]
    public async Task A_coach_without_a_target_in_the_room_is_refused()
    {
        await using var network = await TestNetwork.StartAsync();
        network.Host.On("/voice", "<Response><Dial><Conference>room</Conference></Dial></Response>");
        var caller = await network.CallInAsync();
        var refused = await network.Rest.RefusedAsync(
            HttpMethod.Post, $"Conferences/{network.Room("room").Sid}/Participants/{caller}.json", ("Coaching", "true"), ("CallSidToCoach", "CA00000000000000000000000000000009"));
        Assert.Equal((400, 16028), refused);
    }

    [Fact]
    public async Task Recordings_can_be_listed_and_there_are_none()
    {
        await using var network = await TestNetwork.StartAsync();
        Assert.Equal(0, (await network.Rest.GetAsync("Recordings.json")).GetProperty("recordings").GetArrayLength());
    }

    [Fact]
    public async Task Chaos_refuses_requests_before_they_take_effect()
    {
        await using var network = await TestNetwork.StartAsync();
        network.Chaos = new ChaosSettings { RestTooManyRequests = 100 };
        Assert.Equal((429, 20429), await network.Rest.RefusedAsync(HttpMethod.Post, "Calls.json", Call(network)));
        network.Chaos = new ChaosSettings { RestServerError = 100 };
        Assert.Equal(503, (await network.Rest.RefusedAsync(HttpMethod.Post, "Calls.json", Call(network))).Status);
        Assert.Empty(network.Exchange.Loop.Do(() => network.Exchange.Legs.ToList()));
    }

    [Fact]
    public async Task Chaos_cuts_a_request_off_after_its_effect()
    {
        await using var network = await TestNetwork.StartAsync();
        network.Chaos = new ChaosSettings { RestTimeoutAfterEffect = 100 };
        await Assert.ThrowsAsync<HttpRequestException>(() => network.Rest.SendAsync(HttpMethod.Post, "Calls.json", Call(network)));
        Assert.Single(network.Exchange.Loop.Do(() => network.Exchange.Legs.ToList()));
    }

    [Fact]
    public async Task A_callback_can_come_before_the_answer_that_caused_it()
    {
        await using var network = await TestNetwork.StartAsync();
        network.Register("agent_1");
        network.Chaos = new ChaosSettings { CallbackBeforeResponse = 100 };
        await network.Rest.PostAsync("Calls.json", Call(network, ("StatusCallback", network.Host.Url("/status")), ("StatusCallbackEvent", "ringing")));
        Assert.Single(network.Host.To("/status"));
    }

    [Fact]
    public async Task Reading_a_call_may_lag_behind()
    {
        await using var network = await TestNetwork.StartAsync();
        var phone = network.Register("agent_1");
        var sid = (await network.Rest.PostAsync("Calls.json", Call(network))).GetProperty("sid").GetString();
        await network.PassAsync(5);
        await phone.RejectAsync();
        async Task<string?> ReadAsync() => (await network.Rest.GetAsync($"Calls/{sid}.json")).GetProperty("status").GetString();
        network.Chaos = new ChaosSettings { CallReadLagMs = 2000 };
        Assert.Equal("ringing", await ReadAsync());
        await network.PassAsync(2);
        Assert.Equal("busy", await ReadAsync());
    }

    [GeneratedRegex("^CA[0-9a-f]{32}$")]
    private static partial Regex CallSid();
}
