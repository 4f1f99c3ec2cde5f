namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>The promises about what one node shows, and decides by: it is never older than the time between two of its looks at the database, and never goes back.</summary>
internal sealed class ScreenWatch(Office office, Node node, Limits limits)
{
    private readonly Meter _old = new("No screen is older than five seconds", limits.Screen, limits.Screen);
    private readonly Dictionary<object, int> _shown = [];

    // A look brings everything, so one meter is enough.
    public void Check(long now) => _old.Read(now, node.IsReachable && IsOld(), excused: false, $"node {node.Number}");

    private bool IsOld()
    {
        var old = false;
        foreach (var (id, dossier) in office.Calls) old |= Show(id, node.Board.Find(id)?.Version ?? 0) < dossier.Saved.Version;
        foreach (var (id, agent) in office.Agents) old |= Show(id, node.Board.Find(id)?.Version ?? 0) < agent.Version;
        return old;
    }

    private int Show(object what, int version)
    {
        if (version < _shown.GetValueOrDefault(what)) throw new Violation("A screen never goes back", $"node {node.Number} shows version {version} of {what}");
        return _shown[what] = version;
    }
}
