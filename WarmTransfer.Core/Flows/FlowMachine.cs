using System.Collections.Immutable;

namespace WarmTransfer.Core.Flows;

/// <summary>What a caller hears in a flow, and what comes next: a function of the flow, of where they are and of what they did.</summary>
public static class FlowMachine
{
    /// <summary>Whoever has answered so many menus goes to the queue: they do not find out by themselves.</summary>
    public const int MostAnswers = 30;

    /// <summary>So often a menu is heard by whoever chooses nothing.</summary>
    public const int Tries = 2;

    /// <param name="language">What is known of the caller's language; null: nothing.</param>
    /// <param name="isOpen">Whether a calendar is open now, by its id.</param>
    public static FlowStep Begin(Flow flow, string? language, Func<string, bool> isOpen) => Walk(flow, flow.Start, 0, language ?? flow.Language, isOpen);

    /// <param name="at">The menu that asked.</param>
    public static FlowStep Answer(Flow flow, FlowPosition at, FlowInput input, Func<string, bool> isOpen)
    {
        if (flow.Find(at.Node) is not FlowNode.Menu menu) return Lost(flow, at);
        var step = at.Step + 1;
        if (step >= MostAnswers) return Out(menu, flow, at, step);
        if (ChoiceOf(menu, input) is { } choice) return Walk(flow, choice.Next, step, choice.Language ?? at.Language, isOpen);
        return at.Try < Tries ? Ask(flow, menu, [], at with { Try = at.Try + 1, Step = step }) : Out(menu, flow, at, step);
    }

    /// <summary>The step once more at which they were, for somebody who was interrupted in it.</summary>
    public static FlowStep Resume(Flow flow, FlowPosition at) => flow.Find(at.Node) switch
    {
        FlowNode.Menu menu => Ask(flow, menu, [], at with { Try = 1 }),
        FlowNode.Finish finish => new FlowStep([], at, finish.Name, Ends: finish.To),
        _ => Lost(flow, at),
    };

    /// <summary>What a menu makes of an answer; null: it was not understood.</summary>
    public static MenuChoice? ChoiceOf(FlowNode.Menu menu, FlowInput input) => input switch
    {
        FlowInput.Nothing => null,
        FlowInput.Pressed pressed => menu.Choices.FirstOrDefault(choice => choice.Key == pressed.Key),
        FlowInput.Spoke spoke => menu.Speech && spoke.Confidence >= menu.LeastConfidence ? SpokenWords.Find(menu.Choices, spoke.Text) : null,
        _ => throw new ArgumentOutOfRangeException(nameof(input), input, "Not an answer."),
    };

    // No node is passed twice without an answer: should a flow go in a circle for all its checks, the queue has the call.
    private static FlowStep Walk(Flow flow, string start, int step, string? language, Func<string, bool> isOpen)
    {
        var (heard, passed, at) = (ImmutableArray<Said>.Empty, new HashSet<string>(StringComparer.Ordinal), new FlowPosition(start, 1, step, language));
        while (flow.Find(at.Node) is { } node && passed.Add(node.Id))
        {
            if (node is FlowNode.Menu menu) return Ask(flow, menu, heard, at);
            if (node is FlowNode.Finish finish) return new FlowStep(heard, at, node.Name, Ends: finish.To);
            if (node is FlowNode.Message message && flow.Say(message.Texts, language) is { } said) heard = heard.Add(said);
            at = at with { Node = Next(node, isOpen) };
        }

        return Lost(flow, at) with { Heard = heard };
    }

    private static string Next(FlowNode node, Func<string, bool> isOpen) => node switch
    {
        FlowNode.Message message => message.Next,
        FlowNode.Hours hours => isOpen(hours.Calendar) ? hours.Open : hours.Closed,
        FlowNode.Menu or FlowNode.Finish => "",
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, "Not a node."),
    };

    private static FlowStep Ask(Flow flow, FlowNode.Menu menu, ImmutableArray<Said> heard, FlowPosition at) => new(heard, at, menu.Name, Asks: menu)
    {
        Prompt =
        [
            .. at.Try > 1 && flow.Say(menu.Again, at.Language) is { } again ? [again] : ImmutableArray<Said>.Empty,
            .. flow.Say(menu.Texts, at.Language) is { } text ? [text] : ImmutableArray<Said>.Empty,
            .. menu.Choices.Select(choice => flow.Say(choice.Texts, choice.Language ?? at.Language)).OfType<Said>(),
        ],
    };

    private static FlowStep Out(FlowNode.Menu menu, Flow flow, FlowPosition at, int step) =>
        new([], at with { Step = step }, menu.Name, Ends: new Destination.ToQueue(menu.Otherwise ?? flow.Queue));

    private static FlowStep Lost(Flow flow, FlowPosition at) => new([], at, "", Ends: new Destination.ToQueue(flow.Queue));
}
