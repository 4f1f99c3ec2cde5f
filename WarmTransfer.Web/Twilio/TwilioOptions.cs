using WarmTransfer.Core.Twilio;

namespace WarmTransfer.Web.Twilio;

/// <summary>The Twilio account that carries the calls. Bound from the section <c>Twilio</c>.</summary>
public sealed class TwilioOptions
{
    public const string Section = "Twilio";

    /// <summary>Account sid: <c>AC</c> and 32 hexadecimal digits.</summary>
    public string AccountSid { get; set; } = "";

    /// <summary>Checks the signature of what Twilio sends us: 32 hexadecimal digits; secret.</summary>
    public string AuthToken { get; set; } = "";

    /// <summary>Token that is soon to be the account's, accepted beside <see cref="AuthToken"/>, so that promoting it is no outage; secret. Empty: there is none.</summary>
    public string NextAuthToken { get; set; } = "";

    /// <summary>Shared key of the account's webhooks rule, where one signs what Twilio sends us; secret. Empty: none does.</summary>
    public string WebhookKey { get; set; } = "";

    /// <summary>API key that opens the REST API and issues access tokens: <c>SK</c> and 32 hexadecimal digits.</summary>
    public string ApiKeySid { get; set; } = "";

    /// <summary>Secret of the API key; 32 characters at least.</summary>
    public string ApiKeySecret { get; set; } = "";

    /// <summary>API key that issues access tokens, where it is to be another than the one that opens the REST API, which then can be a restricted one: <c>SK</c> and 32 hexadecimal digits. Empty: it is the same.</summary>
    public string TokenKeySid { get; set; } = "";

    /// <summary>Secret of <see cref="TokenKeySid"/>; 32 characters at least.</summary>
    public string TokenKeySecret { get; set; } = "";

    /// <summary>TwiML application for calls that a browser starts (<c>AP…</c>); without it supervisors cannot listen in.</summary>
    public string ApplicationSid { get; set; } = "";

    /// <summary>The support number, E.164; the caller id of every leg we create.</summary>
    public string PhoneNumber { get; set; } = "";

    /// <summary>
    /// Name of this installation, 1 to 20 letters and digits, where several share one account: it stands in front of the names of its conferences (<c>test-CA…</c>) and browser phones (<c>client:test_agent1</c>),
    /// and what bears another's is left alone. Empty: the account is this one's alone. To be changed only while no call is on.
    /// </summary>
    public string Installation { get; set; } = "";

    /// <summary>Region of the account, such as <c>ie1</c>; empty is <c>us1</c>.</summary>
    public string Region { get; set; } = "";

    /// <summary>Edge through which the region is reached; empty is the region's own.</summary>
    public string Edge { get; set; } = "";

    /// <summary>REST API elsewhere than at Twilio, such as the local simulator's address.</summary>
    public string ApiBaseUrl { get; set; } = "";

    /// <summary>Calls the account may create in a second.</summary>
    public double CallsPerSecond { get; set; } = 1;

    /// <summary>Seconds an agent's phone rings before the offer goes on; 5 to 60, where less than 10 count as 10: Twilio adds 5 to what it is asked for.</summary>
    public int RingTimeout { get; set; } = 20;

    /// <summary>How long a browser phone's access token lives; 24 hours at most.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The one address every URL handed to Twilio is built from. A setting of its own: <c>PublicBaseUrl</c>.</summary>
    public string PublicBaseUrl { get; set; } = "";

    /// <summary>An URL of ours as Twilio sees it.</summary>
    /// <param name="pathAndQuery">Starts with a slash; already percent-encoded.</param>
    public string PublicUrl(string pathAndQuery) => new Uri(PublicBaseUrl).GetLeftPart(UriPartial.Authority) + pathAndQuery;

    /// <summary>The account as access tokens need it.</summary>
    internal TwilioAccount TokenAccount => TokenKeySid is "" ? Account : Account with { ApiKeySid = TokenKeySid, ApiKeySecret = TokenKeySecret };

    /// <summary>The account as the REST client needs it.</summary>
    internal TwilioAccount Account => new(AccountSid, ApiKeySid, ApiKeySecret)
    {
        Region = Region is "" ? null : Region,
        Edge = Edge is "" ? null : Edge,
        ApiBaseUrl = ApiBaseUrl is "" ? null : new Uri(ApiBaseUrl),
    };
}
