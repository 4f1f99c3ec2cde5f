using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Flows;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Flows;

/// <summary>A flow as it was at one change of it.</summary>
/// <param name="Version">Revision of that change.</param>
internal sealed record FlowVersion(string Id, long Version, Flow Flow);

/// <summary>The flows as they are now, in memory: calls are answered by them without the database. Calls that began in an older version go on in it.</summary>
internal sealed class LiveFlows(LiveSettings live, IDbContextFactory<WarmTransferDb> databases, TimeProvider clock, ILogger<LiveFlows> log) : ISettingsUser
{
    /// <summary>A call is in a flow for minutes, and nobody saves so many flows meanwhile.</summary>
    internal const int Remembered = 200;

    /// <summary>A caller hears nothing for so long at most, and then the queue's welcome.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<(string Id, long Version), FlowVersion> _versions = [];
    private Made? _last;

    public Task Begin(CancellationToken cancel)
    {
        live.Changed += () => _ = Now;
        _ = Now;
        return Task.CompletedTask;
    }

    /// <summary>The flow to which a number leads, and the language of those who call it; null: it leads to none.</summary>
    public (FlowVersion Flow, string? Language)? To(string number) => Now.TryGetValue(number, out var way) ? way : null;

    /// <summary>Where somebody goes on who called a number that leads to a flow, and is out of it; null: it leads to none.</summary>
    public QueueId? QueueOf(string number) => To(number)?.Flow.Flow.Queue;

    /// <summary>The flow as a call knows it; where that cannot be found, null.</summary>
    public async Task<FlowVersion?> Find(string id, long version, CancellationToken cancel)
    {
        _ = Now;
        if (_versions.TryGetValue((id, version), out var known)) return known;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        try
        {
            return await Read(id, version, limit.Token).WaitAsync(Patience, clock, cancel) is { } read ? Remember(read) : null;
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            log.LogWarning("Version {Version} of the flow {Flow} could not be read, and its caller goes to the queue: {Fault}", version, id, fault.Message);
            return null;
        }
        finally
        {
            await limit.CancelAsync();
        }
    }

    /// <summary>The newest version there is; null: the flow was removed.</summary>
    public FlowVersion? Newest(string id) => live.Now.Find(FlowRules.Kind, id) is { } flow ? Version(flow) : null;

    private ImmutableDictionary<string, (FlowVersion, string?)> Now => Volatile.Read(ref _last) is { } last && ReferenceEquals(last.Settings, live.Now) ? last.ByNumber : Make(live.Now);

    private ImmutableDictionary<string, (FlowVersion, string?)> Make(SettingsNow settings)
    {
        var made = new Made(settings, settings.All(FlowRules.Kind).Select(flow => Remember(Version(flow)))
            .SelectMany(flow => flow.Flow.Numbers, (flow, number) => (Number: number.Number, Way: (flow, number.Language)))
            .DistinctBy(one => one.Number).ToImmutableDictionary(one => one.Number, one => one.Way));
        Volatile.Write(ref _last, made);
        return made.ByNumber;
    }

    private FlowVersion Remember(FlowVersion flow)
    {
        _versions[(flow.Id, flow.Version)] = flow;
        foreach (var oldest in _versions.Keys.OrderBy(key => key.Version).SkipLast(Remembered)) _versions.TryRemove(oldest, out _);
        return flow;
    }

    private async Task<FlowVersion?> Read(string id, long version, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var row = await db.Settings.AsNoTracking().FirstOrDefaultAsync(row => row.Revision == version && row.Kind == FlowRules.Kind.Name && row.Id == id, cancel);
        return row?.Document is { } document ? new FlowVersion(id, version, Json.Read<Flow>(document)) : null;
    }

    private static FlowVersion Version(Setting<Flow> flow) => new(flow.Id, flow.Revision, flow.Value);

    private sealed record Made(SettingsNow Settings, ImmutableDictionary<string, (FlowVersion, string?)> ByNumber);
}
