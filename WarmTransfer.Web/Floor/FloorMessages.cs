using System.Collections.Immutable;
using WarmTransfer.Core;

namespace WarmTransfer.Web.Floor;

/// <summary>What the hub calls on a board that is connected to it.</summary>
public interface IFloorClient
{
    /// <summary>The whole floor: the first message of each connection.</summary>
    Task Snapshot(FloorSnapshot floor);

    /// <summary>What is different since the message before.</summary>
    Task Changed(FloorChange change);
}

/// <summary>The whole floor.</summary>
/// <param name="Sequence">Number of this message on its connection: 0.</param>
/// <param name="Now">The server's clock as the message was made, for boards whose clock is wrong.</param>
public sealed record FloorSnapshot(
    long Sequence, DateTimeOffset Now, ImmutableArray<FloorCall> Calls, ImmutableArray<FloorCustomer> Waiting, ImmutableArray<FloorAgent> Agents,
    ImmutableArray<FloorAlert> Alerts, ImmutableArray<FloorQueue> Queues, FloorBacklog Leads, FloorBacklog Voicemails);

/// <summary>What is different since the message before; a list in which nothing is different is null.</summary>
/// <param name="Sequence">One more than that of the message before.</param>
public sealed record FloorChange(
    long Sequence, DateTimeOffset Now, RowChange<FloorCall, CallId>? Calls, RowChange<FloorCustomer, CallId>? Waiting, RowChange<FloorAgent, AgentId>? Agents,
    RowChange<FloorAlert, string>? Alerts, RowChange<FloorQueue, string>? Queues, FloorBacklog? Leads, FloorBacklog? Voicemails);

/// <summary>Rows that are new or different, whole, and the ids of those that are gone.</summary>
public sealed record RowChange<TRow, TId>(ImmutableArray<TRow> Set, ImmutableArray<TId> Removed);
