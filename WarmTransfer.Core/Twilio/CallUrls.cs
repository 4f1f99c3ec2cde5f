using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Flows;

namespace WarmTransfer.Core.Twilio;

/// <summary>Every address that Twilio is given, built from the one public base URL.</summary>
public sealed class CallUrls(Uri publicBaseUrl)
{
    private readonly string _base = publicBaseUrl.AbsoluteUri.TrimEnd('/');

    /// <summary>Voice webhook of the support number.</summary>
    public Uri Inbound => At("/conference/connect/client");

    /// <summary>Status callback of the support number: tells when a customer is gone who never came as far as the conference.</summary>
    public Uri InboundStatus => At("/calls/events");

    /// <summary>What a waiting customer hears: in round 0 a welcome first. The address says which queue, so that nobody has to look the call up.</summary>
    /// <param name="language">The customer's; null: not known.</param>
    /// <param name="calledBack">We have called the customer, who is greeted so.</param>
    public Uri Wait(QueueId queue, int round, string? language = null, bool calledBack = false) =>
        InQueue("/conference/wait", queue, round == 0 ? null : $"round={round}", In(language), round == 0 && calledBack ? "calledBack=true" : null);

    /// <summary>Where the answer to a menu of a flow is brought. The address says all that is needed to go on.</summary>
    public Uri Flow(string flow, long version, FlowPosition at) =>
        At($"/conference/flow/{Segment(flow)}/{version}/{Segment(at.Node)}/{at.Try}?step={at.Step}{(In(at.Language) is { } language ? $"&{language}" : "")}");

    public Uri HoldMusic => At("/audio/hold-music.wav");

    /// <summary>What an agent hears while the phone rings of the customer whom they call.</summary>
    public Uri Ringing => At("/conference/ringing");

    public Uri RingTone => At("/audio/ring-tone.wav");

    /// <summary>Keys that are played to one participant.</summary>
    /// <param name="sealedKeys">Which ones, so that nobody else reads them.</param>
    public Uri Keys(string sealedKeys) => At($"/conference/keys/{Segment(sealedKeys)}");

    /// <summary>A recording that administrators have uploaded. Another recording has another address: Twilio keeps what it has fetched.</summary>
    public Uri Sound(string id) => At($"/audio/sounds/{Segment(id)}.wav");

    /// <summary>Where a leg that we have dialled asks for TwiML when it is answered.</summary>
    /// <param name="told">Its agent has heard who transfers, and why.</param>
    public Uri Connect(CallId call, Leg leg, bool told = false) =>
        At($"/conference/connect/{Segment(call.Value)}/{Segment(leg.Agent?.Value ?? Outside)}?leg={Segment(leg.Id.Value)}{(told ? "&told=true" : "")}");

    /// <summary>Stands for the agent in the address of a leg to an outside number.</summary>
    public const string Outside = "outside";

    /// <summary>Voice URL of the TwiML application: an agent's own browser calls in.</summary>
    public Uri Join => At("/conference/join");

    /// <summary>Asked once, by a test call that was answered.</summary>
    public Uri TestCall(string token) => At($"/telephone/test/{Segment(token)}");

    /// <summary>What a participant on hold hears.</summary>
    public Uri Hold(QueueId queue, string? language = null) => InQueue("/conference/hold", queue, In(language));

    /// <summary>A sentence said to one participant.</summary>
    public Uri Announcement(QueueId queue, Announcement what, string? language = null) => InQueue($"/conference/announce/{what}", queue, In(language));

    /// <summary>Conference events of one room of a call.</summary>
    public Uri ConferenceEvents(CallId call, int room) => At($"/conference/events/{Segment(call.Value)}/{room}");

    /// <summary>Dial action: asked when a room is over for a leg.</summary>
    public Uri Next(CallId call, LegId leg, int room) => At($"/conference/next/{Segment(call.Value)}/{Segment(leg.Value)}/{room}");

    /// <summary>What a waiting customer has pressed who may be called back.</summary>
    /// <param name="tries">How often they have been asked for the number; 0: they were only offered it.</param>
    public Uri CallBack(CallId call, int tries) => At($"/conference/call-back/{Segment(call.Value)}/{tries}");

    /// <summary>What a caller has pressed who may cancel the call-back that they were promised.</summary>
    public Uri CancelCallBack(CallId call) => At($"/conference/call-back/{Segment(call.Value)}/cancel");

    /// <summary>Asked when a customer has left a message, or has hung up.</summary>
    public Uri MessageLeft(CallId call, QueueId queue, string? language = null) => InQueue($"/voicemail/{Segment(call.Value)}/left", queue, In(language));

    /// <summary>Told when a message can be fetched, or that there is none.</summary>
    public Uri MessageRecorded(CallId call, QueueId queue) => InQueue($"/voicemail/{Segment(call.Value)}/recorded", queue);

    /// <summary>Told what was said in a message.</summary>
    public Uri MessageTranscribed(CallId call, QueueId queue) => InQueue($"/voicemail/{Segment(call.Value)}/transcribed", queue);

    /// <summary>Told when the recording of a leg has begun, is over and can be fetched, or was none.</summary>
    public Uri RecordingEvents(CallId call, LegId leg, QueueId queue) => InQueue($"/recording/{Segment(call.Value)}/{Segment(leg.Value)}/events", queue);

    /// <summary>Told what a leg says.</summary>
    /// <param name="number">Which transcription of the leg.</param>
    public Uri Transcription(CallId call, LegId leg, int number) => At($"/conference/transcription/{Segment(call.Value)}/{Segment(leg.Value)}/{number}");

    /// <summary>Progress of an agent's leg.</summary>
    public Uri LegEvents(CallId call, LegId leg) => At($"/calls/{Segment(call.Value)}/legs/{Segment(leg.Value)}/events");

    private static string? In(string? language) => language is null ? null : $"language={Segment(language)}";

    private Uri InQueue(string path, QueueId queue, params IEnumerable<string?> more)
    {
        string[] parameters = [.. queue == QueueId.Default ? [] : new[] { $"queue={Segment(queue.Value)}" }, .. more.OfType<string>()];
        return At(parameters is [] ? path : $"{path}?{string.Join('&', parameters)}");
    }

    private Uri At(string path) => new(_base + path);

    private static string Segment(string value) => Uri.EscapeDataString(value);
}
