using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace WarmTransfer.Web.Floor;

/// <summary>The boards that are connected to the hub, each with a pump of its own.</summary>
internal sealed class FloorBoards(
    IHubContext<FloorHub, IFloorClient> hub, IFloorFeed feed, FloorChanges changes, TimeProvider clock, ILogger<FloorBoards> log)
{
    private readonly ConcurrentDictionary<string, Board> _boards = [];

    public IEnumerable<FloorPump> Pumps => _boards.Values.Select(board => board.Pump);

    public void Open(HubCallerContext connection)
    {
        var pump = new FloorPump(feed, changes, hub.Clients.Client(connection.ConnectionId), clock);
        _boards[connection.ConnectionId] = new Board(pump, Run(pump, connection));
    }

    public Task Close(HubCallerContext connection) => _boards.TryRemove(connection.ConnectionId, out var board) ? board.Running : Task.CompletedTask;

    private async Task Run(FloorPump pump, HubCallerContext connection)
    {
        try
        {
            await pump.Run(connection.ConnectionAborted);
        }
        catch (OperationCanceledException) when (connection.ConnectionAborted.IsCancellationRequested)
        {
            // The board has gone.
        }
        catch (Exception fault)
        {
            // A board that hears nothing more would take the past for the present: it is to connect again.
            log.LogError(fault, "Board {Connection} could not be sent the floor.", connection.ConnectionId);
            connection.Abort();
        }
    }

    private sealed record Board(FloorPump Pump, Task Running);
}
