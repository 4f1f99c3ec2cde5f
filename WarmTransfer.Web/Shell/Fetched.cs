namespace WarmTransfer.Web.Shell;

/// <summary>What a browser says of its own request: where the answer goes, and whose page asked.</summary>
internal static class Fetched
{
    public static bool ForWindow(this HttpContext? http) => Says(http, "Sec-Fetch-Dest", "document");

    public static bool ForFrame(this HttpContext? http) => Says(http, "Sec-Fetch-Dest", "iframe");

    public static bool FromAnotherSite(this HttpContext? http) => Says(http, "Sec-Fetch-Site", "cross-site");

    private static bool Says(HttpContext? http, string header, string value) => http is not null && string.Equals(http.Request.Headers[header], value, StringComparison.Ordinal);
}
