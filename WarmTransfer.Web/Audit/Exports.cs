using WarmTransfer.Web.Auth;

namespace WarmTransfer.Web.Audit;

/// <summary>Asks for the right to take away as a file what one may read, and writes down who had it not.</summary>
internal sealed class Exports(IAuditLog audit)
{
    private const string Why = "You may not take this away as a file. An administrator gives the right: set-rights.";

    /// <summary>The answer to somebody who may not; null when they may.</summary>
    public async Task<IResult?> Refuse(CurrentAgent viewer, string act)
    {
        if (viewer.MayExport) return null;
        await audit.Write(new AuditEntry(viewer.AgentId, act, AuditOutcome.Denied, Why));
        return Results.Problem(Why, statusCode: StatusCodes.Status403Forbidden);
    }
}
