namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>What a TwiML document of the product makes a leg do.</summary>
internal abstract record Document
{
    private Document() { }

    /// <summary>Into a room, after a sentence or without.</summary>
    public sealed record Enter(int Room, bool Starts, bool Ends, bool SaysFirst = false, bool Muted = false) : Document;

    /// <summary>A second of nothing, then ask again at the door.</summary>
    public sealed record AskAgain : Document;

    /// <summary>Who transfers, and why, in so many milliseconds; then ask again at the door.</summary>
    public sealed record HearBriefing(int Milliseconds) : Document;

    /// <summary>A sentence, then the leg is hung up.</summary>
    public sealed record Goodbye(bool Says) : Document;

    /// <summary>A greeting and a beep; what is said then is kept.</summary>
    public sealed record Record : Document;

    /// <summary>To somebody outside, of whom we hear nothing.</summary>
    public sealed record Forward : Document;
}
