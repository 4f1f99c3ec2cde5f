using WarmTransfer.Simulator.Media;

namespace WarmTransfer.Simulator.Network;

/// <summary>What a leg said after the beep, or said and heard while it was recorded.</summary>
internal sealed record Recording(string Sid, string CallSid, DateTimeOffset Begun, TimeSpan Kept, short[] Samples)
{
    /// <summary>With what was trimmed away, it is less than the time that passed.</summary>
    public TimeSpan Length { get; set; } = Kept;

    public string Status { get; set; } = "completed";

    public int Channels { get; init; } = 1;

    public string Source { get; init; } = "RecordVerb";

    public string Track { get; init; } = "inbound";

    public Hook? Hook { get; init; }

    /// <summary>Set as long as it goes on.</summary>
    public CallTape? Tape { get; set; }

    public short[] Said { get; set; } = Samples;

    /// <summary>Empty where only what was said is kept.</summary>
    public short[] Heard { get; set; } = [];

    /// <summary>The sound: the channels by themselves, or all in one.</summary>
    public byte[] Wav(bool apart) => apart && Channels == 2 ? WavWriter.Write(Even(Said), Even(Heard)) : WavWriter.Write(Together());

    /// <summary>What has become of its transcript; null: it has none, or none yet.</summary>
    public RecordingTranscript? Transcript { get; set; }

    public int Seconds => (int)Length.TotalSeconds;

    public static Recording Of(string sid, string callSid, DateTimeOffset begun, short[] samples) =>
        new(sid, callSid, begun, TimeSpan.FromSeconds((double)samples.Length / Clip.SampleRate), samples);

    private int Count => Math.Max(Said.Length, Heard.Length);

    private short[] Even(short[] channel) => channel.Length == Count ? channel : [.. channel, .. new short[Count - channel.Length]];

    private short[] Together() => Heard.Length == 0 ? Said : [.. Even(Said).Zip(Even(Heard), (said, heard) => (short)Math.Clamp(said + heard, short.MinValue, short.MaxValue))];

    public string Url(SimulatorOptions options) => $"{options.Url.TrimEnd('/')}/2010-04-01/Accounts/{options.AccountSid}/Recordings/{Sid}";
}

/// <summary>What the network has made of what was said.</summary>
/// <param name="Words">Null: it could not.</param>
internal sealed record RecordingTranscript(string Sid, string? Words)
{
    public string Status => Words is null ? "failed" : "completed";
}

/// <summary>The recordings of the account; the oldest fall out. Only touched inside the loop.</summary>
internal sealed class Recordings
{
    private const int Kept = 200;
    private readonly LinkedList<Recording> _all = [];

    /// <summary>Newest first.</summary>
    public IEnumerable<Recording> All => _all;

    public Recording? Find(string sid) => _all.FirstOrDefault(recording => recording.Sid == sid);

    public void Add(Recording recording)
    {
        _all.AddFirst(recording);
        if (_all.Count > Kept) _all.RemoveLast();
    }

    public bool Remove(string sid) => Find(sid) is { } recording && _all.Remove(recording);
}
