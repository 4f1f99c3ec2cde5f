using WarmTransfer.Web.Floor;

namespace WarmTransfer.Tests.Web.Floor;

/// <summary>Brings a change about and turns the clock until the floor shows it.</summary>
internal static class FloorTurns
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    public static async Task<FloorView> Until(this FloorFeed keeper, FloorScene floor, string what, Action change, Func<FloorView, bool> shown)
    {
        await using var board = keeper.Subscribe(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        await board.MoveNextAsync();
        change();
        while (!shown(board.Current)) await Turn(floor, what, board.MoveNextAsync().AsTask());
        return board.Current;
    }

    // The keeper may not have come to its timer yet when the clock is turned: so it is turned until the view is there.
    private static Task Turn(FloorScene floor, string what, Task next) => Eventually.Holds(what, () =>
    {
        if (next.IsCompleted) return true;
        floor.Clock.Advance(Interval);
        return false;
    }, () => $"{floor.Clock.GetUtcNow():O}");
}
