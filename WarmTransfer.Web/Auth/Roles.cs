using WarmTransfer.Core;

namespace WarmTransfer.Web.Auth;

/// <summary>The roles a user may have.</summary>
public static class Roles
{
    public const string Agent = "agent";
    public const string Supervisor = "supervisor";
    public const string Admin = "admin";

    /// <summary>Reads the audit and does nothing else.</summary>
    public const string Auditor = "auditor";

    /// <summary>Sees the wallboard, without customers' numbers, and does nothing else: a screen on the wall, or a program.</summary>
    public const string Viewer = "viewer";

    public static readonly IReadOnlyList<string> All = [Agent, Supervisor, Admin, Auditor, Viewer];

    /// <summary>What people read for it; commands and files have the role itself.</summary>
    public static Sentence Words(string role) => role switch
    {
        Agent => $"agent",
        Supervisor => $"supervisor",
        Admin => $"admin",
        Auditor => $"auditor",
        Viewer => $"viewer",
        _ => $"{role}",
    };

    /// <summary>All of them, as an attribute takes it.</summary>
    internal const string Anybody = $"{Agent},{Supervisor},{Admin},{Auditor},{Viewer}";

    /// <summary>Those who may read the audit.</summary>
    internal const string OfTheAudit = $"{Admin},{Auditor}";

    /// <summary>Those who may see what goes on on the floor.</summary>
    internal const string OfTheFloor = $"{Supervisor},{Admin},{Viewer}";

    /// <summary>Those who work with calls: whoever is asked for no role in particular is one of them.</summary>
    internal static readonly IReadOnlyList<string> OfTheDesk = [Agent, Supervisor, Admin];
}
