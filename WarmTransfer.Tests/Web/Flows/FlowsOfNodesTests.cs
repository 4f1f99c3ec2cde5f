using WarmTransfer.Simulator.Twiml;
using WarmTransfer.Tests.Web.Data;
using WarmTransfer.Tests.Web.Webhooks;
using WarmTransfer.Web.Flows;

namespace WarmTransfer.Tests.Web.Flows;

/// <summary>Two consoles on one PostgreSQL: a call that began at one goes on at the other, in the version in which it began.</summary>
public sealed class FlowsOfNodesTests
{
    private const string Sid = "CA0000000000000000000000000000000F";

    [Fact]
    public async Task A_flow_that_is_set_at_one_node_counts_at_the_other_and_an_older_version_is_found_there()
    {
        var database = (await PostgresServer.Shared()).NewDatabase();
        string[] settings = ["--Database:Provider=PostgreSql", $"--Database:ConnectionString={database}", .. FlowStories.Settings];
        await using var node = await ProductHost.StartAsync(settings: settings);
        await node.Lead(FlowStories.Menu);
        using var twilio = new WebhookSender(node);
        var menu = Assert.IsType<Verb.Gather>((await Read(twilio, "/conference/connect/client"))[^1]);
        await node.Lead(FlowStories.Menu with { Name = "Newer", Start = "bye", Nodes = FlowStories.Menu.Nodes[5..] });
        await using var other = await ProductHost.StartAsync(settings: settings);
        await other.Until("the other node has the newer flow", () => other.Get<LiveFlows>().To(FlowStories.Number)?.Flow.Flow.Name == "Newer");

        using var sender = new WebhookSender(other);
        Assert.IsType<Verb.Dial>((await Read(sender, new Uri(menu.Options.Action!).PathAndQuery, ("Digits", "1")))[^1]);

        var saved = await node.Until("the first node knows where the caller waits", () => node.Snapshot.Calls.GetValueOrDefault(new(Sid)) is { Queue.Value: "sales" } call ? call : null);
        Assert.Equal("Main menu", saved.Flow!.Name);
    }

    private static async Task<IReadOnlyList<Verb>> Read(WebhookSender twilio, string path, params (string, string)[] more)
    {
        using var answer = await twilio.Post(path, [("CallSid", Sid), ("From", "+15550100001"), ("To", FlowStories.Number), ("CallStatus", "in-progress"), .. more]);
        return WebhookSender.Read(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
