using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using WarmTransfer.Web.Twilio;

namespace WarmTransfer.Tests.Web.Twilio;

public sealed class AccessTokensTests
{
    private const string Vector =
        "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiIsImN0eSI6InR3aWxpby1mcGE7dj0xIn0."
        + "eyJqdGkiOiJTSzAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAxLTE3MDAwMDAwMDAiLCJncmFudHMiOnsiaWRlbnRpdHkiOiJhZ2VudF83Iiwidm9pY2UiOnsiaW5jb21pbmci"
        + "OnsiYWxsb3ciOnRydWV9LCJvdXRnb2luZyI6eyJhcHBsaWNhdGlvbl9zaWQiOiJBUDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAxIn19fSwiaWF0IjoxNzAwMDAwMDAwLCJl"
        + "eHAiOjE3MDAwMDM2MDAsImlzcyI6IlNLMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDEiLCJzdWIiOiJBQzAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAxIn0."
        + "sjYBQL5zbPZbV_GhJa4OjNl24fkmSyn4KkzJ2KO_15k";

    [Fact]
    public void The_token_is_byte_for_byte_that_of_Twilios_own_library()
    {
        var token = Tokens(new()).Issue("agent_7");

        Assert.Equal(Vector, token.Token);
        Assert.Equal(("agent_7", 3600, 1700003600L), (token.Identity, token.Ttl, token.ExpiresAt.ToUnixTimeSeconds()));
    }

    [Fact]
    public void A_region_is_named_in_the_header_and_no_application_means_no_outgoing_calls()
    {
        var token = new JsonWebToken(Tokens(new() { Region = "ie1", ApplicationSid = "", TokenLifetime = TimeSpan.FromHours(24) }).Issue("agent_7").Token);

        Assert.Equal("ie1", token.GetHeaderValue<string>("twr"));
        Assert.Equal(86400, (token.ValidTo - token.IssuedAt).TotalSeconds);
        Assert.DoesNotContain("outgoing", Base64UrlEncoder.Decode(token.EncodedPayload), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("agent 7")]
    [InlineData("agent@example.test")]
    [InlineData("ägent")]
    [InlineData("agent7\n")]
    [InlineData("a/b")]
    public void An_identity_that_could_not_be_called_is_refused(string identity)
    {
        var refusal = Assert.Throws<ArgumentException>(() => Tokens(new()).Issue(identity));

        Assert.Contains("1 to 256 characters", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_identity_has_at_most_256_characters()
    {
        Assert.True(VoiceIdentity.IsValid(new('a', 256)));
        Assert.False(VoiceIdentity.IsValid(new('a', 257)));
    }

    private static AccessTokens Tokens(TwilioOptions options)
    {
        options.AccountSid = "AC00000000000000000000000000000001";
        options.ApiKeySid = "SK00000000000000000000000000000001";
        options.ApiKeySecret = "test_api_key_secret";
        if (options.Region is "") options.ApplicationSid = "AP00000000000000000000000000000001";
        return new(Options.Create(options), new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1700000000)));
    }
}
