namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>What befalls one of two nodes while the other one runs on.</summary>
internal sealed class NodeTroubles(Agenda agenda, Chance chance, Weather weather, Node[] nodes)
{
    public void Begin()
    {
        foreach (var node in nodes)
        {
            if (chance.Strikes(Luck.NodeDies, node.Number, weather.Nodes)) agenda.In(chance.Between(Luck.NodeDies, node.Number, 5_000, 80_000), () => Die(node));
            if (chance.Strikes(Luck.NodePauses, node.Number, weather.Nodes)) agenda.In(chance.Between(Luck.NodePauses, node.Number, 5_000, 80_000), () => Pause(node));
        }
    }

    private void Die(Node node) => node.Die(chance.Between(Luck.NodeDies, node.Number, 500, 20_000), chance.Strikes(Luck.NodeLeaves, node.Number, 0.5));

    // For longer than it may do without a word what only one may do; for most of the time also longer than it takes another one to take that over.
    private void Pause(Node node) => node.Pause(chance.Between(Luck.NodePauses, node.Number, 4_500, 12_000));
}
