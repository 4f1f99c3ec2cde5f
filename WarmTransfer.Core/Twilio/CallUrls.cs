using WarmTransfer.Core.Calls;

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
    public Uri Wait(QueueId queue, int round) => InQueue("/conference/wait", queue, round == 0 ? null : $"round={round}");

    public Uri HoldMusic => At("/audio/hold-music.wav");

    /// <summary>A recording that administrators have uploaded. Another recording has another address: Twilio keeps what it has fetched.</summary>
    public Uri Sound(string id) => At($"/audio/sounds/{Segment(id)}.wav");

    /// <summary>Where a leg that we have dialled asks for TwiML when it is answered.</summary>
    public Uri Connect(CallId call, Leg leg) =>
        At($"/conference/connect/{Segment(call.Value)}/{Segment(leg.Agent?.Value ?? Outside)}?leg={Segment(leg.Id.Value)}");

    /// <summary>Stands for the agent in the address of a leg to an outside number.</summary>
    public const string Outside = "outside";

    /// <summary>Voice URL of the TwiML application: an agent's own browser calls in.</summary>
    public Uri Join => At("/conference/join");

    /// <summary>Asked once, by a test call that was answered.</summary>
    public Uri TestCall(string token) => At($"/telephone/test/{Segment(token)}");

    /// <summary>What a participant on hold hears.</summary>
    public Uri Hold(QueueId queue) => InQueue("/conference/hold", queue);

    /// <summary>A sentence said to one participant.</summary>
    public Uri Announcement(QueueId queue, Announcement what) => InQueue($"/conference/announce/{what}", queue);

    /// <summary>Conference events of one room of a call.</summary>
    public Uri ConferenceEvents(CallId call, int room) => At($"/conference/events/{Segment(call.Value)}/{room}");

    /// <summary>Dial action: asked when a room is over for a leg.</summary>
    public Uri Next(CallId call, LegId leg, int room) => At($"/conference/next/{Segment(call.Value)}/{Segment(leg.Value)}/{room}");

    /// <summary>Progress of an agent's leg.</summary>
    public Uri LegEvents(CallId call, LegId leg) => At($"/calls/{Segment(call.Value)}/legs/{Segment(leg.Value)}/events");

    private Uri InQueue(string path, QueueId queue, string? more = null)
    {
        string[] parameters = [.. queue == QueueId.Default ? [] : new[] { $"queue={Segment(queue.Value)}" }, .. more is null ? [] : new[] { more }];
        return At(parameters is [] ? path : $"{path}?{string.Join('&', parameters)}");
    }

    private Uri At(string path) => new(_base + path);

    private static string Segment(string value) => Uri.EscapeDataString(value);
}
