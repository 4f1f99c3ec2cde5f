namespace WarmTransfer.Web.Floor;

/// <summary>
/// Carries the floor to one board. One message is on its way at a time; what changes meanwhile is in the next one,
/// so a board that reads slowly, or not at all, costs one message and one view, however long it takes.
/// </summary>
/// <param name="sight">What of the floor whoever reads the board may see.</param>
internal sealed class FloorPublisher(IFloorFeed feed, FloorChanges changes, IFloorClient board, Func<FloorView, FloorView> sight, TimeProvider clock)
{
    private long _sequence = -1;

    /// <summary>Number of the last message that was begun; -1 before the first.</summary>
    public long Sequence => Volatile.Read(ref _sequence);

    public async Task Run(CancellationToken gone)
    {
        FloorView? sent = null;
        await foreach (var seen in feed.Subscribe(gone))
        {
            var view = sight(seen);
            // What has changed is others'.
            if (ReferenceEquals(view, sent)) continue;
            var sequence = Interlocked.Increment(ref _sequence);
            await (sent is null
                ? board.Snapshot(new FloorSnapshot(sequence, clock.GetUtcNow(), view.Calls, view.Waiting, view.Agents, view.Alerts, view.Queues, view.Leads, view.Voicemails))
                : board.Changed(changes.Between(sent, view) with { Sequence = sequence }));
            sent = view;
        }
    }
}
