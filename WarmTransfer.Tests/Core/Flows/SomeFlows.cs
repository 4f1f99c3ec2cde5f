using System.Collections.Immutable;
using WarmTransfer.Core.Flows;

namespace WarmTransfer.Tests.Core.Flows;

/// <summary>Flows that tests speak of.</summary>
internal static class SomeFlows
{
    public static FlowSurroundings Anything { get; } = new(_ => true, _ => true, _ => null);

    /// <summary>Hours, a language menu and a menu of two departments: sales by 1, anybody else by 2, and 9 to hear it again.</summary>
    public static Flow Departments { get; } = new()
    {
        Name = "Main menu", Languages = [new("en-GB", "Polly.Amy"), new("de-DE", "Polly.Vicki")], Queue = new("support"), Start = "hours",
        Nodes =
        [
            new FlowNode.Hours("hours", "Hours", "week", "language", "closed"),
            new FlowNode.Menu("language", "Language", Text("en-GB", "Hello."),
            [
                new("1", "department") { Language = "en-GB", Texts = Text("en-GB", "For English, press 1."), Words = ["english"] },
                new("2", "department") { Language = "de-DE", Texts = Text("de-DE", "Für Deutsch drücken Sie die 2."), Words = ["deutsch", "german"] },
            ]) { Speech = true },
            new FlowNode.Menu("department", "Department", Text("en-GB", "For sales, press 1. For anything else, press 2.").Add("de-DE", "Verkauf: die 1. Alles andere: die 2."),
            [
                new("1", "sales") { Words = ["sales", "verkauf"] }, new("2", "thanks") { Words = ["anything else", "anderes"] }, new("9", "department"),
            ]) { Speech = true, Again = Text("en-GB", "I did not understand."), Otherwise = new("night") },
            new FlowNode.Message("thanks", "Thanks", Text("en-GB", "Thank you."), "support"),
            new FlowNode.Finish("sales", "Sales", new Destination.ToQueue(new("sales"))),
            new FlowNode.Finish("support", "Support", new Destination.ToQueue(new("support"))),
            new FlowNode.Message("closed", "Closed", Text("en-GB", "We are closed."), "bye"),
            new FlowNode.Finish("bye", "Goodbye", new Destination.EndCall()),
        ],
    };

    public static ImmutableDictionary<string, string> Text(string language, string text) => ImmutableDictionary<string, string>.Empty.Add(language, text);

    public static string Heard(FlowStep step) => string.Join(" ", step.Heard.Concat(step.Prompt).Select(said => said.Text));
}
