using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.WebUtilities;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Simulator.People;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Tests.Web.Webhooks;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Joining;

namespace WarmTransfer.Tests.Web.Privacy;

/// <summary>Whatever fields come in, only those that we name go out to Twilio.</summary>
public sealed class NamedFieldsTests
{
    private const string Canary = "canary", Boss = "supervisor1";

    // Twilio's own names first: those would do the most harm.
    private static readonly string[] Names =
    [
        "Url", "Twiml", "StatusCallback", "Record", "RecordingStatusCallback", "SendDigits", "MachineDetection", "Timeout", "TimeLimit", "ApplicationSid",
        "Muted", "HoldUrl", "AnnounceUrl", "Coaching", "CallSidToCoach", "WaitUrl", "Region", "CallerId", "FriendlyName", "waitUrl", "action", "briefing", "agentId",
    ];

    // Everything that we may ever say to Twilio, by what it is said about.
    private static readonly Dictionary<string, string[]> Named = new()
    {
        ["Calls.json"] = ["To", "From", "Url", "StatusCallback", "StatusCallbackEvent", "Timeout", "TimeLimit"],
        ["Calls"] = ["Status", "Url", "Method"],
        ["Conferences"] = ["Status"],
        ["Participants"] = ["Hold", "HoldUrl", "HoldMethod", "EndConferenceOnExit", "AnnounceUrl", "Muted", "Coaching", "CallSidToCoach"],
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Fields_that_nobody_named_reach_neither_Twilio_nor_an_answer(int seed)
    {
        var chance = new Random(seed);
        await using var tap = await RestTap.StartAsync();
        await using var host = await ProductHost.StartAsync(seed, settings: $"--Twilio:ApiBaseUrl={tap.Url}");
        tap.Connect(host.Network.Url);
        await host.Ready("agent1");
        var call = Conversation.Start(host);
        await call.TalkTo("agent1");
        await host.Ready("agent2", AgentBehaviour.Manual);
        using var twilio = new WebhookSender(host);
        using var agent = await SignedIn.As("agent1", host.Url);

        foreach (var what in (string[])["hold", "resume", "consult", "cancel", "dial-in", "cancel", "consult", "cancel"])
        {
            foreach (var route in WebhookSender.Routes(call.Customer)) await Webhook(twilio, route, call.Customer, chance);
            await Command(agent, call.Customer, what, chance);
            await host.Until("the holds have settled", () => host.Saved(call.Customer)!.Legs.TrueForAll(leg => !leg.HoldPending));
            if (what == "cancel") await host.Until("the second agent can be rung again", () => host.StateOf("agent2") == AgentState.Available);
        }

        await Tutorial(agent, chance);
        await host.Until("the second leg was dialled", () => call.LegOf("agent2") is not null);
        NothingUnnamed(tap);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Nor_do_those_that_come_with_a_supervisors_commands_or_with_the_phones(int seed)
    {
        var chance = new Random(seed);
        await using var tap = await RestTap.StartAsync();
        await using var host = await ProductHost.StartAsync(seed, settings: $"--Twilio:ApiBaseUrl={tap.Url}");
        tap.Connect(host.Network.Url);
        await host.Ready("agent1");
        var call = Conversation.Start(host);
        await call.TalkTo("agent1");
        await host.Get<IPresence>().PhoneSeen(new(Boss), Cancellation);
        using var boss = await SignedIn.As(Boss, host.Url);
        var leg = host.CallIn(Boss, call.Customer, JoinPurpose.Listen);
        await host.Until("the supervisor listens", () => host.Saved(call.Customer) is { } saved && saved.FindBySid(leg)?.IsIn(saved.Room) == true);

        await Command(boss, call.Customer, "change-monitor-mode", chance, ("mode", "whisper"));
        await host.Until("the agent hears the supervisor", () => call.LegOf("agent1")!.Hears.Contains(leg));
        foreach (var path in (string[])["/phone/quality", "/phone/lease", "/phone/ticket", "/phone/decline/busy"]) await Phone(boss, path, chance);
        await Command(boss, call.Customer, "take-over", chance, ("reason", "a bill"));
        await host.Until("the supervisor has it", () => host.Saved(call.Customer)?.Phase is CallPhase.Talking { Owner: var owner } && host.Saved(call.Customer)![owner].Agent?.Value == Boss);

        NothingUnnamed(tap);
    }

    private static void NothingUnnamed(RestTap tap)
    {
        Assert.Contains(tap.Said, said => said.Method == "POST" && said.Target.Contains("Participants", StringComparison.Ordinal));
        Assert.All(tap.Said, said => Assert.DoesNotContain(Canary, Uri.UnescapeDataString(said.Target + said.Body), StringComparison.OrdinalIgnoreCase));
        Assert.All(tap.Said.Where(said => said.Method == "POST"), said => Assert.Empty(QueryHelpers.ParseQuery(said.Body).Keys.Except(Named[About(said.Target)])));
    }

    // Signed, hence from Twilio: new parameters may appear at any time.
    private static async Task Webhook(WebhookSender twilio, string route, string call, Random chance)
    {
        var path = route + (route.Contains('?', StringComparison.Ordinal) ? "&" : "?") + string.Join('&', Extra(chance).Select(field => $"{field.Name}={field.Value}"));
        using var answer = await twilio.Post(path, [("CallSid", call), ("CallStatus", "in-progress"), .. Extra(chance)]);
        Assert.DoesNotContain(Canary, await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.OrdinalIgnoreCase);
    }

    private static async Task Phone(SignedIn person, string path, Random chance)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(Extra(chance).ToDictionary(field => field.Name, field => field.Value)) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await person.Send(request);
        Assert.True(answer.StatusCode < HttpStatusCode.InternalServerError, $"{path}: {answer.StatusCode}");
    }

    private static Task Command(SignedIn agent, string call, string what, Random chance) => Command(agent, call, what, chance, ("to", "agent2"), ("reason", "a bill"));

    private static async Task Command(SignedIn agent, string call, string what, Random chance, params (string Name, string Value)[] with)
    {
        var fields = new Dictionary<string, object> { ["id"] = Guid.NewGuid(), ["do"] = what };
        foreach (var (name, value) in with) fields[name] = value;
        foreach (var (name, value) in Extra(chance)) fields.TryAdd(name, chance.Next(2) == 0 ? value : new { Url = value, more = new[] { value } });
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/calls/{call}/commands?Url={Canary}&StatusCallback={Canary}") { Content = JsonContent.Create(fields) };
        using var answer = await agent.Send(request);
        Assert.True(answer.StatusCode == HttpStatusCode.NoContent, $"{what}: {answer.StatusCode}");
    }

    private static async Task Tutorial(SignedIn agent, Random chance)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/conference/agent1/call?target=agent2&Twiml={Canary}")
        {
            Content = new FormUrlEncodedContent(Extra(chance).Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        using var answer = await agent.Send(request);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    private static (string Name, string Value)[] Extra(Random chance) =>
        [.. chance.GetItems(Names, 6).Distinct().Select(name => (name, $"{Canary}{chance.Next()}")), ($"{Canary}{chance.Next()}", "1")];

    private static string About(string target) =>
        target.EndsWith("/Calls.json", StringComparison.Ordinal) ? "Calls.json"
        : target.Contains("/Participants/", StringComparison.Ordinal) ? "Participants"
        : target.Contains("/Conferences/", StringComparison.Ordinal) ? "Conferences" : "Calls";
}
