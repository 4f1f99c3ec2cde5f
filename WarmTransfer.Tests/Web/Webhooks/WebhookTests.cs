using System.Net;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core.Calls;
using WarmTransfer.Simulator.Twiml;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Tests.Web.Webhooks;

public sealed class WebhookTests : IAsyncLifetime
{
    private const string Unknown = "CA00000000000000000000000000000bad";
    private ProductHost _host = null!;
    private WebhookSender _twilio = null!;
    private string _call = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await ProductHost.StartAsync();
        _twilio = new WebhookSender(_host);
        _call = Conversation.Start(_host).Customer;
        await _host.Until("the customer is in the room", () => _host.Saved(_call)?.Customer.Presence == Presence.In);
    }

    public async ValueTask DisposeAsync()
    {
        _twilio.Dispose();
        await _host.DisposeAsync();
    }

    [Theory]
    [InlineData("POST", "/conference/connect/client", "application/x-www-form-urlencoded", "CallSid=CA1", HttpStatusCode.Forbidden)]
    [InlineData("POST", "/conference/connect/client", "application/json", "{}", HttpStatusCode.BadRequest)]
    [InlineData("POST", "/conference/connect/client", "application/x-www-form-urlencoded", "CallSid=%ZZ", HttpStatusCode.BadRequest)]
    [InlineData("POST", "/conference/wait?round=abc", "application/x-www-form-urlencoded", "", HttpStatusCode.Forbidden)]
    [InlineData("PUT", "/conference/connect/client", "application/x-www-form-urlencoded", "", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/conference/unheard-of", "application/x-www-form-urlencoded", "", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/conference/unheard-of", "application/x-www-form-urlencoded", "", HttpStatusCode.NotFound)]
    public async Task What_is_refused_is_refused_with_the_status_that_the_document_says(string method, string path, string type, string body, HttpStatusCode expected)
    {
        using var client = _host.Client();
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new StringContent(body, System.Text.Encoding.UTF8, type) };

        using var answer = await client.SendAsync(request, Cancellation);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("forged")]
    [InlineData("for another host")]
    public async Task What_Twilio_did_not_sign_is_forbidden_logged_and_changes_nothing(string signature)
    {
        var before = Everything();
        foreach (var route in WebhookSender.Routes(_call))
        {
            (string, string)[] form = [("CallSid", _call), ("CallStatus", "completed"), ("StatusCallbackEvent", "conference-end")];
            using var answer = await _twilio.Post(route, form, signature switch
            {
                "missing" => null,
                "forged" => _twilio.Sign("/elsewhere", form),
                _ => _twilio.Sign(route, form, "https://evil.example.test"),
            });

            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        // One line a minute and address.
        Assert.Contains(_host.Log.Lines, line => line.Contains("Refused a webhook for /", StringComparison.Ordinal));
        Assert.Equal(before, Everything());
    }

    [Fact]
    public async Task A_body_that_is_no_webhook_is_a_bad_request_and_changes_nothing()
    {
        var before = Everything();
        foreach (var route in WebhookSender.Routes(_call))
        {
            Assert.Equal(HttpStatusCode.BadRequest, await Status(_twilio.PostText(route, "CallSid=%ZZ", _twilio.Sign(route, []))));
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await Status(_twilio.PostText(route, "a=" + new string('x', 65 * 1024), _twilio.Sign(route, []))));
            if (route == "/conference/wait") continue;
            Assert.Equal(HttpStatusCode.BadRequest, await Status(_twilio.Post(route, ("From", "+15550100001"))));
            Assert.Equal(HttpStatusCode.BadRequest, await Status(_twilio.Post(route, ("CallSid", "CA-not-hexadecimal"))));
        }

        Assert.Equal(before, Everything());
    }

    [Fact]
    public async Task A_call_that_we_do_not_know_gets_a_safe_answer_and_changes_nothing()
    {
        var before = Everything();
        foreach (var route in WebhookSender.Routes(Unknown).Skip(2).Where(route => !route.Contains("/next/", StringComparison.Ordinal)))
        {
            using var answer = await _twilio.Post(route, ("CallSid", Unknown), ("CallStatus", "in-progress"), ("StatusCallbackEvent", "participant-join"));
            var body = await answer.Content.ReadAsStringAsync(Cancellation);

            if (answer.StatusCode != HttpStatusCode.NoContent) Assert.IsType<Verb.Hangup>(Strictly(body)[^1]);
            Assert.Equal(route.EndsWith("events", StringComparison.Ordinal) || route.Contains("/events/", StringComparison.Ordinal), body.Length == 0);
        }

        Assert.Equal(before, Everything());
    }

    [Fact]
    public async Task A_customer_whose_arrival_was_lost_is_let_in_by_the_next_request()
    {
        var (arrived, hungUp) = ("CA000000000000000000000000000000ad", "CA000000000000000000000000000000ae");

        var next = await Deliver($"/conference/next/{arrived}/customer/1", "token-5", ("CallSid", arrived), ("From", "+15550100009"), ("To", "+15550100000"), ("CallStatus", "in-progress"));
        var late = await Deliver($"/conference/next/{hungUp}/customer/1", "token-6", ("CallSid", hungUp), ("CallStatus", "completed"));

        Assert.IsType<Verb.Dial>(Assert.Single(Strictly(next)), exactMatch: false);
        Assert.IsType<Verb.Hangup>(Strictly(late)[^1]);
        await _host.Until("the call is saved", () => _host.Saved(arrived) is { From: "+15550100009" });
        Assert.Null(_host.Saved(hungUp));
    }

    [Fact]
    public async Task A_customer_who_comes_back_from_the_fallback_document_goes_on_in_the_next_room()
    {
        var answer = await Deliver("/conference/connect/client", "token-7", ("CallSid", _call), ("From", "+15550100001"), ("To", "+15550100000"), ("CallStatus", "in-progress"));

        Assert.Contains($">{_call}-2</Conference>", answer, StringComparison.Ordinal);
        Assert.Equal(2, _host.Saved(_call)!.Room);
    }

    [Fact]
    public async Task A_customer_who_leaves_a_room_for_want_of_music_has_not_hung_up()
    {
        (string, string)[] left = [("CallSid", _call), ("StatusCallbackEvent", "participant-leave"), ("ReasonParticipantLeft", "participant_hung_up")];
        (string, string)[] ended = [("CallSidEndingConference", _call), ("StatusCallbackEvent", "conference-end"), ("ConferenceSid", "CF00000000000000000000000000000001"), ("ReasonConferenceEnded", "participant-with-end-conference-on-exit-left")];

        await Deliver($"/conference/events/{_call}/1", "token-8", [.. left, ("ParticipantCallStatus", "in-progress")]);
        await Deliver($"/conference/events/{_call}/1", "token-9", ended);
        Assert.False(_host.Saved(_call)!.IsOver);

        await Deliver($"/conference/events/{_call}/1", "token-10", [.. left, ("ParticipantCallStatus", "completed")]);
        Assert.True(_host.Saved(_call)!.IsOver);
    }

    [Fact]
    public async Task The_host_that_a_sender_claims_is_in_nothing_that_we_say()
    {
        var call = "CA000000000000000000000000000000aa";
        (string, string)[] form = [("CallSid", call), ("From", "+15550100009"), ("To", "+15550100000")];
        foreach (var route in WebhookSender.Routes(call).Take(2))
        {
            using var answer = await _twilio.Post(route, form, _twilio.Sign(route, form), request =>
            {
                request.Headers.Host = "evil.example.test";
                request.Headers.Add("X-Forwarded-Host", "evil.example.test");
                request.Headers.Add("X-Forwarded-Proto", "https");
            });
            var body = await answer.Content.ReadAsStringAsync(Cancellation);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.NotEmpty(Strictly(body));
            Assert.Contains(_host.Url, body, StringComparison.Ordinal);
            Assert.DoesNotContain("evil", body, StringComparison.Ordinal);
        }

        // The REST requests that follow name the addresses that the network then asks.
        await _host.Ready("agent1");
        await _host.Ready("agent2");
        await _host.Until("both agents' legs asked for TwiML", () => Asked().Count(url => url.Contains("?leg=", StringComparison.Ordinal)) >= 2);
        Assert.All(Asked(), url => Assert.StartsWith(_host.Url + "/", url, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_delivery_five_times_is_one_event_and_the_same_answer()
    {
        await _host.Ready("agent1", WarmTransfer.Simulator.People.AgentBehaviour.Manual);
        await _host.Until("agent 1 is rung", () => _host.Saved(_call) is { Phase: CallPhase.Offered } call && call.AgentLegs.First().Progress == LegProgress.Ringing);
        var sid = _host.Saved(_call)!.AgentLegs.First().Sid!;

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Deliver($"/conference/connect/{_call}/agent1?leg=L1", "token-1", ("CallSid", sid))));

        Assert.Single(answers.Distinct());
        Assert.Contains("<Conference", answers[0], StringComparison.Ordinal);
        await using var db = _host.Database();
        Assert.Equal(1, await db.Events.CountAsync(e => e.CallId == _call && e.Payload.Contains("agent-answered"), Cancellation));
    }

    [Fact]
    public async Task The_first_agent_is_let_in_at_the_tutorials_address_that_names_no_leg()
    {
        await _host.Ready("agent1", WarmTransfer.Simulator.People.AgentBehaviour.Manual);
        await _host.Until("agent 1 is rung", () => _host.Saved(_call) is { Phase: CallPhase.Offered } call && call.AgentLegs.First().Progress == LegProgress.Ringing);

        var answer = await Deliver($"/conference/connect/{_call}/agent1", "token-11", ("CallSid", _host.Saved(_call)!.AgentLegs.First().Sid!));

        Assert.Contains("startConferenceOnEnter=\"true\"", answer, StringComparison.Ordinal);
        Assert.Contains("endConferenceOnExit=\"false\"", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_arrival_twice_is_one_call()
    {
        var call = "CA000000000000000000000000000000ab";
        (string, string)[] form = [("CallSid", call), ("From", "+15550100009"), ("To", "+15550100000")];

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Deliver("/conference/connect/client", "token-2", form)));
        await _host.Until("the call is saved", () => _host.Saved(call) is not null);
        await Deliver("/conference/connect/client", "token-2", form);

        Assert.Single(answers.Distinct());
        Assert.DoesNotContain(_host.Log.Lines, line => line.Contains("token-2", StringComparison.Ordinal));
        await using var db = _host.Database();
        Assert.Equal(1, await db.Events.CountAsync(e => e.CallId == call, Cancellation));
    }

    [Fact]
    public async Task An_arrival_told_again_while_the_customer_waits_is_answered_as_before_and_one_from_the_fallback_goes_on_in_the_call()
    {
        var call = "CA000000000000000000000000000000ad";
        (string, string)[] form = [("CallSid", call), ("From", "+15550100009"), ("To", "+15550100000")];
        var first = await Deliver("/conference/connect/client", "token-5", form);
        await _host.Until("the call is saved", () => _host.Saved(call) is not null);
        await Deliver($"/conference/events/{call}/1", "token-6", ("CallSid", call), ("ConferenceSid", "CF000000000000000000000000000000ad"), ("StatusCallbackEvent", "participant-join"), ("SequenceNumber", "1"));
        await _host.Until("the customer waits", () => _host.Saved(call)!.Customer.Presence == Presence.In);

        Assert.Equal(first, await Deliver("/conference/connect/client", "token-5", form));
        Assert.Equal(1, _host.Saved(call)!.Room);

        var next = await Deliver("/conference/connect/client", "token-7", form);
        Assert.Contains($"{call}-2", next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_is_known_from_another_call_or_for_other_news_hides_nothing()
    {
        var call = "CA000000000000000000000000000000ae";
        await Deliver("/conference/connect/client", "token-8", ("CallSid", _call), ("From", "+15550100009"), ("To", "+15550100000"));

        await Deliver("/conference/connect/client", "token-8", ("CallSid", call), ("From", "+15550100009"), ("To", "+15550100000"));
        await _host.Until("the other call is saved", () => _host.Saved(call) is not null);
        await Deliver("/calls/events", "token-8", ("CallSid", call), ("CallStatus", "completed"));

        await _host.Until("the other news is taken in", () => _host.Saved(call)!.IsOver);
        Assert.Equal(2, _host.Log.Lines.Count(line => line.Contains("token-8 brought", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_phone_network_that_was_started_again_is_heard_although_the_database_remembers_the_last()
    {
        await using var again = await PhoneNetworkHost.StartAsync(new Uri(new Uri(_host.Url), "/conference/connect/client").AbsoluteUri);

        var call = again.Dial("+15550100077");

        await _host.Until("every webhook is recorded", () => _host.Saved(call)?.Customer.Presence == Presence.In);
    }

    [Theory]
    [InlineData("/conference/announce/1", HttpStatusCode.NotFound)]
    [InlineData("/conference/announce/-1", HttpStatusCode.NotFound)]
    [InlineData("/conference/announce/99", HttpStatusCode.NotFound)]
    [InlineData("/conference/announce/nothing", HttpStatusCode.NotFound)]
    [InlineData("/conference/announce/NextAgent", HttpStatusCode.OK)]
    [InlineData("/conference/wait?round=a%0d%0ab", HttpStatusCode.BadRequest)]
    [InlineData("/conference/events/{call}/0", HttpStatusCode.NotFound)]
    public async Task An_address_that_is_not_ours_is_the_senders_mistake(string path, HttpStatusCode expected)
    {
        (string, string)[] form = [("CallSid", _call)];
        path = path.Replace("{call}", _call, StringComparison.Ordinal);
        using var answer = await _twilio.Post(path, form, _twilio.Sign(path, form));

        Assert.Equal(expected, answer.StatusCode);
        Assert.DoesNotContain("   at ", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_greeting_needs_no_database()
    {
        var call = "CA000000000000000000000000000000ac";
        var release = new TaskCompletionSource<bool>();
        var locked = _host.Get<WriteGate>().Run(() => release.Task, Cancellation);

        var greeting = Deliver("/conference/connect/client", "token-3", ("CallSid", call), ("From", "+15550100009"), ("To", "+15550100000"));
        var music = Deliver("/conference/wait", "token-4", ("CallSid", call));
        await Task.WhenAll(greeting, music).WaitAsync(TimeSpan.FromSeconds(2), Cancellation);

        Assert.IsType<Verb.Dial>(Assert.Single(Strictly(await greeting)), exactMatch: false);
        Assert.Contains(Strictly(await music), verb => verb is Verb.Play);
        Assert.Null(_host.Saved(call));
        release.SetResult(true);
        await locked;
        await _host.Until("the call is saved after all", () => _host.Saved(call) is not null);
    }

    private static IReadOnlyList<Verb> Strictly(string twiml) => WebhookSender.Read(twiml);

    private static async Task<HttpStatusCode> Status(Task<HttpResponseMessage> answer)
    {
        using var response = await answer;
        return response.StatusCode;
    }

    private async Task<string> Deliver(string path, string token, params (string, string)[] form)
    {
        using var answer = await _twilio.Post(path, form, _twilio.Sign(path, form), request => request.Headers.Add("I-Twilio-Idempotency-Token", token));
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }

    private string[] Asked() => [.. _host.Network.Log.Where(entry => entry.Kind == "webhook").Select(entry => entry.Data!["url"])];

    private string Everything()
    {
        using var db = _host.Database();
        return string.Join('\n', [$"{db.Events.Count()} events, {db.Outbox.Count()} effects", .. db.Calls.AsNoTracking().OrderBy(row => row.Id).Select(row => row.Id + row.Version + row.Document)]);
    }
}
