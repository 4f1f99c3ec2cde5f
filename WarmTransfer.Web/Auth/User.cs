using Microsoft.AspNetCore.Identity;

namespace WarmTransfer.Web.Auth;

/// <summary>A person who may sign in: agent, supervisor or administrator.</summary>
public sealed class User : IdentityUser
{
    public const int DisplayNameMaxLength = 100;

    /// <summary>What colleagues see.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>Voice identity of this person's browser phone: the name in <c>client:name</c>.</summary>
    public string AgentId { get; set; } = "";

    /// <summary>Made for trying the console out, without a password; refused in production.</summary>
    public bool IsDemo { get; set; }
}
