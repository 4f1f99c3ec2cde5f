using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using WarmTransfer.Core.Calls;
using WarmTransfer.Tests.Web.Calls;

namespace WarmTransfer.Tests.Web.Privacy;

/// <summary>Customers' numbers are in the database, on screens and at Twilio. They are not in logs or names.</summary>
public sealed partial class LogTests
{
    private const string Customer = "+15550107734";
    private const string Outside = "+12025550145";
    private const string Refused = "+4155501099";

    private static readonly string[] Loudest = ["Default", "Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "System.Net.Http", "Polly"];

    [Fact]
    public async Task No_number_is_in_the_log_at_any_level_nor_in_the_name_of_a_conference()
    {
        string[] settings = ["--Desk:TransferNumbers:0=+1202", .. Loudest.Select(category => $"--Logging:LogLevel:{category}=Trace")];
        await using var host = await ProductHost.StartAsync(settings: settings);
        using var everything = new EveryLine();
        host.Get<ILoggerFactory>().AddProvider(everything);

        var names = await WholeCall(host);

        Assert.All(names, name => Assert.Matches(ConferenceName(), name));
        foreach (var category in (string[])["Microsoft.EntityFrameworkCore.Database.Command", "System.Net.Http.HttpClient", "Microsoft.AspNetCore.Hosting", "Polly", "WarmTransfer.Web.Outbox"])
            Assert.Contains(everything.Lines, line => line.StartsWith(category, StringComparison.Ordinal));
        foreach (var number in (string[])[Customer, Outside, Refused])
            Assert.DoesNotContain(everything.Lines, line => line.Contains(number[1..], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_that_somebody_wrote_and_no_address_is_in_the_log_at_any_level()
    {
        await using var host = await ProductHost.StartAsync(settings: [.. Loudest.Select(category => $"--Logging:LogLevel:{category}=Trace")]);
        using var everything = new EveryLine();
        host.Get<ILoggerFactory>().AddProvider(everything);
        host.Network.Chaos = new() { RestServerError = 20 };
        await host.Ready("agent1");
        var call = Conversation.Start(host, "sip:planted.address@example.test");
        await call.TalkTo("agent1");
        await host.Ready("agent2");
        await call.Do(new CallEvent.Intent.Consult(new("agent1"), Target.To(new("agent2")), new Briefing("planted reason", "planted note")));
        await call.InPrivate("agent1", "agent2");
        call.CustomerHangsUp();
        await call.IsOver("agent1", "agent2");

        Assert.Contains(everything.Lines, line => line.StartsWith("Polly", StringComparison.Ordinal));
        Assert.DoesNotContain(everything.Lines, line => line.Contains("planted", StringComparison.OrdinalIgnoreCase));
    }

    // With everything that may go wrong in it: refused numbers, failing requests, lost agents.
    private static async Task<HashSet<string>> WholeCall(ProductHost host)
    {
        host.Network.Chaos = new() { RestServerError = 20, RestTooManyRequests = 20, CallbackDuplicate = 50 };
        await host.Ready("agent1");
        var call = Conversation.Start(host, Customer);
        await call.TalkTo("agent1");
        using var agent = await SignedIn.As("agent1", host.Url);
        await agent.Command(call.Customer, "consult", Refused);
        host.Network.Chaos = new() { RestServerError = 100 };
        await call.Consult("agent1", Outside);
        await host.Until("Twilio has failed", () => host.Log.Lines.Any(line => line.Contains("hold customer", StringComparison.Ordinal)));
        host.Network.Chaos = new();
        await call.Do(new CallEvent.Intent.Cancel(new("agent1")));
        await host.Until("talking again", () => call.Phase is CallPhase.Talking);
        await call.TalkTo("agent1");
        await host.Ready("agent2");
        await call.HandOver("agent1", "agent2");
        using var history = await agent.Get($"/history/{call.Customer}.json");
        HashSet<string> names = [.. host.Network.State.Conferences.Select(room => room.Name)];
        call.CustomerHangsUp();
        await call.IsOver("agent1", "agent2");
        Assert.NotEmpty(names);
        return names;
    }

    [GeneratedRegex(@"^CA[0-9a-f]{32}(-\d+)?\z")]
    private static partial Regex ConferenceName();
}
