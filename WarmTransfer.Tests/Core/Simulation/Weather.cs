namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>How often things go wrong.</summary>
/// <param name="News">On the way from node to node.</param>
/// <param name="Nodes">One of two nodes.</param>
internal sealed record Weather(double Loss, double Doubling, double Lateness, double Rest, double Restarts, double News, double Nodes)
{
    public static Weather Calm { get; } = new(0, 0, 0, 0, 0, 0, 0);

    /// <summary>Each world has its own: fine days find faults of logic, storms those of recovery.</summary>
    public static Weather Of(Chance chance) => chance.Between(Luck.Trouble, 0, 0, 3) switch
    {
        0 => Calm,
        1 => new(0, 0.2, 0.3, 0, 0, 0.2, 0.5),
        2 => new(0, 0.2, 0.3, 0.1, 0.3, 0.2, 0.7),
        _ => new(0.2, 0.2, 0.3, 0.05, 0.3, 0.2, 0.7),
    };
}
