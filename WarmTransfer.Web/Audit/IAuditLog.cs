using WarmTransfer.Core;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Audit;

/// <summary>What came of something that is written down for later questions.</summary>
public enum AuditOutcome
{
    /// <summary>Somebody tried what they may not do.</summary>
    Denied,

    Done,
}

/// <summary>Who did or tried what, on whose call or phone, and why it came out as it did.</summary>
/// <param name="Origin">From where; null: the request or page that is being served, when it is the actor's.</param>
internal sealed record AuditEntry(string Actor, string Act, AuditOutcome Outcome, string Reason, CallId? Call = null, AgentId? Agent = null, AuditOrigin? Origin = null)
{
    /// <summary>Actor of what somebody did to a user with a command of the program.</summary>
    public const string CommandLine = "(command line)";

    /// <summary>Actor who gave a name that nobody has.</summary>
    public const string Unknown = "(unknown)";

    public AuditEntry From(AuditOrigin? here) => Origin is null && here?.IsOf(Actor) == true ? this with { Origin = here } : this;
}

/// <summary>The book into which is only ever written.</summary>
internal interface IAuditLog
{
    /// <summary>
    /// Something that was done, or denied. Returns when it is written; a book that cannot be written to changes nothing for whoever is written about.
    /// What is denied again and again within a minute is one line, and one more with the count of the rest.
    /// </summary>
    Task Write(AuditEntry entry);

    /// <summary>Something that is done with what else is saved in this context: both are, or neither is.</summary>
    void WriteWith(WarmTransferDb db, AuditEntry entry);

    /// <summary>Something that was read, or was not there to be read. Nobody waits for it; the same again within a minute is only counted.</summary>
    void Note(AuditEntry entry);
}
