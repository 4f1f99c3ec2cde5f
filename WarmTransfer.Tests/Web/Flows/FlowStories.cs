using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Flows;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Flows;

namespace WarmTransfer.Tests.Web.Flows;

/// <summary>A console whose support number leads to a flow of two departments in two languages.</summary>
internal static class FlowStories
{
    public const string Number = "+15550100000";

    public static string[] Settings { get; } =
    [
        "--Queues:0:Id=support", "--Queues:0:Agents:0=agent1", "--Queues:1:Id=sales", "--Queues:1:Agents:0=agent2", "--Queues:2:Id=night", "--Queues:2:Agents:0=agent3", "--Desk:TransferNumbers:0=+1",
    ];

    public static Flow Menu { get; } = new()
    {
        Name = "Main menu", Numbers = [new(Number)], Languages = [new("en-GB"), new("de-DE")], Queue = new("support"), Start = "hello",
        Nodes =
        [
            new FlowNode.Message("hello", "Hello", Text("Hello."), "department"),
            new FlowNode.Menu("department", "Department", Text("Sales, support, or German?"),
            [
                new("1", "sales") { Words = ["sales"] }, new("2", "support") { Words = ["support"] }, new("3", "department") { Words = ["german"], Language = "de-DE" }, new("7", "outside"), new("8", "bye"),
            ]) { Speech = true, Timeout = 1, Otherwise = new("night"), Again = Text("Once more.") },
            new FlowNode.Finish("sales", "Sales", new Destination.ToQueue(new("sales"))),
            new FlowNode.Finish("support", "Support", new Destination.ToQueue(new("support"))),
            new FlowNode.Finish("outside", "Outside", new Destination.ToNumber("+12025550123")),
            new FlowNode.Message("bye", "Goodbye", Text("Goodbye then."), "end"),
            new FlowNode.Finish("end", "End", new Destination.EndCall()),
        ],
    };

    public static ImmutableDictionary<string, string> Text(string text) => ImmutableDictionary<string, string>.Empty.Add("en-GB", text);

    public static async Task Lead(this ProductHost host, Flow flow)
    {
        var seen = host.Get<LiveSettings>().Now.Find(FlowRules.Kind, "main")?.Revision ?? 0;
        var answer = await host.Get<SettingsDesk>().Save(FlowRules.Kind, "main", flow, seen, new AgentId("admin1"), TestContext.Current.CancellationToken);
        Assert.True(answer.Outcome is SaveOutcome.Saved, string.Join(" ", answer.Faults));
    }

    public static Task Hears(this ProductHost host, string text) =>
        host.Until($"the caller hears '{text}'", () => host.Network.Spoken.Contains(text));

    /// <summary>The menu listens: what it says is over.</summary>
    public static Task Listens(this ProductHost host, Conversation call) =>
        host.Until("the menu is there", () => host.Saved(call.Customer) is { Phase: CallPhase.InFlow });

    public static Task<Call> Ends(this ProductHost host, string call) => host.Until("the call is over", () => host.Saved(call) is { Phase: CallPhase.Ended } over ? over : null);
}
