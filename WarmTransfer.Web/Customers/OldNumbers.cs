using WarmTransfer.Web.Retention;

namespace WarmTransfer.Web.Customers;

/// <summary>Brings the numbers of calls that an earlier version has kept into the table, a few calls at a time. Until then they are read as they are.</summary>
internal sealed class OldNumbers(CallWalk walk, CallPapers papers, CustomerNumbers customers, TimeProvider clock)
{
    private const string Walk = "numbers";

    /// <summary>How many calls were gone through. What has arrived since the walk came by is written with ids.</summary>
    public async Task<int> Move(CancellationToken cancel)
    {
        var calls = 0;
        for (var some = 1; some > 0; calls += some) some = await walk.Step(Walk, clock.GetUtcNow(), Move, cancel);
        return calls;
    }

    private async Task Move(string call, CancellationToken cancel)
    {
        var mentions = await papers.Mentions(call, cancel);
        if (mentions.Count == 0) return;
        var ids = await customers.Meet(mentions, cancel);
        await papers.Rewrite(call, json => NumbersInJson.Hide(json, ids), cancel);
    }
}
