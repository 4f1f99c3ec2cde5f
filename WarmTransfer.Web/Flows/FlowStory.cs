using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Hours;
using WarmTransfer.Web.Hours;

namespace WarmTransfer.Web.Flows;

/// <summary>One line of what a caller goes through.</summary>
/// <param name="Language">Tag of the language in which it is said; null: it is no text.</param>
/// <param name="ByCaller">The caller did it.</param>
internal sealed record FlowLine(Sentence Text, string? Language = null, bool ByCaller = false);

/// <summary>A flow tried without a telephone: what is heard at a moment by whoever does certain things, and the menu that asks at the end; null: the flow is over.</summary>
internal sealed record FlowStory(ImmutableArray<FlowLine> Lines, ImmutableArray<string> Heard, FlowNode.Menu? Asks)
{
    /// <param name="language">Language of those who call that number; null: not known.</param>
    /// <param name="isOpen">Whether a calendar is open then.</param>
    /// <param name="receive">What a destination makes of a call then.</param>
    /// <param name="name">What a queue is called.</param>
    public static FlowStory Tell(Flow flow, string? language, IEnumerable<FlowInput> inputs, Func<string, bool> isOpen, Func<Destination, Reception> receive, Func<QueueId, Sentence> name)
    {
        var step = FlowMachine.Begin(flow, language, isOpen);
        var (lines, heard) = (Said(step), Texts(step));
        foreach (var input in inputs)
        {
            if (step.Asks is null) break;
            step = FlowMachine.Answer(flow, step.At, input, isOpen);
            (lines, heard) = ([.. lines, new FlowLine(Act(input), ByCaller: true), .. Said(step)], [.. heard, .. Texts(step)]);
        }

        return step.Ends is { } to
            ? new([.. lines, .. HoursWords.Of(receive(to), name).Select(text => new FlowLine(text)), .. Language(step.At.Language)], [.. heard, .. receive(to).Closed.Select(closed => closed.Message)], null)
            : new(lines, heard, step.Asks);
    }

    private static ImmutableArray<FlowLine> Said(FlowStep step) => [.. step.Heard.Concat(step.Prompt).Select(said => new FlowLine($"{said.Text}", said.Language))];

    private static ImmutableArray<string> Texts(FlowStep step) => [.. step.Heard.Concat(step.Prompt).Select(said => said.Text)];

    private static IEnumerable<FlowLine> Language(string? language) => language is null ? [] : [new FlowLine($"The caller’s language is {language}.")];

    private static Sentence Act(FlowInput input) => input switch
    {
        FlowInput.Nothing => $"Says nothing",
        FlowInput.Pressed pressed => $"Presses {pressed.Key}",
        FlowInput.Spoke spoke => $"Says “{spoke.Text}”",
        _ => throw new ArgumentOutOfRangeException(nameof(input), input, "Not an answer."),
    };
}
