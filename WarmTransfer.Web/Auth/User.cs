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

    /// <summary>Since when this person may not sign in. An account is never deleted: its name stands in histories and in the audit, and nobody else gets it.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>Somebody else knows the password: it has to be changed before anything else is done.</summary>
    public bool MustChangePassword { get; set; }
}
