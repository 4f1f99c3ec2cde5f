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

    /// <summary>The team whose supervisors see and hear this person's calls; null: none, and only those who supervise all teams do.</summary>
    public string? Team { get; set; }

    /// <summary>The groups that this person is in, each on a line; null: none.</summary>
    public string? Groups { get; set; }

    /// <summary>What this person is good at, <c>name=level</c> with a level from 1 to 10, each on a line; null: nothing in particular.</summary>
    public string? Skills { get; set; }

    /// <summary>The teams that this person supervises, or a screen shows, each on a line; null: all. Administrators supervise all, whatever is here.</summary>
    public string? Supervises { get; set; }

    /// <summary>May, as a supervisor or administrator, listen to others' calls, whisper and speak in them, and take them over.</summary>
    public bool MayListen { get; set; } = true;

    /// <summary>May take timelines of calls, and the audit, away as a file.</summary>
    public bool MayExport { get; set; } = true;

    /// <summary>In which language this person reads the console, as ISO 639-1 has it; null: in the one that their browser asks for.</summary>
    public string? Language { get; set; }

    /// <summary>Agent id of whoever has paired this screen on the wall; null: it is none, or has a password.</summary>
    public string? PairedBy { get; set; }
}
