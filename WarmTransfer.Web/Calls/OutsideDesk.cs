using WarmTransfer.Core;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Web.Calls;

/// <summary>The way to the desk of whoever wants an outside number dialled: refused there while a cap is reached.</summary>
// One at a time, and to its end, so that at one node nobody slips through between the count and the commit. Nodes do not wait for each other: when each counts just before another
// commits, a cap is passed by as many as there are other nodes. The next count sees them all.
internal sealed class OutsideDesk(Desk desk, OutsideDials dials, OutsideCaps caps, CallMachine machine, IHostApplicationLifetime lifetime, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    public async Task<Outcome> Post(Post post, AgentId? by, string number, CancellationToken cancel)
    {
        // What is refused anyway is not worth a question to the database.
        if (machine.Policy.Numbers.Refuse(number) is not null) return await desk.Post(post, cancel);
        await _one.WaitAsync(cancel);
        try
        {
            var now = clock.GetUtcNow();
            var over = caps.Refuse(await dials.Since(now - OutsideCaps.Window, cancel), by, number, now);
            // Not the asker's token: who asks and hangs up, again and again, would not be counted in time.
            return await desk.Post(post with { Denied = over }, lifetime.ApplicationStopping);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
