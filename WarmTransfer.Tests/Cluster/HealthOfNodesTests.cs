using System.Collections.Immutable;
using System.Net;
using WarmTransfer.Tests.Web;
using WarmTransfer.Tests.Web.Data;
using WarmTransfer.Web.Health;

namespace WarmTransfer.Tests.Cluster;

/// <summary>The health page of two nodes on one PostgreSQL, and what is left of it when that is gone.</summary>
public sealed class HealthOfNodesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_node_lists_the_other_until_it_takes_its_leave()
    {
        var database = (await PostgresServer.Shared()).NewDatabase();
        await using var one = await Node(database);
        await using (var other = await Node(database))
        {
            foreach (var node in new[] { one, other, one }) await node.Get<HealthSampler>().Sample(Cancellation);

            var (here, there) = (Nodes(one), Nodes(other));
            Assert.Equal((2, 2), (here.Length, there.Length));
            Assert.Equal(here.Select(node => node.Id).Order(), there.Select(node => node.Id).Order());
            Assert.All(here, node => Assert.True(node is { SilentSince: null, Version.Length: > 0, Bus.English: "not used" }, $"{node}"));
            Assert.Equal((true, false), (here[0].IsThis, here[1].IsThis));
            Assert.Equal(Enum.GetValues<HealthFigure>(), NodeFigure.Read(here[1].Figures).Keys.Order());
            var theirs = other.Get<IHealthBoard>().Current!.Rows.Single(row => row.Rule.Figure == HealthFigure.UnsavedChanges);
            Assert.Equal((theirs.Value.English, $"{theirs.State}"), (NodeFigure.Read(here[1].Figures)[HealthFigure.UnsavedChanges].Value, NodeFigure.Read(here[1].Figures)[HealthFigure.UnsavedChanges].State));
        }

        await one.Get<HealthSampler>().Sample(Cancellation);
        Assert.Single(Nodes(one));
    }

    [Fact]
    public async Task Without_its_database_the_page_still_answers_and_says_so_and_afterwards_it_is_good_again()
    {
        await using var postgres = await PostgresServer.Start();
        await using var node = await Node(postgres.NewDatabase());
        using var admin = await SignedIn.As("admin1", node.Url);
        await node.Get<HealthSampler>().Sample(Cancellation);
        Assert.Equal(HealthState.Good, Database(node).State);

        postgres.Kill();
        await node.Get<HealthSampler>().Sample(Cancellation);
        Assert.Equal((HealthState.Act, "It does not answer."), (Database(node).State, Database(node).Detail!.English));
        Assert.Equal(HealthFigure.Database, node.Get<IHealthBoard>().Current!.Rows[0].Rule.Figure);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health");
        request.Headers.Add("Sec-Fetch-Dest", "iframe");
        using var answer = await admin.Send(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("It does not answer.", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);

        await postgres.Run();
        await Eventually.Holds("the database is good again", () => Database(node).State == HealthState.Good, () => $"{Database(node)}", TimeSpan.FromSeconds(60));
    }

    private static Task<ProductHost> Node(string database) => ProductHost.StartAsync(settings: ["--Database:Provider=PostgreSql", $"--Database:ConnectionString={database}"]);

    private static ImmutableArray<NodeLine> Nodes(ProductHost node) => node.Get<IHealthBoard>().Current!.Nodes;

    private static HealthRow Database(ProductHost node) => node.Get<IHealthBoard>().Current!.Rows.Single(row => row.Rule.Figure == HealthFigure.Database);
}
