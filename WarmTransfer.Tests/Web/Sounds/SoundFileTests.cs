using System.Text;
using NAudio.Wave;
using WarmTransfer.Web.Sounds;

namespace WarmTransfer.Tests.Web.Sounds;

public sealed class SoundFileTests
{
    public static TheoryData<string, byte[]> Tones => new()
    {
        { "stereo of a CD", Recordings.Wav() },
        { "telephone", Recordings.Wav(8000, 1) },
        { "studio", Recordings.Wav(96_000, 1) },
        { "MP3", Recordings.Mp3 },
    };

    [Theory]
    [MemberData(nameof(Tones))]
    public void Whatever_it_was_it_becomes_telephone_sound_of_the_same_tone_and_length(string what, byte[] file)
    {
        var (wav, fault) = SoundFile.Read(file);

        Assert.Null(fault);
        using var reader = new WaveFileReader(new MemoryStream(wav!));
        Assert.Equal((8000, 16, 1), (reader.WaveFormat.SampleRate, reader.WaveFormat.BitsPerSample, reader.WaveFormat.Channels));
        // MP3 has a beginning and an end of its own.
        Assert.InRange(reader.TotalTime.TotalSeconds, 0.45, what == "MP3" ? 0.7 : 0.55);
        var samples = new float[4000];
        var read = reader.ToSampleProvider().Read(samples);
        Assert.InRange(Strength(samples.AsSpan(0, read), Recordings.Tone), 0.1, 1);
        Assert.InRange(Strength(samples.AsSpan(0, read), 1300), 0, 0.02);
    }

    [Theory]
    [InlineData("a text", "neither a WAV nor an MP3")]
    [InlineData("", "neither a WAV nor an MP3")]
    [InlineData("RIFF but nothing after it", "cannot be read")]
    [InlineData("ID3 but nothing after it", "cannot be read")]
    public void What_is_no_sound_is_said_so(string text, string says)
    {
        var (wav, fault) = SoundFile.Read(Encoding.ASCII.GetBytes(text));

        Assert.Null(wav);
        Assert.Contains(says, fault?.English, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_too_large_too_long_empty_or_of_too_many_channels_is_said_so()
    {
        Assert.Contains("larger than 10 MB", Fault(new byte[SoundFile.MostBytes + 1]), StringComparison.Ordinal);
        Assert.Contains("longer than 10 minutes", Fault(Recordings.Wav(4000, 1, seconds: 620)), StringComparison.Ordinal);
        Assert.Contains("no sound", Fault(Recordings.Wav(8000, 1, seconds: 0)), StringComparison.Ordinal);
        Assert.Contains("more than two channels", Fault(Recordings.Wav(8000, 6)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_was_cut_off_or_damaged_anywhere_never_fails_otherwise_than_by_a_sentence()
    {
        var random = new Random(7);
        foreach (var file in new[] { Recordings.Wav(8000, 1), Recordings.Mp3 })
            for (var i = 0; i < 150; i++)
            {
                var damaged = file[..random.Next(file.Length)];
                for (var n = 0; n < 8 && damaged.Length > 0; n++) damaged[random.Next(Math.Min(damaged.Length, 200))] = (byte)random.Next(256);
                var (wav, fault) = SoundFile.Read(damaged);
                Assert.True(wav is null ^ fault is null);
            }
    }

    private static string? Fault(byte[] file) => SoundFile.Read(file).Fault?.English;

    // Goertzel's: amplitude of one frequency.
    private static double Strength(ReadOnlySpan<float> samples, double frequency)
    {
        var (re, im) = (0.0, 0.0);
        for (var i = 0; i < samples.Length; i++)
        {
            re += samples[i] * Math.Cos(2 * Math.PI * frequency * i / 8000);
            im += samples[i] * Math.Sin(2 * Math.PI * frequency * i / 8000);
        }

        return 2 * Math.Sqrt((re * re) + (im * im)) / samples.Length;
    }
}
