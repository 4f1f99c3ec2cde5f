namespace WarmTransfer.Web.Twilio;

/// <summary>The address of the REST API for a region and an edge.</summary>
internal static class TwilioHost
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

    public static bool HasEdge(string region) => OwnEdge.ContainsKey(region);

    public static string BaseUrl(TwilioOptions options) => options switch
    {
        { ApiBaseUrl: not "" } => options.ApiBaseUrl.TrimEnd('/'),
        { Region: "", Edge: "" } => "https://api.twilio.com",
        { Region: "" } => $"https://api.{options.Edge}.us1.twilio.com",
        { Edge: "" } => $"https://api.{OwnEdge[options.Region]}.{options.Region}.twilio.com",
        _ => $"https://api.{options.Edge}.{options.Region}.twilio.com",
    };
}
