namespace WarmTransfer.Simulator.Media;

/// <summary>Somebody who is on the line and says nothing.</summary>
internal sealed class SilentVoice : IVoice
{
    public void Read(Span<short> frame) => frame.Clear();
}

/// <summary>A steady tone: the voice of a scripted person, told apart by its frequency.</summary>
internal sealed class ToneVoice(double frequency, double loudness = 0.25) : IVoice
{
    private readonly double _step = Math.Tau * frequency / Clip.SampleRate;
    private readonly double _amplitude = loudness * short.MaxValue;
    private double _phase;

    public void Read(Span<short> frame)
    {
        for (var i = 0; i < frame.Length; i++)
        {
            frame[i] = (short)(_amplitude * Math.Sin(_phase));
            _phase = (_phase + _step) % Math.Tau;
        }
    }
}

/// <summary>Says a clip, once or over and over.</summary>
internal sealed class ClipVoice(Clip clip, bool repeat = false) : IVoice
{
    private int _position;

    public void Read(Span<short> frame)
    {
        for (var i = 0; i < frame.Length; i++)
        {
            if (repeat && _position >= clip.Samples.Length) _position = 0;
            frame[i] = _position < clip.Samples.Length ? clip.Samples[_position++] : (short)0;
        }
    }
}
