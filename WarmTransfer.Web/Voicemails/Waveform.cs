using NAudio.Wave;

namespace WarmTransfer.Web.Voicemails;

/// <summary>How a sound looks.</summary>
internal static class Waveform
{
    /// <summary>The loudest of each part, from 0 to 1, and the loudest of all is 1.</summary>
    public static IReadOnlyList<double>? Of(byte[] wav, int parts)
    {
        try
        {
            using var reader = new WaveFileReader(new MemoryStream(wav));
            return Loudest(Samples(reader.ToSampleProvider()), parts);
        }
        catch (Exception fault) when (fault is FormatException or InvalidDataException or EndOfStreamException or ArgumentException)
        {
            return null;
        }
    }

    private static List<float> Samples(ISampleProvider sound)
    {
        var (all, some) = (new List<float>(), new float[8000]);
        for (var read = sound.Read(some); read > 0; read = sound.Read(some)) all.AddRange(some.AsSpan(0, read));
        return all;
    }

    private static double[] Loudest(List<float> samples, int parts)
    {
        var loudest = new double[parts];
        for (var at = 0; at < samples.Count; at++)
        {
            var part = (int)((long)at * parts / samples.Count);
            loudest[part] = Math.Max(loudest[part], Math.Abs(samples[at]));
        }

        var most = Math.Max(loudest.Max(), 0.01);
        return [.. loudest.Select(one => one / most)];
    }
}
