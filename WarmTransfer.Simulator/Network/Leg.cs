using System.Net;
using WarmTransfer.Simulator.Media;

namespace WarmTransfer.Simulator.Network;

/// <summary>One call in Twilio's sense: the line between the network and one party.</summary>
internal sealed class Leg(string sid, string from, string to, string direction, TimeProvider clock)
{
    private readonly List<LegReading> _readings = [new(clock.GetUtcNow(), LegStatus.Queued, null, null)];

    public string Sid { get; } = sid;
    public string From { get; } = from;
    public string To { get; } = to;
    public string Direction { get; } = direction;
    public DateTimeOffset Created { get; } = clock.GetUtcNow();
    public AudioLeg Audio { get; } = new(sid);
    public DeadAir DeadAir { get; } = new(clock);
    public CookieContainer Cookies { get; } = new();

    public Leg? Parent { get; init; }
    public string? NumberSid { get; init; }
    public string? ApplicationSid { get; init; }
    public TimeSpan QueueTime { get; set; }

    /// <summary>Extra parameters of every voice request of this leg: what a device gave to connect.</summary>
    public IReadOnlyDictionary<string, string> Custom { get; init; } = new Dictionary<string, string>();

    public Hook? Hook { get; set; }

    /// <summary>Asked when a document of this leg cannot be had or read.</summary>
    public (Uri Url, string Method)? Fallback { get; set; }

    public int NextSequence { get; set; }
    public int? SipCode { get; set; }

    public List<IDevice> RingingAt { get; } = [];
    public IDevice? Device { get; set; }

    public Seat? Seat { get; set; }
    public Leg? Bridge { get; set; }

    /// <summary>What the leg's own TwiML, wait or hold document plays now.</summary>
    public Playback? Prompt { get; set; }

    /// <summary>An announcement; it goes over everything but hold.</summary>
    public Playback? Announcement { get; set; }

    /// <summary>Another leg of the conference is ringing and everybody hears it.</summary>
    public Playback? EarlyMedia { get; set; }

    public CancellationTokenSource? Script { get; set; }
    public CancellationTokenSource? Media { get; set; }
    public CancellationTokenSource? RingLimit { get; set; }

    /// <summary>How long after the answer the network ends the call by itself.</summary>
    public TimeSpan? TimeLimit { get; set; }

    public CancellationTokenSource? TimeLimitWatch { get; set; }

    public Action? OnAnswer { get; set; }
    public Action? OnEnd { get; set; }

    /// <summary>Called when REST sends this leg, bridged to another one, to a new document.</summary>
    public Action? OnTakenAway { get; set; }
    public Action<char>? OnKey { get; set; }

    /// <summary>Called with what the party says, as far as somebody listens for words.</summary>
    public Action<Utterance>? OnWords { get; set; }

    /// <summary>Those that are over among them.</summary>
    public List<LiveTranscription> Transcriptions { get; } = [];

    /// <summary>Set while the leg is inside a verb whose action is still asked when the party hangs up.</summary>
    public Action? OnHangUpInsideVerb { get; set; }

    public LegReading Reading => _readings[^1];
    public LegStatus Status => Reading.Status;
    public bool IsOver => Status.IsOver();
    public bool IsUp => Status == LegStatus.InProgress;

    public TimeSpan Duration => Reading is { Started: { } started, Ended: { } ended } ? ended - started : TimeSpan.Zero;

    public void Become(LegStatus status)
    {
        var now = clock.GetUtcNow();
        var started = Reading.Started ?? (status == LegStatus.InProgress ? now : null);
        _readings.Add(new LegReading(now, status, started, status.IsOver() ? now : null));
    }

    /// <summary>What the REST API, which lags behind, says of this leg.</summary>
    public LegReading ReadingAt(DateTimeOffset instant) => _readings.FindLast(reading => reading.At <= instant) ?? _readings[0];
}

/// <summary>What could be read of a leg from an instant on.</summary>
internal sealed record LegReading(DateTimeOffset At, LegStatus Status, DateTimeOffset? Started, DateTimeOffset? Ended);
