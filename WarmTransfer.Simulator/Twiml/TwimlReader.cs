using System.Xml;
using System.Xml.Linq;

namespace WarmTransfer.Simulator.Twiml;

/// <summary>Reads TwiML as strictly as Twilio: broken XML ends the call, an unknown verb or attribute is a warning.</summary>
internal static class TwimlReader
{
    public static TwimlDocument Read(string text, Uri? url, string method)
    {
        var issues = new List<TwimlIssue>();
        var verbs = Root(text).Elements().Select(element => VerbOf(new ElementReader(element, issues))).OfType<Verb>().ToList();
        return new TwimlDocument(url, method, verbs, issues);
    }

    private static XElement Root(string text)
    {
        try
        {
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit };
            using var reader = XmlReader.Create(new StringReader(text.TrimStart()), settings);
            var root = XDocument.Load(reader).Root!;
            return root.Name.LocalName == "Response"
                ? root
                : throw new TwimlException(12102, $"The root element must be <Response>, not <{root.Name.LocalName}>.");
        }
        catch (XmlException fault)
        {
            throw new TwimlException(12100, $"Document parse failure: {fault.Message}");
        }
    }

    private static Verb? VerbOf(ElementReader element)
    {
        var verb = Read(element);
        if (verb is not null) element.WarnOfTheRest();
        return verb;
    }

    private static Verb? Read(ElementReader element) => element.Name switch
    {
        "Say" => Say(element),
        "Play" => new Verb.Play(element.Content, element.Int("loop", 1, 0, 1000, 13410), element.Text("digits", "")),
        "Pause" => new Verb.Pause(element.Seconds("length", 1, 14400, 13910)),
        "Redirect" => new Verb.Redirect(element.Content, element.Method("method", 13710)),
        "Hangup" => new Verb.Hangup(),
        "Reject" => new Verb.Reject(element.OneOf("reason", "rejected", 12200, "rejected", "busy")),
        "Leave" => new Verb.Leave(),
        "Dial" => DialReader.Read(element),
        "Gather" => Gather(element),
        "Enqueue" => Enqueue(element),
        "Record" => Record(element),
        _ => Unknown(element),
    };

    private static Verb.Say? Say(ElementReader element)
    {
        element.Accept("voice", "language");
        var loop = element.Int("loop", 1, 0, 1000, 13510);
        if (element.Content.Length is > 0 and <= 4096) return new Verb.Say(element.Content, loop);
        element.Warn(element.Content.Length == 0 ? 13520 : 13521, "Say: the text must have 1 to 4096 characters; the verb is skipped.");
        return null;
    }

    private static Verb.Gather Gather(ElementReader element)
    {
        element.Accept("language", "hints", "profanityFilter", "speechModel", "partialResultCallback", "partialResultCallbackMethod");
        var (input, timeout) = (element.Words("input", 13325, "dtmf", "speech"), element.Seconds("timeout", 5, 14400, 13313));
        var count = element.Int("numDigits", 0, 1, 1000, 13314);
        var options = new GatherOptions(
            element.Text("action"), element.Method("method", 13312), timeout,
            element.Text("finishOnKey", "#"), count == 0 ? null : count, element.Bool("actionOnEmptyResult", false, 12200),
            Keys: input.Count == 0 || input.Contains("dtmf"), input.Contains("speech"), SpeechTimeout(element, timeout), element.Bool("bargeIn", true, 12200));
        return new Verb.Gather(options, [.. element.Children.Select(Prompt).OfType<Verb>()]);
    }

    // By itself it takes a pause as long as people make between two sentences.
    private static TimeSpan SpeechTimeout(ElementReader element, TimeSpan otherwise) => element.Text("speechTimeout") switch
    {
        null => otherwise,
        "auto" => TimeSpan.FromSeconds(1),
        _ => element.Seconds("speechTimeout", (int)otherwise.TotalSeconds, 14400, 13313),
    };

    private static Verb? Prompt(ElementReader child)
    {
        if (child.Name is "Say" or "Play" or "Pause") return VerbOf(child);
        child.Warn(12200, $"<{child.Name}> is not allowed inside <Gather>; it is ignored.");
        return null;
    }

    private static Verb.Enqueue Enqueue(ElementReader element)
    {
        element.Accept("maxQueueSize", "workflowSid");
        return new Verb.Enqueue(
            element.Content, element.Text("action"), element.Method("method", 12200), element.Text("waitUrl"), element.Method("waitUrlMethod", 12200));
    }

    private static Verb.Record Record(ElementReader element)
    {
        // A callback for the transcript asks for one.
        var (asked, transcript) = (element.Bool("transcribe", false, 13615), element.Text("transcribeCallback"));
        return new Verb.Record(
            element.Text("action"), element.Method("method", 13610), element.Text("finishOnKey", "1234567890*#"),
            element.Seconds("maxLength", 3600, 14400, 13612), element.Seconds("timeout", 5, 14400, 13613), element.Bool("playBeep", true, 13614),
            element.OneOf("trim", "trim-silence", 12200, "trim-silence", "do-not-trim") == "trim-silence", RecordingHook(element), transcript ?? (asked ? "" : null));
    }

    private static NounHook? RecordingHook(ElementReader element)
    {
        var (url, method, events) = (element.Text("recordingStatusCallback"), element.Method("recordingStatusCallbackMethod", 12200), element.Words("recordingStatusCallbackEvent", 12200, "in-progress", "completed", "absent"));
        return url is null ? null : new NounHook(url, method, events.Count == 0 ? ["completed"] : events);
    }

    private static Verb? Unknown(ElementReader element)
    {
        element.Warn(12200, $"<{element.Name}> is not a TwiML verb that this network knows; it is skipped. Names are case-sensitive.");
        return null;
    }
}
