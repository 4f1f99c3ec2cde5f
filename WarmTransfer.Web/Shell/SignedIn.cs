using System.Security.Claims;
using WarmTransfer.Core;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Web.Shell;

/// <summary>Who looks at a page.</summary>
internal static class SignedIn
{
    /// <summary>The agent whose account it is; null for an account without a phone.</summary>
    public static AgentId? Agent(this ClaimsPrincipal user) => CurrentAgent.From(user) is { } agent ? new AgentId(agent.AgentId) : null;

    /// <summary>Null: it is no account of ours.</summary>
    public static string? Name(this ClaimsPrincipal user) => CurrentAgent.From(user)?.DisplayName;
}
