using WarmTransfer.Web.Audit;
using SignInResult = Microsoft.AspNetCore.Identity.SignInResult;

namespace WarmTransfer.Web.Auth;

/// <summary>What the audit holds of signing in and out.</summary>
internal static class SignInAudit
{
    public static AuditEntry In(HttpContext context, User user) => new(user.AgentId, "signs in", AuditOutcome.Done, "", Origin: AuditOrigin.Of(context, user));

    // What somebody typed who is not known may be a password in the wrong field.
    public static AuditEntry Refused(HttpContext context, User? user, SignInResult result) => new(
        user?.AgentId ?? AuditEntry.Unknown, "signs in", AuditOutcome.Denied,
        user is null ? "There is no such user." : result.IsLockedOut ? "There were too many attempts." : "The password is wrong.",
        Origin: AuditOrigin.Of(context, user));

    /// <summary>Null: nobody was signed in.</summary>
    public static AuditEntry? Out(HttpContext context) => CurrentAgent.From(context.User) is { } user
        ? new(user.AgentId, "signs out", AuditOutcome.Done, "", Origin: AuditOrigin.Of(context))
        : null;
}
