using System.Collections.Immutable;
using System.Text.RegularExpressions;
using System.Xml;

namespace WarmTransfer.Core.Flows;

/// <summary>What is wrong with a flow.</summary>
/// <param name="Node">Id of the node where it is; null: it is about the whole.</param>
/// <param name="Part">Name of the property there.</param>
/// <param name="Text">As a sentence: what is wrong, and how to mend it.</param>
public sealed record FlowFault(string? Node, string Part, Sentence Text);

/// <summary>What a flow may refer to.</summary>
/// <param name="HasQueue">Whether there is a queue.</param>
/// <param name="HasCalendar">Whether there is a calendar, by its id.</param>
/// <param name="RefuseNumber">Why an outside number cannot be called; null when it can.</param>
public sealed record FlowSurroundings(Func<QueueId, bool> HasQueue, Func<string, bool> HasCalendar, Func<string, Sentence?> RefuseNumber);

/// <summary>Finds everything because of which a caller might not get anywhere. A flow without faults ends for whatever a caller does.</summary>
public static partial class FlowCheck
{
    public const int MostNodes = 60, MostLanguages = 10, NameLength = 60, MostWords = 20;

    /// <summary>Keys of a telephone.</summary>
    public const string Keys = "123456789*0#";

    // Twilio says no more than this with one verb.
    private const int LongestText = 4096;

    public static ImmutableArray<FlowFault> Faults(Flow flow, FlowSurroundings around) =>
    [
        .. Whole(flow, around),
        .. flow.Nodes.SelectMany(node => Of(flow, node, around)),
        .. Circles(flow),
        .. Unreachable(flow),
    ];

    /// <summary>Whether a document can hold it, and Twilio say it.</summary>
    public static bool CanBeSaid(string text) =>
        text.Trim() is { Length: > 0 and <= LongestText } && text.EnumerateRunes().All(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value));

    private static IEnumerable<FlowFault> Whole(Flow flow, FlowSurroundings around)
    {
        if (flow.Name.Trim() is "" || flow.Name.Length > NameLength) yield return new(null, nameof(Flow.Name), $"This is empty or longer than {NameLength} characters. Write a name, such as Main menu.");
        if (flow.Nodes.Length > MostNodes) yield return new(null, nameof(Flow.Nodes), $"There are more than {MostNodes} steps. Make a smaller flow.");
        if (flow.Find(flow.Start) is null) yield return new(null, nameof(Flow.Start), $"It does not begin anywhere. Choose the first step.");
        if (!around.HasQueue(flow.Queue)) yield return new(null, nameof(Flow.Queue), $"The queue {flow.Queue} does not exist. Choose another one.");
        foreach (var same in flow.Nodes.GroupBy(node => node.Id).Where(same => same.Count() > 1)) yield return new(same.Key, nameof(FlowNode.Id), $"Two steps have the same id. Remove one of them.");
        foreach (var fault in Languages(flow)) yield return fault;
    }

    private static IEnumerable<FlowFault> Languages(Flow flow)
    {
        if (flow.Languages.Length is 0 or > MostLanguages) yield return new(null, nameof(Flow.Languages), $"It has no language, or more than {MostLanguages}. Write at least one, such as en-GB.");
        foreach (var language in flow.Languages.Where(language => !LanguageForm().IsMatch(language.Tag)))
            yield return new(null, nameof(Flow.Languages), $"'{language.Tag}' is no language. Write language and region, such as en-GB.");
        foreach (var voice in flow.Languages.Select(language => language.Voice).OfType<string>().Where(voice => !VoiceForm().IsMatch(voice)))
            yield return new(null, nameof(Flow.Languages), $"'{voice}' is no voice. Write the name of one of Twilio's, such as Polly.Amy.");
        foreach (var twice in flow.Languages.GroupBy(language => language.Tag).Where(same => same.Count() > 1)) yield return new(null, nameof(Flow.Languages), $"The language {twice.Key} is there twice. Remove one.");
        foreach (var number in flow.Numbers.Where(number => number.Language is { } tag && !Has(flow, tag)))
            yield return new(null, nameof(Flow.Numbers), $"{number.Number} is for the language {number.Language}, which the flow does not have. Choose another one.");
    }

    private static IEnumerable<FlowFault> Of(Flow flow, FlowNode node, FlowSurroundings around) =>
    [
        .. node.Name.Trim() is "" || node.Name.Length > NameLength ? [new(node.Id, nameof(node.Name), $"This is empty or longer than {NameLength} characters. Write a name, such as Department.")] : Array.Empty<FlowFault>(),
        .. node.Exits.Where(exit => flow.Find(exit.Next) is null).Select(exit => new FlowFault(node.Id, exit.Part, Nowhere(node, exit.Part))),
        .. node switch
        {
            FlowNode.Hours hours => around.HasCalendar(hours.Calendar) ? [] : [new(node.Id, nameof(hours.Calendar), $"There is no such calendar. Choose one; they are made in Settings → Hours.")],
            FlowNode.Message message => Texts(flow, node.Id, nameof(message.Texts), message.Texts, needed: true),
            FlowNode.Menu menu => FlowMenuCheck.Faults(flow, menu, around),
            FlowNode.Finish finish => Destinations(node.Id, finish.To, around),
            _ => throw new ArgumentOutOfRangeException(nameof(node), node, "Not a node."),
        },
    ];

    internal static IEnumerable<FlowFault> Texts(Flow flow, string node, string part, ImmutableDictionary<string, string> texts, bool needed)
    {
        if (needed && flow.Say(texts, flow.Language) is null) yield return new(node, part, flow.Language is { } tag ? (Sentence)$"Nothing is said here in {tag}. Write what callers hear." : $"Nothing is said here. Write what callers hear.");
        foreach (var (tag, text) in texts.Where(text => text.Value.Trim() is not "").OrderBy(text => text.Key, StringComparer.Ordinal))
            if (!CanBeSaid(text)) yield return new(node, part, $"The text in {tag} is longer than {LongestText} characters or holds one that cannot be said. Shorten it, or write it anew.");
    }

    internal static bool Has(Flow flow, string tag) => flow.Languages.Any(language => language.Tag == tag);

    /// <summary>Whether it is written like the tag of a language, such as <c>en-GB</c>.</summary>
    public static bool IsLanguage(string tag) => LanguageForm().IsMatch(tag);

    /// <summary>Whether it is written like the name of a voice, such as <c>Polly.Amy</c>.</summary>
    public static bool IsVoice(string name) => VoiceForm().IsMatch(name);

    // A kind of destination that is new needs a line here if something can be wrong with it.
    private static IEnumerable<FlowFault> Destinations(string node, Destination to, FlowSurroundings around) => to switch
    {
        Destination.ToQueue { Queue: var queue } when !around.HasQueue(queue) => [new(node, nameof(FlowNode.Finish.To), NoQueue(queue))],
        Destination.ToCallBack { Queue: var queue } when queue is not { } of || !around.HasQueue(of) => [new(node, nameof(FlowNode.Finish.To), $"Choose the queue in whose line the caller has a place until then.")],
        Destination.ToVoicemail { Queue: var queue } when !around.HasQueue(queue) => [new(node, nameof(FlowNode.Finish.To), $"Choose the queue whose voicemail it is.")],
        Destination.ToNumber { Number: var number } when around.RefuseNumber(number) is { } why => [new(node, nameof(FlowNode.Finish.To), why)],
        _ => [],
    };

    // Whoever hears messages in a circle is never asked anything.
    private static IEnumerable<FlowFault> Circles(Flow flow) => flow.Nodes
        .Where(node => node is not FlowNode.Menu && Follow(flow, node.Exits.Select(exit => exit.Next), throughMenus: false).Contains(node.Id))
        .Select(node => new FlowFault(node.Id, "", $"From here it goes round in a circle without asking the caller anything. Let one of its steps lead to a menu, a queue or the end."));

    private static IEnumerable<FlowFault> Unreachable(Flow flow)
    {
        var reached = Follow(flow, [flow.Start], throughMenus: true);
        return flow.Nodes.Where(node => !reached.Contains(node.Id)).Select(node => new FlowFault(node.Id, "", $"No caller gets here. Let another step lead to it, or remove it."));
    }

    private static HashSet<string> Follow(Flow flow, IEnumerable<string> from, bool throughMenus)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var next = new Stack<string>(from);
        while (next.TryPop(out var id))
        {
            if (flow.Find(id) is not { } node || !reached.Add(id) || (node is FlowNode.Menu && !throughMenus)) continue;
            foreach (var exit in node.Exits) next.Push(exit.Next);
        }

        return reached;
    }

    private static Sentence NoQueue(QueueId queue) => queue.Value is "" ? (Sentence)$"The queue does not exist. Choose another one." : $"The queue {queue} does not exist. Choose another one.";

    private static Sentence Nowhere(FlowNode node, string part) => node switch
    {
        FlowNode.Hours when part is nameof(FlowNode.Hours.Open) => $"While it is open, this leads nowhere. Choose where it goes on.",
        FlowNode.Hours => $"While it is closed, this leads nowhere. Choose where it goes on.",
        FlowNode.Menu => $"Key {part} leads nowhere. Choose where it goes on.",
        FlowNode.Message or FlowNode.Finish => $"This leads nowhere. Choose where it goes on.",
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, "Not a node."),
    };

    [GeneratedRegex(@"^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}\z")]
    private static partial Regex LanguageForm();

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,60}\z")]
    private static partial Regex VoiceForm();
}
