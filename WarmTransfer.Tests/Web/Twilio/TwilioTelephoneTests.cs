using WarmTransfer.Core.Twilio;
using static WarmTransfer.Tests.Web.Twilio.TwilioStub;

namespace WarmTransfer.Tests.Web.Twilio;

public sealed class TwilioTelephoneTests
{
    private const string NumberJson = """{"sid":"PN1","phone_number":"+15550100000","voice_url":"https://a.example/","voice_method":"GET","voice_fallback_url":null,"status_callback":"","voice_application_sid":"","trunk_sid":null,"capabilities":{"voice":true,"sms":false}}""";
    private const string ApplicationJson = """{"sid":"AP1","friendly_name":"WarmTransfer","voice_url":"https://a.example/join","voice_method":"POST"}""";
    private static readonly Uri Voice = new("https://calls.example.test/voice");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Numbers_of_all_pages_are_read_with_what_is_set_there()
    {
        await using var stub = await StartAsync(
            Json($$"""{"incoming_phone_numbers":[{{NumberJson}}],"next_page_uri":"/2010-04-01/next.json"}"""), Json($$"""{"incoming_phone_numbers":[{{NumberJson}}],"next_page_uri":null}"""));
        await using var client = new TwilioClient(stub.Url);

        var numbers = await client.Telephone.ReadNumbersAsync(Cancellation);

        Assert.Equal(2, numbers.Count);
        Assert.Equal(new TwilioNumber("PN1", "+15550100000", new NumberCapabilities(Voice: true), "https://a.example/", "GET", null, "", null, "", null), numbers[0]);
        Assert.Equal($"/2010-04-01/Accounts/{TwilioClient.Account}/IncomingPhoneNumbers.json", stub.Requests[0].Path);
    }

    [Fact]
    public async Task A_number_is_sent_what_is_to_be_changed_and_nothing_else()
    {
        await using var stub = await StartAsync(Json(NumberJson));
        await using var client = new TwilioClient(stub.Url);

        await client.Telephone.UpdateNumberAsync("PN1", new NumberUpdate { VoiceUrl = Voice, VoiceApplicationSid = "" }, Cancellation);

        var request = Assert.Single(stub.Requests);
        Assert.Equal($"/2010-04-01/Accounts/{TwilioClient.Account}/IncomingPhoneNumbers/PN1.json", request.Path);
        Assert.Equal([("VoiceApplicationSid", ""), ("VoiceMethod", "POST"), ("VoiceUrl", Voice.AbsoluteUri)], request.Form.Order());
    }

    [Fact]
    public async Task A_change_that_was_not_answered_is_asked_again_and_what_is_made_is_not()
    {
        await using var stub = await StartAsync(Error(503, 20503), Json(NumberJson), Error(503, 20503), Json(ApplicationJson, 201));
        await using var client = new TwilioClient(stub.Url);

        await client.Telephone.UpdateNumberAsync("PN1", new NumberUpdate { StatusCallback = Voice }, Cancellation);
        var fault = await Assert.ThrowsAsync<TwilioRequestException>(() => client.Telephone.CreateApplicationAsync("WarmTransfer", Voice, Cancellation));

        Assert.Equal((3, true), (stub.Requests.Length, fault.MayHaveHappened));
    }

    [Fact]
    public async Task Applications_are_read_made_and_changed()
    {
        await using var stub = await StartAsync(Json($$"""{"applications":[{{ApplicationJson}}]}"""), Json(ApplicationJson, 201), Json(ApplicationJson));
        await using var client = new TwilioClient(stub.Url);

        Assert.Equal([new TwilioApplication("AP1", "WarmTransfer", "https://a.example/join", "POST")], await client.Telephone.ReadApplicationsAsync(Cancellation));
        Assert.Equal("AP1", (await client.Telephone.CreateApplicationAsync("WarmTransfer", Voice, Cancellation)).Sid);
        await client.Telephone.UpdateApplicationAsync("AP1", Voice, Cancellation);

        Assert.Equal([("FriendlyName", "WarmTransfer"), ("VoiceMethod", "POST"), ("VoiceUrl", Voice.AbsoluteUri)], stub.Requests[1].Form.Order());
        Assert.Equal([("VoiceMethod", "POST"), ("VoiceUrl", Voice.AbsoluteUri)], stub.Requests[2].Form.Order());
    }

    [Fact]
    public async Task A_test_call_is_short_and_asks_one_address()
    {
        await using var stub = await StartAsync(Json("""{"sid":"CA1","status":"queued"}""", 201));
        await using var client = new TwilioClient(stub.Url);

        await client.Telephone.CreateTestCallAsync("+15550100000", "+15550100001", Voice, Cancellation);

        Assert.Equal(
            [("From", "+15550100000"), ("TimeLimit", "30"), ("Timeout", "20"), ("To", "+15550100001"), ("Url", Voice.AbsoluteUri)], Assert.Single(stub.Requests).Form.Order());
    }

    [Theory]
    [InlineData(401, 20003)]
    [InlineData(403, 20403)]
    public async Task A_refusal_says_status_and_code(int status, int code)
    {
        await using var stub = await StartAsync(Error(status, code));
        await using var client = new TwilioClient(stub.Url);

        var fault = await Assert.ThrowsAsync<TwilioRequestException>(() => client.Telephone.ReadNumbersAsync(Cancellation));

        Assert.Equal((TwilioFaultKind.Refused, status, code), (fault.Kind, fault.Status, fault.Code));
    }
}
