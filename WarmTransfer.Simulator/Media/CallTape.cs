namespace WarmTransfer.Simulator.Media;

/// <summary>What runs along with a leg: what its party says, and what they hear, 160 samples of each every 20 ms.</summary>
public interface ITape
{
    void Write(ReadOnlySpan<short> said, ReadOnlySpan<short> heard);
}

/// <summary>What a pause leaves on a tape.</summary>
internal enum TapePause
{
    /// <summary>It runs.</summary>
    None,

    /// <summary>Silence, for as long as it lasts.</summary>
    Silence,

    /// <summary>Nothing: what comes after it follows at once.</summary>
    Skip,
}

/// <summary>Keeps both on two channels.</summary>
internal sealed class CallTape : ITape
{
    // Two hours: a tape that nobody stops would fill the memory.
    private const int Longest = 2 * 3600 * Clip.SampleRate;
    private readonly Lock _gate = new();
    private readonly List<short> _said = [], _heard = [];
    private TapePause _pause;

    public TapePause Pause
    {
        get { lock (_gate) return _pause; }
        set { lock (_gate) _pause = value; }
    }

    public void Write(ReadOnlySpan<short> said, ReadOnlySpan<short> heard)
    {
        lock (_gate)
        {
            if (_pause is TapePause.Skip || _said.Count >= Longest) return;
            Add(_said, said);
            Add(_heard, heard);
        }
    }

    public (short[] Said, short[] Heard) Take()
    {
        lock (_gate) return ([.. _said], [.. _heard]);
    }

    private void Add(List<short> channel, ReadOnlySpan<short> frame)
    {
        if (_pause is TapePause.None) channel.AddRange(frame);
        else for (var i = 0; i < frame.Length; i++) channel.Add(0);
    }
}
