namespace WarmTransfer.Simulator.Media;

/// <summary>Keeps what somebody says, and knows since when nothing was heard of them.</summary>
internal sealed class SoundRecorder(TimeProvider clock) : IEar
{
    // About -46 dB of full scale: noise of a line is below it.
    private const int Audible = 160;
    private readonly Lock _gate = new();
    private readonly List<short> _samples = [];
    private long _lastHeard = clock.GetTimestamp(), _heard;

    /// <summary>For how long nothing was heard.</summary>
    public TimeSpan Silence => clock.GetElapsedTime(Volatile.Read(ref _lastHeard));

    /// <summary>How much was heard, silence not counted.</summary>
    public TimeSpan Heard => TimeSpan.FromSeconds((double)Interlocked.Read(ref _heard) / Clip.SampleRate);

    public void Write(ReadOnlySpan<short> frame)
    {
        lock (_gate) _samples.AddRange(frame);
        if (!IsAudible(frame)) return;
        Volatile.Write(ref _lastHeard, clock.GetTimestamp());
        Interlocked.Add(ref _heard, frame.Length);
    }

    /// <param name="trimmed">Without the silence before and after; nothing is left when nothing was heard.</param>
    public short[] Take(bool trimmed)
    {
        short[] all;
        lock (_gate) all = [.. _samples];
        if (Loud(all, 0, 1) is not { } first) return [];
        return trimmed ? all[first..(Loud(all, all.Length - 1, -1)!.Value + 1)] : all;
    }

    private static bool IsAudible(ReadOnlySpan<short> frame) => frame.IndexOfAnyExceptInRange((short)-Audible, (short)Audible) >= 0;

    private static int? Loud(short[] all, int from, int step)
    {
        for (var at = from; at >= 0 && at < all.Length; at += step)
            if (Math.Abs((int)all[at]) > Audible) return at;
        return null;
    }
}
