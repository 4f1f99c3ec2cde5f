using WarmTransfer.Simulator.Network;

namespace WarmTransfer.Simulator.Twiml;

/// <summary>Reads Dial and its nouns.</summary>
internal static class DialReader
{
    private static readonly string[] CallEvents = ["initiated", "ringing", "answered", "completed"];
    private static readonly string[] ConferenceEvents = ["start", "end", "join", "leave", "mute", "hold", "modify", "speaker", "announcement"];
    private static readonly string[] Regions = ["us1", "ie1", "de1", "sg1", "br1", "au1", "jp1"];

    public static Verb.Dial? Read(ElementReader dial)
    {
        var options = Options(dial);
        var nouns = dial.Children.Select(NounOf).OfType<Noun>().ToList();
        if (nouns.Count == 0 && dial.Content.Length > 0) nouns.Add(new Noun.Number(dial.Content, null, "POST", "", null));
        var conference = nouns.OfType<Noun.Conference>().FirstOrDefault();
        if (nouns.Count is > 0 and <= 10 && (conference is null || nouns.Count == 1)) return new Verb.Dial(options, conference, nouns);
        dial.Fail(13000, "Dial: needs 1 to 10 <Number> or <Client>, or exactly one <Conference>.");
        return null;
    }

    private static DialOptions Options(ElementReader dial)
    {
        dial.Accept("record", "recordingStatusCallback", "recordingStatusCallbackMethod", "recordingStatusCallbackEvent", "recordingTrack", "trim",
            "ringTone", "referUrl", "referMethod", "sequential", "callReason", "recordingConfigurationId", "events");
        return new DialOptions(
            dial.Text("action"), dial.Method("method", 13210), dial.Seconds("timeout", 30, 600, 13212), dial.Seconds("timeLimit", 14400, 86400, 13216),
            dial.Text("callerId"), dial.Bool("answerOnBridge", false, 12200), dial.Bool("hangupOnStar", false, 13213));
    }

    private static Noun? NounOf(ElementReader element)
    {
        var noun = element.Name switch
        {
            "Conference" => Conference(element),
            "Client" => Client(element),
            "Number" => Number(element),
            _ => (Noun?)null,
        };
        if (noun is null) element.Warn(12200, $"<{element.Name}> is not a noun of <Dial> that this network knows; it is ignored.");
        else element.WarnOfTheRest();
        return noun;
    }

    private static Noun.Number Number(ElementReader element)
    {
        element.Accept("byoc", "machineDetection", "amdStatusCallback", "amdStatusCallbackMethod");
        return new Noun.Number(
            element.Content, element.Text("url"), element.Method("method", 13221), element.Text("sendDigits", ""), Hook(element, CallEvents, ["completed"]));
    }

    private static Noun.Client Client(ElementReader element)
    {
        element.Accept("clientNotificationUrl");
        var identity = element.Children.FirstOrDefault(child => child.Name == "Identity")?.Content ?? element.Content;
        var parameters = new Dictionary<string, string>();
        // The last of two parameters with one name wins.
        foreach (var child in element.Children.Where(child => child.Name == "Parameter")) parameters[child.Text("name", "")] = child.Text("value", "");
        return new Noun.Client(identity, parameters, element.Text("url"), element.Method("method", 12200), Hook(element, CallEvents, ["completed"]));
    }

    private static Noun.Conference Conference(ElementReader element)
    {
        element.Accept("record", "trim", "jitterBufferSize", "recordingStatusCallback", "recordingStatusCallbackMethod", "recordingStatusCallbackEvent", "eventCallbackUrl");
        if (element.Content.Length is 0 or > 128) element.Fail(13236, "Conference: the name must have 1 to 128 characters.");
        return new Noun.Conference(element.Content, Seat(element), Hook(element, ConferenceEvents, []));
    }

    private static SeatOptions Seat(ElementReader element) => new()
    {
        Muted = element.Bool("muted", false, 13230),
        EndOnExit = element.Bool("endConferenceOnExit", false, 13231),
        StartOnEnter = element.Bool("startConferenceOnEnter", true, 13232),
        Beep = element.OneOf("beep", "true", 13235, "true", "false", "onEnter", "onExit"),
        Label = element.Text("participantLabel"),
        WaitUrl = element.Text("waitUrl"),
        WaitMethod = element.Method("waitMethod", 13234),
        MaxParticipants = element.Int("maxParticipants", 250, 2, 250, 13237),
        CallSidToCoach = element.Text("coach"),
        Coaching = element.Text("coach") is { Length: > 0 },
        Region = element.Text("region") is null ? null : element.OneOf("region", "us1", 13238, Regions),
    };

    private static NounHook? Hook(ElementReader element, string[] allowed, string[] otherwise)
    {
        var events = element.Words("statusCallbackEvent", 12200, allowed);
        var method = element.Method("statusCallbackMethod", 12200);
        return element.Text("statusCallback") is { Length: > 0 } url ? new NounHook(url, method, events.Count > 0 ? events : otherwise) : null;
    }
}
