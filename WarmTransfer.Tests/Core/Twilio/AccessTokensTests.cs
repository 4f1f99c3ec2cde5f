using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using WarmTransfer.Core.Twilio;

namespace WarmTransfer.Tests.Core.Twilio;

public sealed class AccessTokensTests
{
    private const string Secret = "test_api_key_secret_of_32_bytes!";
    private static readonly TwilioAccount Account = new("AC00000000000000000000000000000001", "SK00000000000000000000000000000001", Secret);
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeMilliseconds(1700000000900);

    [Fact]
    public async Task The_token_names_account_key_and_identity_and_lets_the_browser_call_and_be_called()
    {
        var issued = Tokens(Account).Issue("agent_7", Now);

        Assert.Equal(("agent_7", 3600, 1700003600L), (issued.Identity, issued.Ttl, issued.ExpiresAt.ToUnixTimeSeconds()));
        var token = new JsonWebToken(issued.Token);
        Assert.Equal(("JWT", "HS256", "twilio-fpa;v=1"), (token.Typ, token.Alg, token.Cty));
        Assert.Equal((Account.ApiKeySid, Account.AccountSid, issued.ExpiresAt.UtcDateTime), (token.Issuer, token.Subject, token.ValidTo));
        Assert.Equal("""{"identity":"agent_7","voice":{"incoming":{"allow":true},"outgoing":{"application_sid":"AP00000000000000000000000000000001"}}}""", Grants(token));
        Assert.True((await Check(issued.Token, Secret)).IsValid);
        Assert.False((await Check(issued.Token, Secret.ToUpperInvariant())).IsValid);
    }

    [Fact]
    public void A_region_is_named_in_the_header_and_no_application_means_no_outgoing_calls()
    {
        var token = new JsonWebToken(new AccessTokens(Account with { Region = "ie1" }, "", TimeSpan.FromHours(24), new()).Issue("agent_7", Now).Token);

        Assert.Equal("ie1", token.GetHeaderValue<string>("twr"));
        Assert.Equal(1700000000 + 86400, new DateTimeOffset(token.ValidTo).ToUnixTimeSeconds());
        Assert.Equal("""{"identity":"agent_7","voice":{"incoming":{"allow":true}}}""", Grants(token));
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
        var refusal = Assert.Throws<ArgumentException>(() => Tokens(Account).Issue(identity, Now));

        Assert.Contains("1 to 256 characters", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_identity_has_at_most_256_characters()
    {
        Assert.True(VoiceIdentity.IsValid(new('a', 256)));
        Assert.False(VoiceIdentity.IsValid(new('a', 257)));
    }

    [Fact]
    public void A_secret_is_long_enough_exactly_when_a_token_can_be_signed_with_it()
    {
        Assert.True(AccessTokens.IsLongEnough(Secret));
        Assert.False(AccessTokens.IsLongEnough(Secret[1..]));
        Assert.ThrowsAny<Exception>(() => Tokens(Account with { ApiKeySecret = Secret[1..] }).Issue("agent_7", Now));
    }

    private static string Grants(JsonWebToken token) => token.GetPayloadValue<System.Text.Json.JsonElement>("grants").GetRawText();

    private static Task<TokenValidationResult> Check(string token, string secret) => new JsonWebTokenHandler().ValidateTokenAsync(token, new()
    {
        IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(secret)),
        ValidateIssuer = false,
        ValidateAudience = false,
        ValidateLifetime = false,
    });

    private static AccessTokens Tokens(TwilioAccount account) => new(account, "AP00000000000000000000000000000001", TimeSpan.FromHours(1), new());
}
