namespace WarmTransfer.Simulator.Media;

/// <summary>Evens out the arrival of packets: written by the network at RTP timestamps, read by the mixer every 20 ms.</summary>
internal sealed class JitterRing : IVoice
{
    private const int Size = 8192;
    private const int Prefill = 40 * Clip.SampleRate / 1000;
    private const int Cap = 200 * Clip.SampleRate / 1000;
    private const int Spare = 20 * Clip.SampleRate / 1000;
    private const int ReadsPerReview = 50;

    private readonly Lock _gate = new();
    private readonly short[] _ring = new short[Size];
    private uint _read, _end;
    private bool _playing;
    private int _leastLevel = int.MaxValue, _reads;

    private int Level => (int)(_end - _read);

    /// <summary>Puts samples where their timestamp says; what comes too late to be heard is dropped.</summary>
    public void Write(uint timestamp, ReadOnlySpan<short> samples)
    {
        if (samples.Length > Cap) samples = samples[^Cap..];
        lock (_gate)
        {
            if (Level <= 0 || Math.Abs((int)(timestamp - _end)) > Clip.SampleRate / 2) StartAt(timestamp);
            if ((int)(timestamp - _read) < 0) return;
            for (var i = 0; i < samples.Length; i++) _ring[(timestamp + (uint)i) % Size] = samples[i];
            var end = timestamp + (uint)samples.Length;
            if ((int)(end - _end) > 0) _end = end;
            if (Level > Cap) Skip(Level - Prefill);
        }
    }

    public void Read(Span<short> frame)
    {
        lock (_gate)
        {
            _playing = _playing ? Level > 0 : Level >= Prefill;
            if (!_playing)
            {
                frame.Clear();
                return;
            }

            for (var i = 0; i < frame.Length; i++) frame[i] = Take();
            if (Level < 0) _end = _read;
            Review();
        }
    }

    // A single stall fills the ring; without this its delay would stay for the whole call.
    private void Review()
    {
        _leastLevel = Math.Min(_leastLevel, Level);
        if (++_reads < ReadsPerReview) return;
        if (_leastLevel > Spare) Skip(_leastLevel - Spare);
        (_reads, _leastLevel) = (0, int.MaxValue);
    }

    private void StartAt(uint timestamp)
    {
        Array.Clear(_ring);
        (_read, _end, _playing) = (timestamp, timestamp, false);
        (_reads, _leastLevel) = (0, int.MaxValue);
    }

    private void Skip(int count)
    {
        for (var i = 0; i < count; i++) Take();
    }

    // Cleared once heard, so that a lost packet is silence and not the sound of one second ago.
    private short Take()
    {
        var sample = _ring[_read % Size];
        _ring[_read++ % Size] = 0;
        return sample;
    }
}
