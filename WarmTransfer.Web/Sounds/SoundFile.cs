using WarmTransfer.Core;
using NAudio.Wave;
using NAudio.Wave.SampleProviders;

namespace WarmTransfer.Web.Sounds;

/// <summary>Turns an uploaded WAV or MP3 into what every telephone plays, so that nobody hears for the first time on a call that it cannot be played.</summary>
internal static class SoundFile
{
    public const int MostBytes = 10 * 1024 * 1024;
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);
    private const int TelephoneRate = 8000;
    private static readonly Sentence WrongKind = $"This is neither a WAV nor an MP3 file. Save it as one of these and upload it again.";

    /// <summary>8 kHz, 16 bit, one channel; or what is wrong, as a sentence.</summary>
    public static (byte[]? Wav, Sentence? Fault) Read(byte[] file)
    {
        if (file.Length > MostBytes) return (null, $"The file is larger than {MostBytes / 1024 / 1024} MB. Make it shorter, or save it as MP3.");
        try
        {
            return Convert(file);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return (null, $"The file cannot be read: {fault.Message.TrimEnd('.')}. Save it as an ordinary WAV (PCM) or MP3 and upload it again.");
        }
    }

    private static (byte[]?, Sentence?) Convert(byte[] file)
    {
        using var stream = new MemoryStream(file);
        using var opened = Open(file, stream);
        if (opened is null) return (null, WrongKind);
        if (opened.Samples.WaveFormat.Channels > 2) return (null, $"The file has more than two channels. Mix it down to one or two and upload it again.");
        var wav = Write(Mono(opened.Samples));
        return Length(wav) switch
        {
            var length when length == TimeSpan.Zero => (null, $"There is no sound in the file."),
            var length when length > Longest => (null, $"The file is longer than {Longest.TotalMinutes:0} minutes. Make it shorter."),
            _ => (wav, null),
        };
    }

    public static TimeSpan Length(byte[] wav)
    {
        using var reader = new WaveFileReader(new MemoryStream(wav));
        return reader.TotalTime;
    }

    private static Opened? Open(byte[] file, MemoryStream stream) => file.AsSpan() switch
    {
        var start when start.StartsWith("RIFF"u8) => Opened.Of(new WaveFileReader(stream)),
        var start when start.StartsWith("ID3"u8) || start is [0xFF, >= 0xE0, ..] => Opened.Of(new Mp3Samples(stream)),
        _ => null,
    };

    private static ISampleProvider Mono(ISampleProvider samples) => samples.WaveFormat.Channels == 1 ? samples : new StereoToMonoSampleProvider(samples);

    // A little more than is allowed is enough to see that it is too long, however small it was packed.
    private static byte[] Write(ISampleProvider mono)
    {
        var telephone = mono.WaveFormat.SampleRate == TelephoneRate ? mono : new WdlResamplingSampleProvider(mono, TelephoneRate);
        using var written = new MemoryStream();
        WaveFileWriter.WriteWavFileToStream(written, telephone.Take(Longest + TimeSpan.FromSeconds(1)).ToWaveProvider16());
        return written.ToArray();
    }

    private sealed record Opened(ISampleProvider Samples, IDisposable Held) : IDisposable
    {
        public static Opened Of(WaveFileReader reader) => new(reader.ToSampleProvider(), reader);

        public static Opened Of(Mp3Samples samples) => new(samples, samples);

        public void Dispose() => Held.Dispose();
    }
}
