using System.Text;
using WarmTransfer.Web.Twilio;
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
        Url = "https://calls.example.test/connect?leg=a&x=1",
        StatusCallback = "https://calls.example.test/status",
        Timeout = 20,
    };

    private static readonly Dictionary<string, CallUpdate> Updates = new()
    {
        ["redirect"] = new CallUpdate.Redirect("https://calls.example.test/next"),
        ["run"] = new CallUpdate.Run("<Response/>"),
        ["complete"] = new CallUpdate.Complete(),
        ["cancel"] = new CallUpdate.Cancel(),
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
        Assert.Equal([AgentLeg.Url], request.Of("Url"));
        Assert.Equal(["20"], request.Of("Timeout"));
    }

    [Fact]
    public async Task Every_request_carries_the_api_key()
    {
        await using var stub = await StartAsync(Json(CallJson));
        await using var client = new TwilioClient(stub.Url);

        await client.Voice.GetCallAsync("CA1", Cancellation);

        var expected = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("SK0123456789abcdef0123456789abcdef:key-secret"));
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

        var participants = await client.Voice.ListParticipantsAsync("CF1", Cancellation);

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

        await Assert.ThrowsAsync<TwilioFault>(() => client.Voice.ListConferencesAsync("CA1", ConferenceStatuses.InProgress, Cancellation));

        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task Looking_for_recent_calls_stops_at_the_first_page_without_any()
    {
        await using var stub = await StartAsync(Json($$"""{"calls":[{{CallJson}}],"next_page_uri":"/2010-04-01/next.json?Page=1"}"""));
        await using var client = new TwilioClient(stub.Url);

        var calls = await client.Voice.ListCallsAsync(
            "+15550100000", new(2010, 9, 1, 0, 0, 0, TimeSpan.Zero), CallStatuses.Queued, Cancellation);

        Assert.Empty(calls);
        var query = Uri.UnescapeDataString(Assert.Single(stub.Requests).Query);
        Assert.Contains("From=+15550100000", query, StringComparison.Ordinal);
        Assert.Contains("Status=queued", query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hold_is_sent_in_lower_case_with_the_method_post()
    {
        await using var stub = await StartAsync(Json(ParticipantJson));
        await using var client = new TwilioClient(stub.Url);

        var participant = await client.Voice.UpdateParticipantAsync(
            "CF1", "CA1", new() { Hold = true, HoldUrl = "https://calls.example.test/hold", EndConferenceOnExit = false }, Cancellation);

        Assert.True(participant?.Hold);
        var form = Assert.Single(stub.Requests).Form.Order();
        Assert.Equal(
            [("EndConferenceOnExit", "false"), ("Hold", "true"), ("HoldMethod", "POST"), ("HoldUrl", "https://calls.example.test/hold")], form);
    }

    [Theory]
    [InlineData("redirect", "Method=POST&Url=https://calls.example.test/next")]
    [InlineData("run", "Twiml=<Response/>")]
    [InlineData("complete", "Status=completed")]
    [InlineData("cancel", "Status=canceled")]
    public async Task An_update_of_a_call_sends_only_its_own_fields(string update, string expected)
    {
        await using var stub = await StartAsync(Json(CallJson));
        await using var client = new TwilioClient(stub.Url);

        await client.Voice.UpdateCallAsync("CA1", Updates[update], Cancellation);

        Assert.Equal(expected, string.Join('&', Assert.Single(stub.Requests).Form.Order().Select(field => $"{field.Name}={field.Value}")));
    }

    [Fact]
    public async Task Ending_what_is_over_is_no_fault()
    {
        await using var calls = await StartAsync(Error(400, 21220));
        await using var conferences = await StartAsync(Error(404, 20404));
        await using var first = new TwilioClient(calls.Url);
        await using var second = new TwilioClient(conferences.Url);

        Assert.Null(await first.Voice.UpdateCallAsync("CA1", new CallUpdate.Complete(), Cancellation));
        Assert.Null(await second.Voice.EndConferenceAsync("CF1", Cancellation));
        Assert.Null(await second.Voice.UpdateParticipantAsync("CF1", "CA1", new() { Muted = true }, Cancellation));
        Assert.False(await second.Voice.RemoveParticipantAsync("CF1", "CA1", Cancellation));
        Assert.Empty(await second.Voice.ListParticipantsAsync("CF1", Cancellation));
    }

    [Fact]
    public async Task Removing_a_participant_and_ending_a_conference_reach_their_resources()
    {
        await using var stub = await StartAsync((_, request, _) => Task.FromResult(
            request.Method == "DELETE" ? Microsoft.AspNetCore.Http.Results.NoContent() : Json(ConferenceJson)));
        await using var client = new TwilioClient(stub.Url);

        Assert.True(await client.Voice.RemoveParticipantAsync("CF1", "CA1", Cancellation));
        Assert.Equal("completed", (await client.Voice.EndConferenceAsync("CF1", Cancellation))?.Status);

        Assert.EndsWith("/Conferences/CF1/Participants/CA1.json", stub.Requests[0].Path, StringComparison.Ordinal);
        Assert.Equal(["completed"], stub.Requests[1].Of("Status"));
    }
}
