using Microsoft.AspNetCore.Components.Server.Circuits;

namespace WarmTransfer.Web.Observability;

/// <summary>
/// An estimate of what an open page costs this node: what is in use beyond what was when no page was open, for each of them. .NET counts memory for the whole process
/// alone, so what calls and caches have taken since then is in it too: it says whether pages pile up, not what one of them weighs.
/// </summary>
/// <param name="inUse">Bytes of managed memory in use.</param>
internal sealed class PageMemory(Func<long> inUse) : CircuitHandler
{
    private readonly Lock _lock = new();
    private long _without = inUse();
    private int _open;

    public PageMemory() : this(() => GC.GetGCMemoryInfo(GCKind.Any) is { HeapSizeBytes: > 0 } last ? last.HeapSizeBytes - last.FragmentedBytes : GC.GetTotalMemory(forceFullCollection: false))
    {
    }

    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken) => Count(+1);

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken) => Count(-1);

    /// <summary>Null while no page is open.</summary>
    public long? BytesEach()
    {
        lock (_lock) return _open == 0 ? null : Math.Max(0, inUse() - _without) / _open;
    }

    private Task Count(int change)
    {
        lock (_lock)
        {
            if (_open == 0) _without = inUse();
            _open += change;
        }

        return Task.CompletedTask;
    }
}
