using System.Security.Claims;
using WarmTransfer.Web.Teams;

namespace WarmTransfer.Web.Auth;

/// <summary>The person who is signed in.</summary>
public sealed record CurrentAgent(string AgentId, string DisplayName, IReadOnlyList<string> Roles)
{
    internal const string AgentIdClaim = "agent_id";
    internal const string DisplayNameClaim = "display_name";
    internal const string MustChangePasswordClaim = "must_change_password";
    internal const string SupervisesClaim = "supervises";
    internal const string MayNotListenClaim = "may_not_listen";
    internal const string MayNotExportClaim = "may_not_export";
    internal const string LanguageClaim = "language";
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

    /// <summary>Whose calls and agents a supervisor, or a screen on the wall, sees.</summary>
    public SupervisedTeams Supervises { get; init; } = SupervisedTeams.All;

    /// <summary>As a supervisor or administrator, may listen to others' calls, speak in them and take them over.</summary>
    public bool MayListen { get; init; } = true;

    /// <summary>May take what they may read away as a file.</summary>
    public bool MayExport { get; init; } = true;

    internal bool HasFirstSteps => MustChangePassword || MustSetSecondFactor;

    /// <summary>Null: nobody is signed in.</summary>
    public static CurrentAgent? From(ClaimsPrincipal principal) =>
        principal is { Identity.IsAuthenticated: true } && principal.FindFirstValue(AgentIdClaim) is { Length: > 0 } agentId
            ? new(agentId, principal.FindFirstValue(DisplayNameClaim) ?? agentId, [.. principal.FindAll(ClaimTypes.Role).Select(role => role.Value)])
            {
                Supervises = SupervisedTeams.Read(principal.FindFirstValue(SupervisesClaim)),
                MayListen = !principal.HasClaim(claim => claim.Type == MayNotListenClaim),
                MayExport = !principal.HasClaim(claim => claim.Type == MayNotExportClaim),
                MustChangePassword = principal.HasClaim(claim => claim.Type == MustChangePasswordClaim),
                MustSetSecondFactor = principal.HasClaim(claim => claim.Type == MustSetSecondFactorClaim),
            }
            : null;
}
