using Twilio.Http;
using Twilio.TwiML;
using Twilio.TwiML.Voice;
using InputOf = Twilio.TwiML.Voice.Gather.InputEnum;
using WarmTransfer.Core.Flows;

namespace WarmTransfer.Core.Twilio;

/// <summary>The TwiML documents of flows.</summary>
public sealed class FlowDocuments(CallUrls urls)
{
    /// <summary>What is said on the way, and then a menu that listens. It is brought here also when nothing was pressed or said.</summary>
    /// <param name="version">As of <see cref="FlowPlace"/>.</param>
    /// <param name="step">One that asks.</param>
    /// <param name="first">What comes before all that.</param>
    public string Menu(string flow, long version, FlowStep step, IEnumerable<TwiML>? first = null)
    {
        var menu = step.Asks ?? throw new ArgumentException("This is no menu.", nameof(step));
        var gather = Gather(menu, urls.Flow(flow, version, step.At), step.At.Language);
        foreach (var said in step.Prompt) gather.Append(Say(said));
        return Documents.Response([.. first ?? [], .. step.Heard.Select(Say), gather]);
    }

    // The library fails at an attribute that is set to nothing.
    internal static Say Say(Said said)
    {
        var say = new Say(said.Text);
        if (said.Voice is { } voice) say.Voice = voice;
        if (said.Language is { } language) say.Language = language;
        return say;
    }

    // One key is an answer, so no key has to end it: every key may be a choice.
    private static Gather Gather(FlowNode.Menu menu, Uri action, string? language)
    {
        var gather = new Gather(action: action, method: HttpMethod.Post, timeout: menu.Timeout, numDigits: 1, finishOnKey: "", actionOnEmptyResult: true)
        {
            Input = menu.Speech ? [InputOf.Dtmf, InputOf.Speech] : [InputOf.Dtmf],
        };
        if (menu.Speech) Listen(gather, menu, menu.SpeechLanguage ?? language);
        return gather;
    }

    private static void Listen(Gather gather, FlowNode.Menu menu, string? language)
    {
        gather.SpeechTimeout = "auto";
        gather.BargeIn = menu.BargeIn;
        if (language is not null) gather.Language = language;
        if (Hints(menu) is { Length: > 0 } hints) gather.Hints = hints;
    }

    private static string Hints(FlowNode.Menu menu) => string.Join(", ",
        menu.Choices.SelectMany(choice => choice.Words).Concat(menu.Hints.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct(StringComparer.OrdinalIgnoreCase));
}
