using System.Collections.Concurrent;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Teams;

namespace WarmTransfer.Web.Floor;

/// <summary>What of the floor somebody may see: their teams', and customers' numbers or not.</summary>
internal sealed class FloorSights
{
    private readonly ConcurrentDictionary<SupervisedTeams, TeamFloor> _floors = [];

    public FloorView Of(FloorView whole, CurrentAgent viewer)
    {
        var theirs = viewer.Supervises.AreAll ? whole : _floors.GetOrAdd(viewer.Supervises, teams => new TeamFloor(teams)).Of(whole);
        return viewer.SeesNumbers ? theirs : DiscreetFloor.Of(theirs);
    }
}
