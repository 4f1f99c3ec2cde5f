namespace WarmTransfer.Simulator.Media;

/// <summary>The sounds of the network itself, all synthesised.</summary>
internal static class Tunes
{
    private const double BeatSeconds = 0.4;

    // C, A minor, F and G, broken upwards and downwards; 0 is middle C and numbers are semitones.
    private static readonly int[][] Chords = [[0, 4, 7, 12], [-3, 0, 4, 9], [-7, -3, 0, 5], [-5, -1, 2, 7]];
    private static readonly int[] Pattern = [0, 1, 2, 3, 2, 1];

    private static readonly double[] Rows = [697, 770, 852, 941], Columns = [1209, 1336, 1477];

    /// <summary>About twenty seconds of slow plucked chords that may be repeated without a seam.</summary>
    public static Clip Hold { get; } = PlayHold();

    public static Clip RingBack { get; } = Cadence("Ring-back tone", 440, 480, onSeconds: 2, offSeconds: 4);

    public static Clip Busy { get; } = Cadence("Busy tone", 480, 620, onSeconds: 0.5, offSeconds: 0.5);

    /// <summary>What a conference plays when somebody comes or goes, and a recording before it begins.</summary>
    public static Clip Beep { get; } = Cadence("Beep", 800, 800, onSeconds: 0.25, offSeconds: 0.05);

    /// <summary>How long a key sounds that is played to somebody, and the silence after it.</summary>
    public const double KeySeconds = 0.16, KeyGapSeconds = 0.08;

    /// <summary>The two tones of a key (ITU-T Q.23).</summary>
    public static Clip Key(char key)
    {
        var place = "123456789*0#".IndexOf(key, StringComparison.Ordinal);
        return Cadence($"key {key}", Rows[place / 3], Columns[place % 3], KeySeconds, KeyGapSeconds);
    }

    private static Clip PlayHold()
    {
        var beats = Chords.Length * Pattern.Length * 2;
        var sound = new double[(int)(beats * BeatSeconds * Clip.SampleRate)];
        for (var beat = 0; beat < beats; beat++)
        {
            var chord = Chords[beat / Pattern.Length % Chords.Length];
            Pluck(sound, beat * BeatSeconds, chord[Pattern[beat % Pattern.Length]], 0.14);
            if (beat % Pattern.Length == 0) Pluck(sound, beat * BeatSeconds, chord[0] - 12, 0.16);
        }

        return new Clip("Hold music", [.. sound.Select(ToSample)]);
    }

    // A note rings on over the end of the tune into its beginning, hence the modulo.
    private static void Pluck(double[] sound, double at, int semitone, double loudness)
    {
        var frequency = 261.63 * Math.Pow(2, semitone / 12.0);
        var start = (int)(at * Clip.SampleRate);
        for (var i = 0; i < 2 * Clip.SampleRate; i++)
        {
            var t = (double)i / Clip.SampleRate;
            var wave = Math.Sin(Math.Tau * frequency * t) + (0.35 * Math.Sin(2 * Math.Tau * frequency * t) * Math.Exp(-4 * t));
            var envelope = Math.Min(1, t / 0.008) * Math.Exp(-2.2 * t) * Math.Min(1, (2 - t) / 0.05);
            sound[(start + i) % sound.Length] += loudness * wave * envelope;
        }
    }

    private static Clip Cadence(string caption, double low, double high, double onSeconds, double offSeconds)
    {
        var samples = new short[(int)((onSeconds + offSeconds) * Clip.SampleRate)];
        for (var i = 0; i < onSeconds * Clip.SampleRate; i++)
        {
            var t = (double)i / Clip.SampleRate;
            samples[i] = ToSample(0.1 * (Math.Sin(Math.Tau * low * t) + Math.Sin(Math.Tau * high * t)));
        }

        return new Clip(caption, samples);
    }

    private static short ToSample(double value) => (short)(Math.Clamp(value, -1, 1) * short.MaxValue);
}
