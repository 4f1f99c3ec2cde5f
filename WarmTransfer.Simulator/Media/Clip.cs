namespace WarmTransfer.Simulator.Media;

/// <summary>A sound: mono 16-bit linear PCM at 8 kHz, with the words that a person reads instead of hearing it.</summary>
public sealed record Clip(string Caption, short[] Samples)
{
    public const int SampleRate = 8000;

    public TimeSpan Duration => TimeSpan.FromSeconds((double)Samples.Length / SampleRate);
}
