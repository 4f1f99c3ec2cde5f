using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Routing;

namespace WarmTransfer.Tests.Web.Routing;

public sealed class QueueSettingsTests
{
    [Fact]
    public void Without_the_section_there_is_one_queue_of_all_agents_for_every_number()
    {
        var queue = Assert.Single(Settings([]).Queues(ringTimeout: 17).All);

        Assert.Equal((QueueId.Default, Strategy.LongestIdle, TimeSpan.FromSeconds(17), true), (queue.Id, queue.Strategy, queue.RingTime, queue.Has(new("anybody"))));
    }

    [Fact]
    public async Task A_queue_is_as_it_is_written()
    {
        Dictionary<string, string?> written = new()
        {
            ["Queues:0:Id"] = "support",
            ["Queues:1:Id"] = "sales",
            ["Queues:1:Name"] = "Sales",
            ["Queues:1:Numbers:0"] = "+15550100001",
            ["Queues:1:Numbers:1"] = "+15550100002",
            ["Queues:1:Agents:0"] = "agent2",
            ["Queues:1:Priority"] = "10",
            ["Queues:1:Strategy"] = "ringall",
            ["Queues:1:UntakenTransfer"] = "nextexpert",
            ["Queues:1:RingSeconds"] = "30",
            ["Queues:1:MusicUrl"] = "https://cdn.example.test/jazz.mp3",
            ["Queues:1:Phrases:Welcome"] = "Sales speaking.",
        };
        var queues = Settings(written).Queues(ringTimeout: 20);
        var sales = queues.Of("+15550100002");

        Assert.Equal("", await StartAsync(written));
        Assert.Equal(("sales", "Sales", 10, Strategy.RingAll, 30), (sales.Id.Value, sales.Name, sales.Priority, sales.Strategy, sales.RingTime.TotalSeconds));
        Assert.Equal((UntakenTransfer.NextExpert, UntakenTransfer.Return), (sales.UntakenTransfer, queues.All[0].UntakenTransfer));
        Assert.Equal((true, false), (sales.Has(new("agent2")), sales.Has(new("agent1"))));
        Assert.Equal(("Sales speaking.", "jazz.mp3"), (sales.Phrases.Welcome, sales.Music!.Segments[^1]));
        Assert.Equal(queues.Of("+15550199999"), queues[new("support")]);
        Assert.Equal(("support", 20), (queues.All[0].Name, queues.All[0].RingTime.TotalSeconds));
    }

    [Theory]
    [InlineData("Goodbye\u0007", true)]
    [InlineData("Goodbye ☎ 👋", false)]
    public async Task A_sentence_with_a_character_that_no_document_can_hold_is_a_fault(string sentence, bool isFault)
    {
        var printed = await StartAsync(new() { ["Queues:0:Id"] = "sales", ["Queues:0:Phrases:Goodbye"] = sentence });

        Assert.Equal(isFault, printed.Contains("Queues:0:Phrases:Goodbye is empty", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_fault_is_listed_with_its_place_and_how_to_mend_it()
    {
        var printed = await StartAsync(new()
        {
            ["Queues:0:Id"] = "sales",
            ["Queues:0:Numbers:0"] = "+15550100001",
            ["Queues:0:Numbers:1"] = "555 0100",
            ["Queues:0:Strategy"] = "Loudest",
            ["Queues:0:RingSeconds"] = "61",
            ["Queues:0:RingTime"] = "20",
            ["Queues:1:Id"] = "sales",
            ["Queues:1:Numbers:0"] = "+15550100001",
            ["Queues:1:Agents:0"] = "not an agent",
            ["Queues:1:Priority"] = "urgent",
            ["Queues:1:MusicUrl"] = "jazz.mp3",
            ["Queues:1:Phrases:Welcome"] = "",
            ["Queues:1:Phrases:Farewell"] = "Bye",
            ["Queues:2:Priority"] = "101",
            ["Queues:2:Strategy"] = "2",
            ["Queues:2:AnswerTargetSeconds"] = "0",
            ["Queues:2:ShortAbandonSeconds"] = "61",
            ["Desk:TimeZone"] = "Mars/Olympus",
        });

        string[] faults =
        [
            "Queues:0:Numbers:1 is '555 0100', which is not", "Queues:0:Strategy is 'Loudest', which is not known; there are LongestIdle, RoundRobin, RingAll.",
            "Queues:0:RingSeconds is not between", "Queues:0:RingTime is not a setting of a queue.", "Queues:1:Id is 'sales', which Queues:0:Id is already.",
            "Queues:1:Numbers:0 is '+15550100001', which Queues:0:Numbers:0 is already.", "Queues:1:Agents:0 is 'not an agent'", "Queues:1:Priority is 'urgent', which cannot be read.",
            "Queues:1:MusicUrl is not an absolute", "Queues:1:Phrases:Welcome is empty", "Queues:1:Phrases:Farewell is not a setting", "Queues:2:Id is missing",
            "Queues:2:Priority is not between 0 and 100", "Queues:2:Strategy is '2', which is not known",
            "Queues:2:AnswerTargetSeconds is not between", "Queues:2:ShortAbandonSeconds is not between", "Desk:TimeZone is 'Mars/Olympus', a time zone",
        ];
        Assert.All(faults, fault => Assert.Contains($"  - {fault}", printed, StringComparison.Ordinal));
        Assert.Equal(faults.Length, printed.Split("  - ").Length - 1);
        Assert.Contains("environment variable Queues__0__RingSeconds=20", printed, StringComparison.Ordinal);
    }

    private static QueueSettings Settings(Dictionary<string, string?> written) => new(new ConfigurationBuilder().AddInMemoryCollection(written).Build());

    private static async Task<string> StartAsync(Dictionary<string, string?> written)
    {
        await using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(written).Build()).AddCalls().BuildServiceProvider();
        await using var printed = new StringWriter();
        await StartupFaults.RunAsync(
            () =>
            {
                StartupFaults.Check(services);
                return Task.FromResult(0);
            },
            printed);
        return printed.ToString();
    }
}
