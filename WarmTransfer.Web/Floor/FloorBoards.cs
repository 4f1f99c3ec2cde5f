using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Web.Floor;

/// <summary>The boards that are connected to the hub, each with a publisher of its own.</summary>
internal sealed class FloorBoards(
    IHubContext<FloorHub, IFloorClient> hub, IFloorFeed feed, FloorSights sights, FloorChanges changes, TimeProvider clock, ILogger<FloorBoards> log)
{
    private readonly ConcurrentDictionary<string, Board> _boards = [];

    public IEnumerable<FloorPublisher> Publishers => _boards.Values.Select(board => board.Publisher);

    public void Open(HubCallerContext connection)
    {
        var viewer = CurrentAgent.From(connection.User!) ?? throw new InvalidOperationException("Nobody is signed in.");
        var publisher = new FloorPublisher(feed, changes, hub.Clients.Client(connection.ConnectionId), view => sights.Of(view, viewer), clock);
        _boards[connection.ConnectionId] = new Board(publisher, Run(publisher, connection));
    }

    public Task Close(HubCallerContext connection) => _boards.TryRemove(connection.ConnectionId, out var board) ? board.Running : Task.CompletedTask;

    private async Task Run(FloorPublisher publisher, HubCallerContext connection)
    {
        try
        {
            await publisher.Run(connection.ConnectionAborted);
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

    private sealed record Board(FloorPublisher Publisher, Task Running);
}
