namespace WarmTransfer.Web.Origins;

/// <summary>Where people and Twilio are answered, and through whom they come. Bound from the section <c>Listen</c>.</summary>
public sealed class ListenOptions
{
    public const string Section = "Listen";

    /// <summary>
    /// Address with a port of its own at which Twilio's requests are answered and nothing else, such as <c>http://127.0.0.1:5081</c>: to be led to from <c>PublicBaseUrl</c>. The addresses of <c>--urls</c> then
    /// answer people alone, and can stay inside. Empty: everything is answered everywhere.
    /// </summary>
    public string Webhooks { get; set; } = "";

    /// <summary>Address at which people open the console, scheme and host alone, where it is another than <c>PublicBaseUrl</c>. Empty: it is the same.</summary>
    public string ConsoleBaseUrl { get; set; } = "";

    /// <summary>
    /// Reverse proxies whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed: addresses such as <c>10.0.0.7</c>, or networks such as <c>10.0.0.0/24</c>. None: <c>ASPNETCORE_FORWARDEDHEADERS_ENABLED</c>
    /// decides whether all are believed, or none.
    /// </summary>
    public string[] Proxies { get; set; } = [];
}
