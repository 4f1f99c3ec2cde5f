namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>How long what is wrong may last, in milliseconds.</summary>
/// <param name="Hold">Somebody is held who should not be, or the other way round; or the wrong leg ends the room.</param>
/// <param name="Over">A leg is still there though its call is over.</param>
internal sealed record Limits(int Hold, int Over)
{
    /// <summary>What a node shows is older than what is saved: five seconds until its next look, and a moment.</summary>
    public int Screen { get; } = 5_500;

    /// <summary>What a node had begun and does not go on with is in nobody's hands: until its lease has run out, and a moment.</summary>
    public int Left { get; } = Outbox.Lease + 500;

    /// <summary>Two requests to Twilio that were sent at their time may come so much closer to each other.</summary>
    public int OnTheWay { get; } = 150;

    /// <summary>Requests fail and are repeated, reports come late or never, the process restarts.</summary>
    public static Limits Anyhow { get; } = new(2_500, 15_000);

    /// <summary>People do whatever they like and their browsers crash; network, Twilio and process do what they should. The goodbye that is heard
    /// first takes 2.5 s of the last limit.</summary>
    public static Limits InFairWeather { get; } = new(1_000, 4_000);

    public static bool IsFair(Stroke stroke) => stroke.What is not (Luck.CallbackLost or Luck.CallbackLate or Luck.RequestLate or Luck.RestRefused
        or Luck.RestTimeOut or Luck.Restart or Luck.Lease or Luck.Stranded or Luck.Trouble
        or Luck.NodeNewsLost or Luck.NodeNewsLate or Luck.NodeDies or Luck.NodePauses);
}
