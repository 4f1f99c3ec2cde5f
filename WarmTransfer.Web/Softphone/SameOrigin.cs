namespace WarmTransfer.Web.Softphone;

/// <summary>Whether our own page sent a request: every browser that has WebRTC says so, and no page of another site can forge it.</summary>
internal static class SameOrigin
{
    public static bool Sent(HttpRequest request) => request.Headers["Sec-Fetch-Site"] == "same-origin";
}
