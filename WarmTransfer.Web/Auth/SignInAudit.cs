using WarmTransfer.Web.Audit;

namespace WarmTransfer.Web.Auth;

/// <summary>What the audit holds of signing in and out.</summary>
internal static class SignInAudit
{
    public static AuditEntry In(HttpContext context, User user) => new(user.AgentId, "signs in", AuditOutcome.Done, "", Origin: AuditOrigin.Of(context, user));

    public static AuditEntry InByProvider(HttpContext context, User user) => In(context, user) with { Reason = "By the provider." };

    public static AuditEntry RefusedByProvider(HttpContext context, User? user, string reason) => new(
        user?.AgentId ?? AuditEntry.Unknown, "signs in", AuditOutcome.Denied, reason, Origin: AuditOrigin.Of(context, user));

    // What somebody typed who is not known may be a password in the wrong field.
    public static AuditEntry Refused(HttpContext context, User? user, PasswordVerdict verdict) => new(
        user?.AgentId ?? AuditEntry.Unknown, "signs in", AuditOutcome.Denied,
        user is null ? "There is no such user." : Reason(verdict),
        Origin: AuditOrigin.Of(context, user));

    public static AuditEntry RefusedCode(HttpContext context, User user, PasswordVerdict verdict) => new(
        user.AgentId, "signs in", AuditOutcome.Denied, verdict == PasswordVerdict.Wrong ? "The code is wrong." : Reason(verdict), Origin: AuditOrigin.Of(context, user));

    public static AuditEntry RefusedPasskey(HttpContext context, User? user) => new(
        user?.AgentId ?? AuditEntry.Unknown, "signs in", AuditOutcome.Denied, user is null ? "The passkey is nobody's." : Reason(PasswordVerdict.Right), Origin: AuditOrigin.Of(context, user));

    private static string Reason(PasswordVerdict verdict) => verdict switch
    {
        PasswordVerdict.TooSoon => "There were too many attempts.",
        PasswordVerdict.Wrong => "The password is wrong.",
        _ => "The account may not sign in.",
    };

    /// <summary>Null: nobody was signed in.</summary>
    public static AuditEntry? Out(HttpContext context) => CurrentAgent.From(context.User) is { } user
        ? new(user.AgentId, "signs out", AuditOutcome.Done, "", Origin: AuditOrigin.Of(context))
        : null;
}
