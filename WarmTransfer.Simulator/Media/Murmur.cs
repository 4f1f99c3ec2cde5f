namespace WarmTransfer.Simulator.Media;

/// <summary>Speech without words: a tone that rises and falls with the letters, as long as saying them takes.</summary>
internal static class Murmur
{
    private const int CharactersPerSecond = 14;

    public static Clip Of(string text)
    {
        var samples = new short[Math.Max(text.Length, CharactersPerSecond / 2) * Clip.SampleRate / CharactersPerSecond];
        var phase = 0.0;
        for (var i = 0; i < samples.Length; i++)
        {
            var place = (double)i * CharactersPerSecond / Clip.SampleRate;
            var letter = text.Length == 0 ? 'a' : text[Math.Min((int)place, text.Length - 1)];
            phase += Math.Tau * (150 + (letter * 37 % 90)) / Clip.SampleRate;
            var loudness = char.IsWhiteSpace(letter) ? 0.02 : 0.2 * Math.Abs(Math.Sin(Math.PI * place));
            samples[i] = (short)(short.MaxValue * loudness * (Math.Sin(phase) + (0.4 * Math.Sin(3 * phase))) / 1.4);
        }

        return new Clip(text, samples);
    }
}
