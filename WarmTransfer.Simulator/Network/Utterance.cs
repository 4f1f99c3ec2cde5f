namespace WarmTransfer.Simulator.Network;

/// <summary>Something a party says that somebody might recognise: the network knows it as text.</summary>
/// <param name="Confidence">How sure of it a recogniser is, from 0 to 1.</param>
public sealed record Utterance(string Text, double Confidence = 0.9)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(300);
    private const double SecondsPerCharacter = 0.07;

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public string? Fault() => Text is not { Length: > 0 and <= 500 } ? "text must have 1 to 500 characters." : Confidence is < 0 or > 1 ? "confidence must be from 0 to 1." : null;

    /// <summary>How long it takes to say.</summary>
    public TimeSpan Length => TimeSpan.FromSeconds(Text.Length * SecondsPerCharacter) is var length && length > Shortest ? length : Shortest;
}
