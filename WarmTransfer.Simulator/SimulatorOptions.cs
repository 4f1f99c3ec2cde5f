namespace WarmTransfer.Simulator;

/// <summary>The one account that the local phone network serves, and where it listens. Bound from the section <c>Simulator</c>.</summary>
public sealed class SimulatorOptions
{
    public const string Section = "Simulator";

    /// <summary>Address of REST API, signalling and page; an absolute http URL on loopback.</summary>
    public string Url { get; set; } = "http://localhost:5090";

    /// <summary>Account sid: <c>AC</c> and 32 hexadecimal digits.</summary>
    public string AccountSid { get; set; } = "AC00000000000000000000000000000001";

    /// <summary>Signs webhooks and opens the REST API.</summary>
    public string AuthToken { get; set; } = "simulator-auth-token";

    /// <summary>API key that may open the REST API and whose secret signs access tokens.</summary>
    public string ApiKeySid { get; set; } = "SK00000000000000000000000000000001";

    /// <summary>Secret of the API key.</summary>
    public string ApiKeySecret { get; set; } = "simulator-api-key-secret-for-everybody";

    /// <summary>TwiML application that access tokens name for calls which a browser starts.</summary>
    public string ApplicationSid { get; set; } = "AP00000000000000000000000000000001";

    /// <summary>The support number, E.164.</summary>
    public string PhoneNumber { get; set; } = "+15550100000";

    /// <summary>Numbers of others, E.164, that their owners let the account show when it calls (OutgoingCallerIds).</summary>
    public string[] VerifiedNumbers { get; set; } = [];

    /// <summary>Webhook of the support number; an incoming call asks it for TwiML. Empty: callers hear that the number is not set up.</summary>
    public string VoiceUrl { get; set; } = "";

    /// <summary>Asked when <see cref="VoiceUrl"/> fails; may be empty.</summary>
    public string VoiceFallbackUrl { get; set; } = "";

    /// <summary>Told when a call to the support number is over; may be empty.</summary>
    public string StatusCallbackUrl { get; set; } = "";

    /// <summary>Webhook of the TwiML application; a call that a browser starts asks it for TwiML.</summary>
    public string ApplicationVoiceUrl { get; set; } = "";

    /// <summary>Calls that REST may create in a second; more are queued, as Twilio does.</summary>
    public double CallsPerSecond { get; set; } = 1;

    /// <summary>Seed of the chaos, so that a run can be repeated. Sids and idempotency tokens are new on every start.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>How many of the newest events are kept.</summary>
    public int EventsKept { get; set; } = 5000;

    /// <summary>UDP port of all media; 0 takes a free one.</summary>
    public int MediaPort { get; set; }

    /// <summary>It is a development tool and refuses to start outside Development unless this is set.</summary>
    public bool AllowInProduction { get; set; }

    /// <summary>Lets <see cref="Url"/> be another address than loopback, for example in a container.</summary>
    public bool AllowAnyAddress { get; set; }
}
