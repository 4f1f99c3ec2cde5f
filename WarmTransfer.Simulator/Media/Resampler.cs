namespace WarmTransfer.Simulator.Media;

/// <summary>Brings sound of any rate to 8 kHz with a windowed sinc, so that nothing above 4 kHz folds back.</summary>
internal static class Resampler
{
    private const int Lobes = 12;

    public static short[] ToClipRate(float[] source, int rate)
    {
        var samples = new short[(int)((long)source.Length * Clip.SampleRate / rate)];
        var cutoff = Math.Min(1.0, (double)Clip.SampleRate / rate);
        for (var i = 0; i < samples.Length; i++)
        {
            var value = rate == Clip.SampleRate ? source[i] : Interpolate(source, (double)i * rate / Clip.SampleRate, cutoff);
            samples[i] = (short)Math.Clamp(Math.Round(value * 32768), short.MinValue, short.MaxValue);
        }

        return samples;
    }

    private static double Interpolate(float[] source, double at, double cutoff)
    {
        var reach = Lobes / cutoff;
        var last = Math.Min(source.Length - 1, (int)(at + reach));
        double value = 0, weight = 0;
        for (var i = Math.Max(0, (int)Math.Ceiling(at - reach)); i <= last; i++)
        {
            var tap = Kernel((i - at) * cutoff);
            value += tap * source[i];
            weight += tap;
        }

        return weight == 0 ? 0 : value / weight;
    }

    // Sinc under a Hann window.
    private static double Kernel(double x)
    {
        if (Math.Abs(x) < 1e-9) return 1;
        return Math.Abs(x) >= Lobes ? 0 : Math.Sin(Math.PI * x) / (Math.PI * x) * (0.5 + (0.5 * Math.Cos(Math.PI * x / Lobes)));
    }
}
