using System.Buffers.Binary;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using WarmTransfer.Simulator.Media;

namespace WarmTransfer.Tests.Simulator.Media;

public sealed class SoundTests
{
    [Theory]
    [InlineData(0, 0xFF)]
    [InlineData(short.MaxValue, 0x80)]
    [InlineData(short.MinValue, 0x00)]
    [InlineData(8, 0xFE)]
    [InlineData(-8, 0x7E)]
    public void Known_samples_have_their_mu_law_code(short sample, byte code) => Assert.Equal(code, G711.EncodeMuLaw(sample));

    [Fact]
    public void Every_mu_law_code_survives_decoding_and_encoding() =>
        // 0x7F is the second code of zero.
        Assert.All(Enumerable.Range(0, 256).Where(code => code != 0x7F), code => Assert.Equal(code, G711.EncodeMuLaw(G711.DecodeMuLaw((byte)code))));

    [Theory]
    [InlineData(0xD5, 8)]
    [InlineData(0x55, -8)]
    [InlineData(0xAA, 32256)]
    [InlineData(0x2A, -32256)]
    public void Known_A_law_codes_have_their_sample(byte code, short sample) => Assert.Equal(sample, G711.DecodeALaw(code));

    [Theory]
    [InlineData(8000, 1, 1, 16)]
    [InlineData(8000, 1, 1, 8)]
    [InlineData(22_050, 2, 1, 16)]
    [InlineData(44_100, 2, 1, 16)]
    [InlineData(48_000, 1, 1, 16)]
    [InlineData(8000, 1, 7, 8)]
    [InlineData(8000, 2, 6, 8)]
    public void A_wave_file_of_a_tone_reads_as_that_tone(int rate, int channels, int format, int bits)
    {
        var clip = WavFile.Read(Wave(rate, channels, format, bits, Tone(rate, channels, format, bits)), "tone");
        Assert.Equal(1, clip.Duration.TotalSeconds, 2);
        var crossings = clip.Samples.Zip(clip.Samples.Skip(1)).Count(pair => pair.First < 0 && pair.Second >= 0);
        Assert.InRange(crossings, 438, 442);
        Assert.InRange(clip.Samples.Max(), 7000, 9000);
    }

    [Fact]
    public void A_tone_above_four_kilohertz_does_not_fold_back()
    {
        float[] high = [.. Enumerable.Range(0, 48_000).Select(i => (float)Math.Sin(Math.Tau * 7000 * i / 48_000))];
        Assert.InRange(Resampler.ToClipRate(high, 48_000).Skip(100).SkipLast(100).Max(sample => Math.Abs((int)sample)), 0, 1000);
    }

    [Fact]
    public void A_wave_file_written_to_a_pipe_has_a_length_that_is_not_believed()
    {
        var file = Wave(8000, 1, 1, 16, new byte[3200]);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(40), 0x7FFF_F000);
        Assert.Equal(1600, WavFile.Read(file, "pipe").Samples.Length);
    }

    public static TheoryData<string, byte[]> BadFiles => new()
    {
        { "does not begin with RIFF", Encoding.ASCII.GetBytes("<html>not a sound</html>") },
        { "does not begin with RIFF", [] },
        { "no chunk 'fmt '", Encoding.ASCII.GetBytes("RIFF....WAVE") },
        { "no chunk 'data'", Wave(8000, 1, 1, 16, [])[..36] },
        { "cut off", Wave(8000, 1, 1, 16, new byte[100])[..100] },
        { "format 3 with 32 bits", Wave(8000, 1, 3, 32, new byte[16]) },
        { "6 channels", Wave(8000, 6, 1, 16, new byte[24]) },
        { "rate of 100 Hz", Wave(100, 1, 1, 16, new byte[24]) },
    };

    [Theory]
    [MemberData(nameof(BadFiles))]
    public void A_bad_wave_file_is_refused_with_the_reason(string reason, byte[] file)
    {
        var fault = Assert.Throws<FormatException>(() => WavFile.Read(file, "greeting.wav"));
        Assert.Contains("greeting.wav", fault.Message, StringComparison.Ordinal);
        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Please hold the line.")]
    [InlineData("--version")]
    [InlineData("")]
    public async Task Speech_is_never_silent_and_its_caption_is_the_text(string text)
    {
        var clip = await new Speech(NullLogger<Speech>.Instance).RenderAsync(text);
        Assert.Equal(text, clip.Caption);
        Assert.True(clip.Samples.Max() > 1000);
        Assert.InRange(clip.Duration.TotalSeconds, 0.2, 5);
    }

    [Fact]
    public void The_same_text_is_spoken_once()
    {
        var speech = new Speech(NullLogger<Speech>.Instance);
        Assert.Same(speech.RenderAsync("One moment"), speech.RenderAsync("One moment"));
    }

    [Fact]
    public void A_murmur_lasts_as_long_as_saying_the_words_would() =>
        Assert.Equal(2, Murmur.Of(new string('a', 28)).Duration.TotalSeconds, 2);

    [Fact]
    public void The_tunes_are_audible_and_not_distorted() => Assert.All([Tunes.Hold, Tunes.RingBack, Tunes.Busy, Tunes.Beep], tune =>
    {
        Assert.InRange(tune.Samples.Max(), 3000, 32_000);
        Assert.InRange(tune.Samples.Min(), -32_000, -3000);
    });

    private static byte[] Tone(int rate, int channels, int format, int bits)
    {
        var data = new byte[rate * channels * bits / 8];
        for (var i = 0; i < rate * channels; i++)
        {
            var sample = (short)(8000 * Math.Sin((Math.Tau * 440 * (i / channels) / rate) + 0.1));
            if (bits == 16) BinaryPrimitives.WriteInt16LittleEndian(data.AsSpan(2 * i), sample);
            else data[i] = format switch
            {
                7 => G711.EncodeMuLaw(sample),
                6 => Enumerable.Range(0, 256).Select(code => (byte)code).MinBy(code => Math.Abs(G711.DecodeALaw(code) - sample)),
                _ => (byte)((sample >> 8) + 128),
            };
        }

        return data;
    }

    private static byte[] Wave(int rate, int channels, int format, int bits, byte[] data)
    {
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        writer.Write("RIFF"u8);
        writer.Write(36 + data.Length);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)format);
        writer.Write((short)channels);
        writer.Write(rate);
        writer.Write(rate * channels * bits / 8);
        writer.Write((short)(channels * bits / 8));
        writer.Write((short)bits);
        writer.Write("data"u8);
        writer.Write(data.Length);
        writer.Write(data);
        return file.ToArray();
    }
}
