using WarmTransfer.Core;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Web.History;

/// <summary>What pages read of past and live calls, as far as the viewer may see them.</summary>
public interface IHistory
{
    /// <param name="page">Counted from 0, newest calls first.</param>
    Task<PastCalls> List(CurrentAgent viewer, int page, CancellationToken cancel) => List(viewer, page, new PastCallFilter(), cancel);

    /// <inheritdoc cref="List(CurrentAgent, int, CancellationToken)"/>
    Task<PastCalls> List(CurrentAgent viewer, int page, PastCallFilter filter, CancellationToken cancel);

    /// <summary>Null: there is no such call, or it is none of the viewer's business.</summary>
    Task<Timeline?> Find(CurrentAgent viewer, CallId call, TimelinePage page, CancellationToken cancel);

    /// <summary>All of it, read from the database as it is written to whoever asked; null as above.</summary>
    Task<TimelineExport?> Export(CurrentAgent viewer, CallId call, CancellationToken cancel);
}

/// <summary>Which calls are listed.</summary>
/// <param name="Disposition">Only those of which somebody has said this, by the id of the disposition; null: all.</param>
/// <param name="Said">Only those in whose transcript this is to be read; null: all.</param>
public sealed record PastCallFilter(string? Disposition = null, string? Said = null);
