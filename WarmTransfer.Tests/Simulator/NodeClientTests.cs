using System.Diagnostics;
using Microsoft.Extensions.Logging;
using WarmTransfer.Simulator;
using WarmTransfer.Tests.House;

namespace WarmTransfer.Tests.Simulator;

/// <summary>What Twilio's official Node client, which shares no code with anything here, finds of the phone network.</summary>
public sealed class NodeClientTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Twilios_own_client_creates_reads_updates_lists_and_removes_and_accepts_the_signature_of_every_webhook()
    {
        var options = new SimulatorOptions { Url = "http://127.0.0.1:0", CallsPerSecond = 1000 };
        await using var network = SimulatorApp.Build(options, builder => builder.Logging.ClearProviders());
        await network.StartAsync(TestContext.Current.CancellationToken);

        var (code, said) = await Node("examine.mjs", network.Urls.First(), options.AccountSid, options.AuthToken);

        Assert.True(code == 0, said);
        Assert.Matches("^[0-9]{2,} webhooks, each with a valid signature", said);
    }

    private static async Task<(int Code, string Said)> Node(params string[] arguments)
    {
        var start = new ProcessStartInfo("node", arguments)
        {
            WorkingDirectory = Path.Combine(Sources.Root, "WarmTransfer.Tests", "NodeClient"), RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        using var node = Process.Start(start)!;
        try
        {
            var (said, complained) = (node.StandardOutput.ReadToEndAsync(limit.Token), node.StandardError.ReadToEndAsync(limit.Token));
            await node.WaitForExitAsync(limit.Token);
            return (node.ExitCode, await said + await complained);
        }
        finally
        {
            if (!node.HasExited) node.Kill(entireProcessTree: true);
        }
    }
}
