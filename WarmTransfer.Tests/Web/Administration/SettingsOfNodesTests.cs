using WarmTransfer.Core;
using WarmTransfer.Core.Routing;
using WarmTransfer.Tests.Cluster;
using WarmTransfer.Tests.Web.Data;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Routing;

namespace WarmTransfer.Tests.Web.Administration;

/// <summary>Two consoles on one PostgreSQL: what is set at one counts at the other.</summary>
public sealed class SettingsOfNodesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_an_administrator_sets_at_one_node_counts_at_the_other(bool withBus)
    {
        using var redis = withBus ? await RedisServer.Start() : null;
        var database = (await PostgresServer.Shared()).NewDatabase();
        await using var node = await Start(database, redis?.Address);
        await using var other = await Start(database, redis?.Address);
        Assert.Equal("Support", other.Get<LiveQueues>().Now.All.Single().Name);

        var began = node.Get<LiveSettings>().Now.Find(QueueSetting.Kind, "default")!;
        Assert.Equal(SaveOutcome.Saved, await Save(node, began.Value with { Name = "Help" }, began.Revision));
        await other.Until("the other node knows", () => other.Get<LiveQueues>().Now.All.Single().Name == "Help");

        Assert.Equal(SaveOutcome.Conflict, await Save(other, began.Value with { Name = "Service" }, began.Revision));
    }

    private static Task<ProductHost> Start(string database, string? redis) => ProductHost.StartAsync(
        settings: ["--Database:Provider=PostgreSql", $"--Database:ConnectionString={database}", $"--Cluster:Redis={redis}"]);

    private static async Task<SaveOutcome> Save(ProductHost at, QueueSetting queue, long seen) =>
        (await at.Get<SettingsDesk>().Save(QueueSetting.Kind, "default", queue, seen, new AgentId("admin1"), Cancellation)).Outcome;
}
