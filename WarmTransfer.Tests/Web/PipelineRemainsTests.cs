using WarmTransfer.Web.Live;

namespace WarmTransfer.Tests.Web;

/// <summary>It reaches into ASP.NET Core, where names may change: without this, nothing would tell but the memory of a run.</summary>
public sealed class PipelineRemainsTests
{
    [Fact]
    public async Task Nothing_holds_a_host_that_has_ended()
    {
        var boards = new[] { await Board(), await Board() };
        await Eventually.Holds("the first host is gone", () => IsGone(boards[0]), () => "Something holds it.");
    }

    private static async Task<WeakReference> Board()
    {
        await using var host = await ProductHost.StartAsync();
        return new WeakReference(host.Get<Board>());
    }

    private static bool IsGone(WeakReference one)
    {
        GC.Collect();
        return !one.IsAlive;
    }
}
