using System.Text;
using WarmTransfer.Core.Twilio;
using static WarmTransfer.Tests.Web.Twilio.TwilioStub;

namespace WarmTransfer.Tests.Web.Twilio;

public sealed class TwilioVoiceTests
{
    private const string CallJson = """
        {"sid":"CA1","account_sid":"AC1","parent_call_sid":null,"to":"client:agent1","from":"+15550100000","status":"queued","direction":"outbound-api",
         "start_time":null,"end_time":null,"duration":null,"price":null,"queue_time":"1000","date_created":"Tue, 31 Aug 2010 20:36:28 +0000"}
        """;

    private const string ConferenceJson = """{"sid":"CF1","friendly_name":"CA1","status":"completed","region":"us1","reason_conference_ended":null}""";

    private const string ParticipantJson = """
        {"call_sid":"CA1","conference_sid":"CF1","label":null,"status":"connected","muted":false,"hold":true,"coaching":false,"call_sid_to_coach":null,
         "start_conference_on_enter":true,"end_conference_on_exit":true,"queue_time":"0"}
        """;

    private static readonly CreateCall AgentLeg = new()
    {
        To = "client:agent1",
        From = "+15550100000",
        Url = new("https://calls.example.test/connect?leg=a&x=1"),
        StatusCallback = new("https://calls.example.test/status"),
        Timeout = 20,
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Creating_a_call_sends_exactly_the_named_fields_and_repeats_the_events()
    {
        await using var stub = await StartAsync(Json(CallJson, 201));
        await using var client = new TwilioClient(stub.Url);

        var call = await client.Voice.CreateCallAsync(AgentLeg, Cancellation);

        Assert.Equal("CA1", call.Sid);
        Assert.Equal(new DateTimeOffset(2010, 8, 31, 20, 36, 28, TimeSpan.Zero), call.DateCreated);
        var request = Assert.Single(stub.Requests);
        Assert.Equal(("POST", $"/2010-04-01/Accounts/{TwilioClient.Account}/Calls.json"), (request.Method, request.Path));
        Assert.Equal(
            ["From", "StatusCallback", "StatusCallbackEvent", "StatusCallbackEvent", "StatusCallbackEvent", "StatusCallbackEvent", "Timeout", "To", "Url"],
            request.Form.Select(field => field.Name).Order());
        Assert.Equal(["initiated", "ringing", "answered", "completed"], request.Of("StatusCallbackEvent"));
        Assert.Equal(["https://calls.example.test/connect?leg=a&x=1"], request.Of("Url"));
        Assert.Equal(["20"], request.Of("Timeout"));
    }

    [Fact]
    public async Task Every_request_carries_the_api_key()
    {
        await using var stub = await StartAsync(Json(CallJson));
        await using var client = new TwilioClient(stub.Url);

        await client.Voice.FetchCallAsync("CA1", Cancellation);

        var expected = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("SK0123456789abcdef0123456789abcdef:" + TwilioClient.Secret));
        Assert.Equal(expected, Assert.Single(stub.Requests).Authorization);
    }

    [Fact]
    public async Task Lists_follow_every_page()
    {
        await using var stub = await StartAsync((turn, _, _) => Task.FromResult(Json(turn switch
        {
            0 => $$"""{"participants":[{{ParticipantJson}}],"next_page_uri":"/2010-04-01/next.json?Page=1&PageToken=a%2Bb"}""",
            _ => $$"""{"participants":[{{ParticipantJson}},{{ParticipantJson}}],"next_page_uri":null}""",
        })));
        await using var client = new TwilioClient(stub.Url);

        var participants = await client.Voice.ReadParticipantsAsync("CF1", Cancellation);

        Assert.Equal(3, participants.Count);
        Assert.Equal(("/2010-04-01/next.json", "?Page=1&PageToken=a%2Bb"), (stub.Requests[1].Path, stub.Requests[1].Query));
        Assert.NotNull(stub.Requests[1].Authorization);
    }

    [Fact]
    public async Task Credentials_do_not_follow_a_page_to_another_host()
    {
        await using var elsewhere = await StartAsync(Json("{}"));
        await using var stub = await StartAsync(Json($$"""{"conferences":[{{ConferenceJson}}],"next_page_uri":"{{elsewhere.Url}}/x"}"""));
        await using var client = new TwilioClient(stub.Url);

        await Assert.ThrowsAsync<TwilioRequestException>(() => client.Voice.ReadConferencesAsync("CA1", ConferenceStatuses.InProgress, Cancellation));

        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task Looking_for_recent_calls_stops_at_the_first_page_without_any()
    {
        await using var stub = await StartAsync(Json($$"""{"calls":[{{CallJson}}],"next_page_uri":"/2010-04-01/next.json?Page=1"}"""));
        await using var client = new TwilioClient(stub.Url);

        var calls = await client.Voice.ReadCallsAsync(
            "+15550100000", new(2010, 9, 1, 0, 0, 0, TimeSpan.Zero), Cancellation);

        Assert.Empty(calls);
        var query = Uri.UnescapeDataString(Assert.Single(stub.Requests).Query);
        Assert.Contains("From=+15550100000", query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hold_is_sent_in_lower_case_with_the_method_post()
    {
        await using var stub = await StartAsync(Json(ParticipantJson));
        await using var client = new TwilioClient(stub.Url);

        var participant = await client.Voice.UpdateParticipantAsync(
            "CF1", "CA1", new() { Hold = true, HoldUrl = new("https://calls.example.test/hold"), EndConferenceOnExit = false }, Cancellation);

        Assert.True(participant?.Hold);
        var form = Assert.Single(stub.Requests).Form.Order();
        Assert.Equal(
            [("EndConferenceOnExit", "false"), ("Hold", "true"), ("HoldMethod", "POST"), ("HoldUrl", "https://calls.example.test/hold")], form);
    }

    [Fact]
    public async Task Redirecting_and_ending_a_call_send_only_their_own_fields()
    {
        await using var stub = await StartAsync(Json(CallJson));
        await using var client = new TwilioClient(stub.Url);

        await client.Voice.RedirectCallAsync("CA1", new("https://calls.example.test/next"), Cancellation);
        await client.Voice.EndCallAsync("CA1", Cancellation);
        await client.Voice.CancelCallAsync("CA1", Cancellation);

        Assert.Equal([("Method", "POST"), ("Url", "https://calls.example.test/next")], stub.Requests[0].Form.Order());
        Assert.Equal([("Status", "completed")], stub.Requests[1].Form);
        Assert.Equal([("Status", "canceled")], stub.Requests[2].Form);
    }

    [Fact]
    public async Task Ending_what_is_over_is_no_fault()
    {
        await using var calls = await StartAsync(Error(400, 21220));
        await using var conferences = await StartAsync(Error(404, 20404));
        await using var first = new TwilioClient(calls.Url);
        await using var second = new TwilioClient(conferences.Url);

        Assert.Null(await first.Voice.EndCallAsync("CA1", Cancellation));
        Assert.Null(await second.Voice.EndConferenceAsync("CF1", Cancellation));
        Assert.Null(await second.Voice.UpdateParticipantAsync("CF1", "CA1", new() { Muted = true }, Cancellation));
        Assert.Null(await second.Voice.FetchCallAsync("CA1", Cancellation));
        Assert.Null(await second.Voice.RedirectCallAsync("CA1", new("https://calls.example.test/next"), Cancellation));
        Assert.Empty(await second.Voice.ReadParticipantsAsync("CF1", Cancellation));
    }

    [Fact]
    public async Task Ending_a_conference_reaches_its_resource()
    {
        await using var stub = await StartAsync(Json(ConferenceJson));
        await using var client = new TwilioClient(stub.Url);

        Assert.Equal("completed", (await client.Voice.EndConferenceAsync("CF1", Cancellation))?.Status);

        Assert.EndsWith("/Conferences/CF1.json", stub.Requests[0].Path, StringComparison.Ordinal);
        Assert.Equal(["completed"], stub.Requests[0].Of("Status"));
    }

    [Theory]
    [InlineData(null, null, "https://api.twilio.com/")]
    [InlineData("ie1", null, "https://api.dublin.ie1.twilio.com/")]
    [InlineData(null, "ashburn", "https://api.ashburn.us1.twilio.com/")]
    [InlineData("au1", "singapore", "https://api.singapore.au1.twilio.com/")]
    public async Task The_host_is_made_of_edge_and_region(string? region, string? edge, string expected)
    {
        using var asked = new Asked();
        var account = new TwilioAccount("AC1", "SK1", TwilioClient.Secret) { Region = region, Edge = edge };
        var voice = new TwilioVoice(new(asked, account));

        await voice.FetchCallAsync("CA1", Cancellation);
        await voice.ReadConferencesAsync("CA1", status: null, Cancellation);

        Assert.All(asked.Addresses, address => Assert.StartsWith(expected, address, StringComparison.Ordinal));
        Assert.Equal(3, asked.Addresses.Count);
    }

    /// <summary>Answers with a call or with the first of two pages.</summary>
    private sealed class Asked : HttpMessageHandler
    {
        public List<string> Addresses { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Addresses.Add(request.RequestUri!.AbsoluteUri);
            var page = $$"""{"conferences":[{{ConferenceJson}}],"next_page_uri":{{(Addresses.Count == 2 ? "\"/2010-04-01/next.json\"" : "null")}}}""";
            return Task.FromResult(new HttpResponseMessage { Content = new StringContent(Addresses.Count == 1 ? CallJson : page) });
        }
    }
}
