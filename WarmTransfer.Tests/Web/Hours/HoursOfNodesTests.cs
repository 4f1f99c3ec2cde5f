using WarmTransfer.Core;
using WarmTransfer.Tests.Web.Data;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Hours;

namespace WarmTransfer.Tests.Web.Hours;

/// <summary>Two consoles on one PostgreSQL: a calendar that is set at one counts for calls that reach the other.</summary>
public sealed class HoursOfNodesTests
{
    [Fact]
    public async Task A_queue_that_is_closed_at_one_node_is_closed_at_the_other()
    {
        var database = (await PostgresServer.Shared()).NewDatabase();
        await using var node = await ProductHost.StartAsync(settings: ["--Database:Provider=PostgreSql", $"--Database:ConnectionString={database}"]);
        await using var other = await ProductHost.StartAsync(settings: ["--Database:Provider=PostgreSql", $"--Database:ConnectionString={database}"]);

        var answer = await node.Get<SettingsDesk>().Save(
            CalendarSetting.Kind, "hours", new CalendarSetting { Name = "Closed", Queues = ["default"], Message = "Closed." }, seen: 0, new AgentId("admin1"), TestContext.Current.CancellationToken);

        Assert.Equal(SaveOutcome.Saved, answer.Outcome);
        await other.Until("the other node is closed", () => !other.Get<LiveHours>().Receive(QueueId.Default, TimeProvider.System.GetUtcNow()).Closed.IsEmpty);
    }
}
