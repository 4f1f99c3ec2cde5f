using WarmTransfer.Core;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Web.History;

/// <summary>Writes down who read what of customers, and who looked for calls that are none of theirs.</summary>
internal sealed class AuditedHistory(Histories histories, IAuditLog audit) : IHistory
{
    private const string ListAct = "reads the list of calls", TimelineAct = "reads a call's timeline", ExportAct = "exports a call's timeline";

    public Task<PastCalls> List(CurrentAgent viewer, int page, PastCallFilter filter, CancellationToken cancel)
    {
        audit.Note(new AuditEntry(viewer.AgentId, ListAct, AuditOutcome.Done, $"page {page}{(filter.Said is null ? "" : ", by words of transcripts")}"));
        return histories.List(viewer, page, filter, cancel);
    }

    public async Task<Timeline?> Find(CurrentAgent viewer, CallId call, TimelinePage page, CancellationToken cancel) =>
        Noted(await histories.Find(viewer, call, page, cancel), viewer, call, TimelineAct);

    public async Task<TimelineExport?> Export(CurrentAgent viewer, CallId call, CancellationToken cancel) =>
        Noted(await histories.Export(viewer, call, cancel), viewer, call, ExportAct);

    private T? Noted<T>(T? found, CurrentAgent viewer, CallId call, string act) where T : class
    {
        audit.Note(found is null
            ? new AuditEntry(viewer.AgentId, act, AuditOutcome.Denied, "There is no such call, or this person had no part in it.", call)
            : new AuditEntry(viewer.AgentId, act, AuditOutcome.Done, "", call));
        return found;
    }
}
