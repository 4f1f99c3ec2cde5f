using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Dispositions;
using WarmTransfer.Tests.Web.Teams;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Dispositions;
using WarmTransfer.Web.Teams;

namespace WarmTransfer.Tests.Web.Dispositions;

/// <summary>What is said of calls is on the floor of whoever supervises the agent, while it is said.</summary>
public sealed class TodaysDispositionsTests : IAsyncLifetime
{
    private static readonly CurrentAgent Sales = Of("Sales"), Support = Of("Support"), Everybodys = new("admin1", "Administrator 1", [Roles.Admin]);
    private TwoTeams _teams = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _teams = await TwoTeams.StartAsync();
        var setting = new DispositionSetting { Name = "Support", Queues = ["default"], Set = new() { Codes = [new("refund", "Refund"), new("other", "Other")] } };
        Assert.Equal(SaveOutcome.Saved, (await _teams.Host.Get<SettingsDesk>().Save(DispositionSetting.Kind, "support", setting, 0, new AgentId("admin1"), Cancellation)).Outcome);
    }

    public ValueTask DisposeAsync() => _teams.DisposeAsync();

    [Fact]
    public async Task It_is_there_within_two_seconds_counts_the_newest_word_and_is_of_ones_own_teams_alone()
    {
        await using var sales = Open(Sales);
        await using var all = Open(Everybodys);
        await using var support = Open(Support);
        Assert.True(await support.MoveNextAsync());
        Assert.Equal([0, 0], new[] { await Next(sales), await Next(all) }.Select(today => today.Total));

        await Say("refund");
        await Is(sales, "Refund");
        await Say("other");
        await Is(sales, "Other");
        await Is(all, "Other");
        Assert.Equal(0, _teams.Host.Get<TodaysWrapUps>().Of(Support).Total);
    }

    private IAsyncEnumerator<DispositionsOfToday> Open(CurrentAgent viewer) => _teams.Host.Get<IDispositionFeed>().Subscribe(viewer, Cancellation).GetAsyncEnumerator(Cancellation);

    private async Task Say(string code) =>
        Assert.Null(await _teams.Host.Get<IAgentDesk>().Ask(new AgentId("agent1"), new AgentEvent.Dispose(new CallId(_teams.Call.Customer), new Disposal(code, [])), Cancellation));

    private static async Task<DispositionsOfToday> Next(IAsyncEnumerator<DispositionsOfToday> feed)
    {
        Assert.True(await feed.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(2), Cancellation));
        return feed.Current;
    }

    private static async Task Is(IAsyncEnumerator<DispositionsOfToday> feed, string disposition)
    {
        while (feed.Current.Lines is not [{ Times: 1, Share: 100 } line] || line.Disposition != disposition) await Next(feed);
    }

    private static CurrentAgent Of(string team) => new($"supervisor-of-{team}", team, [Roles.Supervisor]) { Supervises = SupervisedTeams.Of([team]) };
}
