using System.Diagnostics;
using Microsoft.Extensions.Logging;
using WarmTransfer.Simulator;
using WarmTransfer.Tests.House;

namespace WarmTransfer.Tests.Simulator;

/// <summary>What Twilio's official Node client, which shares no code with anything here, finds of the phone network.</summary>
public sealed class NodeClientTests
{
    [Fact]
    public async Task Twilios_own_client_creates_reads_updates_lists_and_removes_and_accepts_the_signature_of_every_webhook()
    {
        var options = new SimulatorOptions { Url = "http://127.0.0.1:0", CallsPerSecond = 1000 };
        await using var network = SimulatorApp.Build(options, builder => builder.Logging.ClearProviders());
        await network.StartAsync(TestContext.Current.CancellationToken);

        var (code, said, complained) = await FinishedProgram.Run(new ProcessStartInfo("node", ["examine.mjs", network.Urls.First(), options.AccountSid, options.AuthToken])
        {
            WorkingDirectory = Path.Combine(Sources.Root, "WarmTransfer.Tests", "NodeClient"),
        });

        Assert.True(code == 0, said + complained);
        Assert.Matches("^[0-9]{2,} webhooks, each with a valid signature", said);
    }
}
