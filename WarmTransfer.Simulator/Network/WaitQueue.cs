namespace WarmTransfer.Simulator.Network;

/// <summary>A queue made by Enqueue: who waits, in order.</summary>
internal sealed class WaitQueue(string sid, string name)
{
    public string Sid { get; } = sid;

    public string Name { get; } = name;

    public List<(Leg Leg, DateTimeOffset Since)> Waiting { get; } = [];
}
