namespace WarmTransfer.Core.Twilio;

/// <summary>The account that carries the calls, the API key that opens it, and where its REST API is reached.</summary>
/// <param name="AccountSid"><c>AC</c> and 32 hexadecimal digits.</param>
/// <param name="ApiKeySid"><c>SK</c> and 32 hexadecimal digits.</param>
/// <param name="ApiKeySecret">Secret of the API key; signs access tokens too.</param>
public sealed record TwilioAccount(string AccountSid, string ApiKeySid, string ApiKeySecret)
{
    // Twilio routes a region only together with an edge; these are the regions' own.
    private static readonly Dictionary<string, string> OwnEdge = new()
    {
        ["us1"] = "ashburn",
        ["ie1"] = "dublin",
        ["au1"] = "sydney",
        ["de1"] = "frankfurt",
        ["jp1"] = "tokyo",
        ["sg1"] = "singapore",
        ["br1"] = "sao-paulo",
    };

    /// <summary>Such as <c>ie1</c>; null is <c>us1</c>.</summary>
    public string? Region { get; init; }

    /// <summary>Such as <c>dublin</c>; null is the region's own.</summary>
    public string? Edge { get => field ?? (Region is null ? null : OwnEdge[Region]); init; }

    /// <summary>REST API elsewhere than at Twilio: scheme, host and port. Null is Twilio itself.</summary>
    public Uri? ApiBaseUrl { get; init; }

    public static bool HasOwnEdge(string region) => OwnEdge.ContainsKey(region);
}
