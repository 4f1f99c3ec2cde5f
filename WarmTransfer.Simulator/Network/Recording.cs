using WarmTransfer.Simulator.Media;

namespace WarmTransfer.Simulator.Network;

/// <summary>What a leg said after the beep.</summary>
/// <param name="Length">With what was trimmed away, it is less than the time that passed.</param>
internal sealed record Recording(string Sid, string CallSid, DateTimeOffset Begun, TimeSpan Length, byte[] Wav)
{
    /// <summary>What has become of its transcript; null: it has none, or none yet.</summary>
    public RecordingTranscript? Transcript { get; set; }

    public int Seconds => (int)Length.TotalSeconds;

    public static Recording Of(string sid, string callSid, DateTimeOffset begun, short[] samples) =>
        new(sid, callSid, begun, TimeSpan.FromSeconds((double)samples.Length / Clip.SampleRate), WavWriter.Write(samples));

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
