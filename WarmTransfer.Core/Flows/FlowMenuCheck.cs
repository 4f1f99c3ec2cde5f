namespace WarmTransfer.Core.Flows;

/// <summary>What is wrong with a menu: every choice has to be there for keys alone.</summary>
internal static class FlowMenuCheck
{
    public static IEnumerable<FlowFault> Faults(Flow flow, FlowNode.Menu menu, FlowSurroundings around) =>
    [
        .. Itself(flow, menu, around),
        .. FlowCheck.Texts(flow, menu.Id, nameof(menu.Texts), menu.Texts, needed: menu.Choices.Any(choice => flow.Say(choice.Texts, choice.Language ?? flow.Language) is null)),
        .. FlowCheck.Texts(flow, menu.Id, nameof(menu.Again), menu.Again, needed: false),
        .. menu.Choices.SelectMany(choice => Choice(flow, menu, choice)),
        .. menu.Choices.GroupBy(choice => choice.Key).Where(same => same.Count() > 1).Select(same => new FlowFault(menu.Id, same.Key, $"Key {same.Key} is there twice. Give one of the choices another key.")),
        .. SameWords(menu),
    ];

    private static IEnumerable<FlowFault> Itself(Flow flow, FlowNode.Menu menu, FlowSurroundings around)
    {
        if (menu.Choices.IsEmpty) yield return new(menu.Id, nameof(menu.Choices), $"There is nothing to choose. Add a choice.");
        if (menu.Otherwise is { } queue && !around.HasQueue(queue)) yield return new(menu.Id, nameof(menu.Otherwise), $"The queue {queue} does not exist. Choose another one.");
        if (menu.Timeout is < 1 or > 60) yield return new(menu.Id, nameof(menu.Timeout), $"This is not between 1 and 60 seconds. For example: 5");
        if (menu.LeastConfidence is < 0 or > 1) yield return new(menu.Id, nameof(menu.LeastConfidence), $"This is not between 0 and 1. For example: 0.4");
        if (menu.SpeechLanguage is { } tag && !FlowCheck.IsLanguage(tag)) yield return new(menu.Id, nameof(menu.SpeechLanguage), $"This is no language and region. For example: en-GB");
        if (menu.Hints.Length > 500) yield return new(menu.Id, nameof(menu.Hints), $"This is longer than 500 characters. Leave some of the words out.");
        if (menu.Speech && menu.Choices.All(choice => choice.Words.IsEmpty)) yield return new(menu.Id, nameof(menu.Speech), $"It listens to words, and no choice has any. Write some, or let it listen to keys alone.");
    }

    private static IEnumerable<FlowFault> Choice(Flow flow, FlowNode.Menu menu, MenuChoice choice) =>
    [
        .. choice.Key is [var key] && FlowCheck.Keys.Contains(key, StringComparison.Ordinal) ? [] : new[] { new FlowFault(menu.Id, choice.Key, $"A choice has no key of the telephone. Choose one of 0 to 9, * and #: not everybody can speak.") },
        .. FlowCheck.Texts(flow, menu.Id, choice.Key, choice.Texts, needed: false),
        .. choice.Language is { } tag && !FlowCheck.Has(flow, tag) ? [new(menu.Id, choice.Key, $"Key {choice.Key} chooses the language {tag}, which the flow does not have. Add it above, or choose another one.")] : Array.Empty<FlowFault>(),
        .. choice.Words.Length > FlowCheck.MostWords || choice.Words.Any(word => SpokenWords.Plain(word) is "" || word.Length > 60)
            ? [new(menu.Id, choice.Key, $"Key {choice.Key} has more than {FlowCheck.MostWords} words, or one that nobody can say. Leave some out.")] : Array.Empty<FlowFault>(),
    ];

    private static IEnumerable<FlowFault> SameWords(FlowNode.Menu menu) => menu.Choices
        .SelectMany(choice => choice.Words.Append(choice.Key).Select(SpokenWords.Plain).Where(word => word is not "").Distinct(), (choice, word) => (choice.Key, Word: word))
        .GroupBy(one => one.Word).Where(same => same.Select(one => one.Key).Distinct().Count() > 1)
        .Select(same => new FlowFault(menu.Id, same.Last().Key, $"“{same.Key}” is said for key {same.First().Key} and for key {same.Last().Key}. Leave it to one of them."));
}
