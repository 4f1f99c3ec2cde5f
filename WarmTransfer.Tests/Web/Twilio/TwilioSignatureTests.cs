using System.Text;
using Microsoft.Extensions.Primitives;
using WarmTransfer.Web.Twilio;

namespace WarmTransfer.Tests.Web.Twilio;

public sealed class TwilioSignatureTests
{
    private const string Token = "test_auth_token_0123456789abcdef";
    private const string Sid = "CA00000000000000000000000000000001";

    public static TheoryData<string, string, string[]> Vectors => new()
    {
        {
            "QdVXtIIIEjN+gE+1JglmxlVr1Ko=", "https://console.example.test/twilio/voice",
            ["CallSid", Sid, "From", "+15550100001", "To", "+15550100002", "CallStatus", "ringing", "Direction", "inbound"]
        },
        {
            "Wef0XbtsglCvap/tw1wvh9N+V0E=", "https://console.example.test/twilio/conference?call=42&leg=customer",
            ["ConferenceSid", "CF00000000000000000000000000000001", "StatusCallbackEvent", "participant-join", "FriendlyName", "call-42", "SequenceNumber", "1"]
        },
        { "H5zjDP692Ecq8iycWFzSDq5mQnY=", $"https://console.example.test/hold?CallSid={Sid}&x=%2B1", [] },
        { "ABqluOaWWnHlXdiU59quH9yXh6Q=", "https://console.example.test/gather", ["SpeechResult", "café ☎", "Digits", "1"] },
        { "aEQYZ1dQMyayplOJZrLQliS5Kl8=", "https://console.example.test/voice", ["ForwardedFrom", "", "CallSid", "CA1"] },
        { "M3XBG/lA9Hk7FeOL6otw27ZQD24=", "https://console.example.test:443/twilio/voice", ["CallSid", "CA1"] },
        { "BWBz6XFrZyUTZgXrACTBws8RF+w=", "https://console.example.test/twilio/voice", ["CallSid", "CA1"] },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_known_request_has_its_known_signature(string signature, string url, string[] form)
    {
        Assert.Equal(signature, TwilioSignature.Compute(Token, url, Form(form)));
        Assert.True(TwilioSignature.Verify(Token, url, Form(form), signature));
        Assert.False(TwilioSignature.Verify(Token + "x", url, Form(form), signature));
        Assert.False(TwilioSignature.Verify(Token, url, Form([.. form, "Added", "1"]), signature));
        Assert.False(TwilioSignature.Verify(Token, url.Replace("console", "other", StringComparison.Ordinal), Form(form), signature));
    }

    [Theory]
    [InlineData("https://console.example.test/twilio/voice", "M3XBG/lA9Hk7FeOL6otw27ZQD24=")]
    [InlineData("https://console.example.test:443/twilio/voice", "BWBz6XFrZyUTZgXrACTBws8RF+w=")]
    [InlineData("https://console.example.test:8443/twilio/voice", "BWBz6XFrZyUTZgXrACTBws8RF+w=")]
    public void A_signature_counts_with_and_without_the_port(string url, string signature) =>
        Assert.True(TwilioSignature.Verify(Token, url, Form(["CallSid", "CA1"]), signature));

    [Theory]
    [InlineData("http://[::1]/x", "http://[::1]:80/x")]
    [InlineData("http://[::1]:80/x", "http://[::1]/x")]
    [InlineData("https://host", "https://host:443")]
    [InlineData("https://host?a=b:1", "https://host:443?a=b:1")]
    public void The_port_is_told_from_the_rest_of_the_address(string ours, string theirs) =>
        Assert.True(TwilioSignature.Verify(Token, ours, [], TwilioSignature.Compute(Token, theirs, [])));

    [Fact]
    public void A_repeated_field_counts_once_per_distinct_value_in_order()
    {
        KeyValuePair<string, StringValues>[] repeated = [new("MediaUrl", new(["b", "a", "b"]))];

        Assert.Equal(
            TwilioSignature.Compute(Token, "https://console.example.test/x", Form(["MediaUrl", "aMediaUrlb"])),
            TwilioSignature.Compute(Token, "https://console.example.test/x", repeated));
    }

    [Fact]
    public void A_body_that_is_no_form_is_proved_by_its_hash()
    {
        const string Url = "https://console.example.test/json?bodySHA256=015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862";
        const string Signature = "Gk4Tt13JYf5AwSOuPhwBVwkTzpU=";

        Assert.True(TwilioSignature.VerifyBody(Token, Url, Encoding.UTF8.GetBytes("""{"a":1}"""), Signature));
        Assert.False(TwilioSignature.VerifyBody(Token, Url, Encoding.UTF8.GetBytes("""{"a":2}"""), Signature));
        Assert.False(TwilioSignature.VerifyBody(Token, Url + "0", Encoding.UTF8.GetBytes("""{"a":1}"""), Signature));
        Assert.False(TwilioSignature.VerifyBody(Token, "https://console.example.test/json", [], Signature));
    }

    [Theory]
    [InlineData("")]
    [InlineData("QdVXtIIIEjN")]
    [InlineData("ünlesbar")]
    public void A_signature_of_any_other_shape_is_no_match(string signature) =>
        Assert.False(TwilioSignature.Verify(Token, "https://console.example.test/twilio/voice", [], signature));

    private static KeyValuePair<string, StringValues>[] Form(string[] pairs) =>
        [.. pairs.Chunk(2).Select(pair => new KeyValuePair<string, StringValues>(pair[0], pair[1]))];
}
