namespace WarmTransfer.Web.Floor;

/// <summary>What supervisors' screens read: the newest view first, then each change, conflated to at most ten in a second.</summary>
public interface IFloorFeed
{
    IAsyncEnumerable<FloorView> Subscribe(CancellationToken cancel);
}
