using WarmTransfer.Simulator.Webhooks;

namespace WarmTransfer.Tests.Simulator.Network;

public sealed class SignatureTests
{
    private const string Token = "test_auth_token_0123456789abcdef";

    [Theory]
    [InlineData("https://console.example.test/twilio/voice", "CallSid=CA00000000000000000000000000000001|From=+15550100001|To=+15550100002|CallStatus=ringing|Direction=inbound", "QdVXtIIIEjN+gE+1JglmxlVr1Ko=")]
    [InlineData("https://console.example.test/twilio/conference?call=42&leg=customer", "ConferenceSid=CF00000000000000000000000000000001|StatusCallbackEvent=participant-join|FriendlyName=call-42|SequenceNumber=1", "Wef0XbtsglCvap/tw1wvh9N+V0E=")]
    [InlineData("https://console.example.test/hold?CallSid=CA00000000000000000000000000000001&x=%2B1", "", "H5zjDP692Ecq8iycWFzSDq5mQnY=")]
    [InlineData("https://console.example.test/gather", "SpeechResult=café ☎|Digits=1", "ABqluOaWWnHlXdiU59quH9yXh6Q=")]
    [InlineData("https://console.example.test/voice", "ForwardedFrom=|CallSid=CA1", "aEQYZ1dQMyayplOJZrLQliS5Kl8=")]
    [InlineData("https://console.example.test/json?bodySHA256=015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862", "", "Gk4Tt13JYf5AwSOuPhwBVwkTzpU=")]
    [InlineData("https://console.example.test:443/twilio/voice", "CallSid=CA1", "M3XBG/lA9Hk7FeOL6otw27ZQD24=")]
    public void Matches_the_published_rules(string url, string form, string expected)
    {
        var pairs = form.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], pair[1]));
        Assert.Equal(expected, Signature.Compute(Token, url, pairs));
    }

    [Fact]
    public async Task Every_webhook_is_signed_and_the_fragment_is_neither_sent_nor_signed()
    {
        await using var network = await TestNetwork.StartAsync(options => options.VoiceUrl += "?line=1#rc=2");
        await network.CallInAsync();
        var hit = Assert.Single(network.Host.To("/voice"));
        Assert.EndsWith("/voice?line=1", hit.Url, StringComparison.Ordinal);
        Assert.True(hit.IsSigned(network.Options.AuthToken));
        Assert.Equal("application/x-www-form-urlencoded; charset=UTF-8", hit.Headers["Content-Type"]);
        Assert.DoesNotContain("traceparent", hit.Headers.Keys, StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Credentials_in_an_address_are_sent_when_they_are_asked_for_and_never_signed()
    {
        await using var network = await TestNetwork.StartAsync(options => options.VoiceUrl = options.VoiceUrl.Replace("://", "://ann:s%C3%A9cret@", StringComparison.Ordinal));
        network.Host.On("/voice", hit => hit.Headers.ContainsKey("Authorization") ? "<Response><Pause length=\"60\"/></Response>" : "401");
        await network.CallInAsync();
        var hits = network.Host.To("/voice");
        Assert.Equal([null, "Basic YW5uOnPDqWNyZXQ="], hits.Select(hit => hit.Headers.GetValueOrDefault("Authorization")));
        Assert.All(hits, hit => Assert.True(hit.IsSigned(network.Options.AuthToken)));
        Assert.DoesNotContain(network.Exchange.Log.After(0), entry => entry.ToString().Contains("s%C3%A9cret", StringComparison.Ordinal));
    }
}
