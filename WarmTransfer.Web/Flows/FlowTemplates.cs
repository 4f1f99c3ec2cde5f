using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Flows;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Hours;
using WarmTransfer.Web.Languages;
using WarmTransfer.Web.Routing;

namespace WarmTransfer.Web.Flows;

/// <summary>Flows with which most begin, made for the queues and calendars that there are.</summary>
/// <param name="Name">What it is.</param>
/// <param name="What">What callers go through.</param>
/// <param name="Make">Steps are named in the language of whoever makes it; what callers hear is in the flow's.</param>
internal sealed record FlowTemplate(Sentence Name, Sentence What, FlowTemplate.Maker Make)
{
    public delegate Flow Maker(SettingsNow now, Words words);

    private const string English = "en-GB", German = "de-DE";

    public static IReadOnlyList<FlowTemplate> All { get; } =
    [
        new($"Straight to a queue, with hours", $"While it is open callers wait in a queue; while it is closed they hear so.", Hours),
        new($"Two departments", $"Callers choose one of two departments by a key or a word.", Departments),
        new($"Language first, then department", $"Callers choose English or German, then a department, and hear both in it.", Languages),
    ];

    private static Flow Hours(SettingsNow now, Words words) => Base(now, words["Opening hours"]) with
    {
        Start = "hours",
        Nodes = [new FlowNode.Hours("hours", words["Opening hours"], Calendar(now), "queue", "closed"), Queue("queue", now, 0, words), Closed(words), End(words)],
    };

    private static Flow Departments(SettingsNow now, Words words) => Base(now, words["Two departments"]) with
    {
        Start = "department",
        Nodes = [Department("department", now, words, Text("Thank you for calling.")), Queue("first", now, 0, words), Queue("second", now, 1, words)],
    };

    private static Flow Languages(SettingsNow now, Words words) => Base(now, words["Language and department"]) with
    {
        Languages = [new(English), new(German)],
        Start = "language",
        Nodes =
        [
            new FlowNode.Menu("language", words["Language"], Text("Welcome.").Add(German, "Willkommen."),
            [
                new("1", "department") { Language = English, Words = ["English"], Texts = Text("For English, press 1.") },
                new("2", "department") { Language = German, Words = ["Deutsch", "German"], Texts = Of(German, "Für Deutsch drücken Sie die 2.") },
            ]) { Speech = true, Again = Text("Sorry, that was not understood.") },
            Department("department", now, words, ImmutableDictionary<string, string>.Empty), Queue("first", now, 0, words), Queue("second", now, 1, words),
        ],
    };

    private static Flow Base(SettingsNow now, string name) => new()
    {
        Name = Free(now, name), Languages = [new(English)], Queue = QueueAt(now, 0),
    };

    private static FlowNode.Menu Department(string id, SettingsNow now, Words words, ImmutableDictionary<string, string> welcome) => new(id, words["Department"], welcome,
    [
        new("1", "first") { Words = [Plain(now, 0)], Texts = Text($"For {NameAt(now, 0)}, press 1.").Add(German, $"Für {NameAt(now, 0)} drücken Sie die 1.") },
        new("2", "second") { Words = [Plain(now, 1)], Texts = Text($"For {NameAt(now, 1)}, press 2.").Add(German, $"Für {NameAt(now, 1)} drücken Sie die 2.") },
    ])
    {
        Speech = true, Again = Text("Sorry, that was not understood.").Add(German, "Das habe ich leider nicht verstanden."),
    };

    private static FlowNode.Finish Queue(string id, SettingsNow now, int at, Words words) => new FlowNode.Finish(id, QueueNameAt(now, at) ?? words["anything else"], new Destination.ToQueue(QueueAt(now, at)));

    private static FlowNode.Message Closed(Words words) => new("closed", words["We are closed"], Text("Thank you for calling. We are closed at the moment. Please call again during our opening hours."), "end");

    private static FlowNode.Finish End(Words words) => new FlowNode.Finish("end", words["Goodbye"], new Destination.EndCall());

    private static ImmutableDictionary<string, string> Text(string english) => Of(English, english);

    private static ImmutableDictionary<string, string> Of(string language, string text) => ImmutableDictionary<string, string>.Empty.Add(language, text);

    private static string Calendar(SettingsNow now) => now.All(CalendarSetting.Kind) is [var first, ..] ? first.Id : "";

    // Where there is one queue alone, the second department is another choice of it.
    private static QueueId QueueAt(SettingsNow now, int at) => QueueBook.InOrder(now) is var queues && queues.IsEmpty ? QueueId.Default : new QueueId(queues[Math.Min(at, queues.Length - 1)].Id);

    private static string NameAt(SettingsNow now, int at) => QueueNameAt(now, at) ?? "anything else";

    private static string? QueueNameAt(SettingsNow now, int at) => QueueBook.InOrder(now) is var queues && at < queues.Length ? queues[at].Value.Name is { Length: > 0 } name ? name : queues[at].Id : null;

    private static string Plain(SettingsNow now, int at) => SpokenWords.Plain(NameAt(now, at));

    private static string Free(SettingsNow now, string name) => now.All(FlowRules.Kind).Any(flow => flow.Value.Name == name) ? $"{name} {now.All(FlowRules.Kind).Length + 1}" : name;
}
