using WarmTransfer.Core.Calls;

namespace WarmTransfer.Web.Webhooks;

/// <summary>Reads Twilio's <c>StirVerstat</c>. A number that a carrier vouches for only in part (B, C) is as good as one of which nothing is said.</summary>
internal static class Verstat
{
    private const string Passed = "TN-Validation-Passed-A", Failed = "TN-Validation-Failed";

    public static CallerVerification? Read(string value) =>
        value.StartsWith(Passed, StringComparison.Ordinal) ? CallerVerification.Verified
        : value.StartsWith(Failed, StringComparison.Ordinal) ? CallerVerification.Failed
        : null;
}
