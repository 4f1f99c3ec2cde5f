using System.Security.Claims;

namespace WarmTransfer.Web.Auth;

/// <summary>The person who is signed in.</summary>
public sealed record CurrentAgent(string AgentId, string DisplayName, IReadOnlyList<string> Roles)
{
    internal const string AgentIdClaim = "agent_id";
    internal const string DisplayNameClaim = "display_name";
    internal const string MustChangePasswordClaim = "must_change_password";
    internal const string MustSetSecondFactorClaim = "must_set_second_factor";

    public bool IsSupervisor => Roles.Contains(Auth.Roles.Supervisor);

    public bool IsAdmin => Roles.Contains(Auth.Roles.Admin);

    public bool IsAuditor => Roles.Contains(Auth.Roles.Auditor);

    /// <summary>A screen on the wall, which nobody touches.</summary>
    public bool IsViewer => Roles.Contains(Auth.Roles.Viewer);

    /// <summary>May see customers' numbers.</summary>
    public bool SeesNumbers => IsSupervisor || IsAdmin;

    /// <summary>Works with calls, and so has a phone.</summary>
    public bool IsOfTheDesk => Roles.Any(Auth.Roles.OfTheDesk.Contains);

    /// <summary>Somebody else knows the password; nothing else is done before it is changed.</summary>
    public bool MustChangePassword { get; init; }

    /// <summary>The role asks for a second factor and there is none; nothing else is done before it is set up.</summary>
    public bool MustSetSecondFactor { get; init; }

    internal bool HasFirstSteps => MustChangePassword || MustSetSecondFactor;

    /// <summary>Null: nobody is signed in.</summary>
    public static CurrentAgent? From(ClaimsPrincipal principal) =>
        principal is { Identity.IsAuthenticated: true } && principal.FindFirstValue(AgentIdClaim) is { Length: > 0 } agentId
            ? new(agentId, principal.FindFirstValue(DisplayNameClaim) ?? agentId, [.. principal.FindAll(ClaimTypes.Role).Select(role => role.Value)])
            {
                MustChangePassword = principal.HasClaim(claim => claim.Type == MustChangePasswordClaim),
                MustSetSecondFactor = principal.HasClaim(claim => claim.Type == MustSetSecondFactorClaim),
            }
            : null;
}
