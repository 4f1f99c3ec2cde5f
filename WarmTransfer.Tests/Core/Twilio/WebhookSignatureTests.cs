using System.Security.Cryptography;
using System.Text;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Simulator.Webhooks;

namespace WarmTransfer.Tests.Core.Twilio;

/// <summary>Signed here by the simulator's own code, which shares none with the library.</summary>
public sealed class WebhookSignatureTests
{
    private const string Token = "test_auth_token_0123456789abcdef";
    private const string RuleKey = "key-of-a-webhooks-rule";
    private const string RuleSettings = "key=WK0123,algorithm=HMAC_SHA256";
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
        Assert.True(Accepts(url, Form(form), signature));
        Assert.False(Accepts(url, Form(form), signature, token: Token + "x"));
        Assert.False(Accepts(url, Form([.. form, "Added", "1"]), signature));
        Assert.False(Accepts(url.Replace("console", "other", StringComparison.Ordinal), Form(form), signature));
    }

    [Theory]
    [InlineData("https://console.example.test/twilio/voice", "M3XBG/lA9Hk7FeOL6otw27ZQD24=")]
    [InlineData("https://console.example.test:8443/twilio/voice", "BWBz6XFrZyUTZgXrACTBws8RF+w=")]
    public void A_signature_counts_with_and_without_the_port(string url, string signature) =>
        Assert.True(Accepts(url, Form(["CallSid", "CA1"]), signature));

    [Fact]
    public void A_repeated_field_counts_once_per_distinct_value_in_order()
    {
        var signature = Signature.Compute(Token, "https://console.example.test/x", [new("MediaUrl", "b"), new("MediaUrl", "a"), new("MediaUrl", "b"), new("Caller", "")]);

        Assert.True(Accepts("https://console.example.test/x", [new("MediaUrl", ["b", "a", "b"]), new("Caller", [""])], signature));
        Assert.False(Accepts("https://console.example.test/x", [new("MediaUrl", ["b", "a", "c"]), new("Caller", [""])], signature));
    }

    [Fact]
    public void A_webhooks_rule_signs_with_its_own_key_and_SHA_256()
    {
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(RuleKey), Encoding.UTF8.GetBytes($"https://console.example.test/xCallSid{Sid}")));
        KeyValuePair<string, string?[]>[] form = Form(["CallSid", Sid]);

        Assert.True(Accepts("https://console.example.test/x", form, signature, settings: RuleSettings));
        Assert.False(Accepts("https://console.example.test/x", Form(["CallSid", "CA2"]), signature, settings: RuleSettings));
        Assert.False(Accepts("https://console.example.test/x", form, signature));
        Assert.Contains("Twilio:WebhookKey", new WebhookSignature(Token, "").Problem("https://console.example.test/x", form, signature, RuleSettings)!.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("QdVXtIIIEjN")]
    [InlineData("ünlesbar")]
    public void A_signature_of_any_other_shape_is_no_match(string signature) =>
        Assert.False(Accepts("https://console.example.test/twilio/voice", [], signature));

    private static bool Accepts(string url, KeyValuePair<string, string?[]>[] form, string signature, string token = Token, string settings = "") =>
        new WebhookSignature(token, RuleKey).Problem(url, form, signature, settings) is null;

    private static KeyValuePair<string, string?[]>[] Form(string[] pairs) =>
        [.. pairs.Chunk(2).Select(pair => new KeyValuePair<string, string?[]>(pair[0], [pair[1]]))];
}
