using WarmTransfer.Core;

namespace WarmTransfer.Web.Audit;

/// <summary>What came of something that is written down for later questions.</summary>
internal enum AuditOutcome
{
    /// <summary>Somebody tried what they may not do.</summary>
    Denied,

    Done,
}

/// <summary>Who did or tried what, on whose call or phone, and why it came out as it did.</summary>
internal sealed record AuditEntry(string Actor, string Act, AuditOutcome Outcome, string Reason, CallId? Call = null, AgentId? Agent = null);

/// <summary>The book into which is only ever written.</summary>
internal interface IAuditLog
{
    /// <summary>Returns when it is written; a book that cannot be written to changes nothing for whoever is written about.</summary>
    Task Write(AuditEntry entry);
}
