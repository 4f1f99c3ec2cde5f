using System.Globalization;
using WarmTransfer.Tests.Chaos;

namespace WarmTransfer.Tests.Cluster;

/// <summary>Both nodes are replaced, one after the other, while customers call and are handed over.</summary>
[Collection(nameof(Alone))]
public sealed class DeploymentTests
{
    private const int AtOnce = 4;
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(10);
    private static readonly string[] Kinds = ["introduce", "consult", "hold", "cold"];

    [Fact]
    public async Task No_webhook_is_answered_with_a_fault_no_call_is_lost_and_each_node_ends_in_ten_seconds()
    {
        await using var cluster = await BusyCluster.Start();
        var (console, network, crew, clock) = (cluster.Console, cluster.Network, cluster.Crew, cluster.Clock);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        var calls = Task.WhenAll(Enumerable.Range(0, AtOnce).Select(line => Call(line)));
        var stops = new List<Span>();
        for (var node = 0; node < 2; node++) stops.Add(await console.Replace(node));
        await over.CancelAsync();
        StormCall[] all = [.. (await calls).SelectMany(line => line)];

        var failed = await network.FailedWebhooks();
        Assert.True(failed.Length == 0, string.Join(Environment.NewLine, [.. failed, await console.ProxyErrors(), console.Output]));
        Assert.All(stops, stop => Assert.True(clock.Fair(stop) < LongestStop, $"A node took {stop.Length.TotalSeconds:0.0} s to end."));
        Assert.All(all, call => Assert.True(call is { Answered: true, Done: true, Dropped: false }, $"{call.Kind} of {call.Customer}: answered {call.Answered}, done {call.Done}, dropped {call.Dropped}.{Environment.NewLine}{console.Output}"));
        Assert.True(all.Length >= 2 * AtOnce, $"{all.Length} calls in two restarts: hardly anything was under way.");

        async Task<List<StormCall>> Call(int line)
        {
            var made = new List<StormCall>();
            for (var number = 0; !over.IsCancellationRequested; number++)
            {
                made.Add(new StormCall(network, crew, clock, Kinds[(line + number) % Kinds.Length], new Random(line)));
                await made[^1].Run(string.Create(CultureInfo.InvariantCulture, $"+1555{line:0}{number:000000}"));
            }

            return made;
        }
    }
}
