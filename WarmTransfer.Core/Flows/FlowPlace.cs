using WarmTransfer.Core.Calls;

namespace WarmTransfer.Core.Flows;

/// <summary>Where in which flow a caller is.</summary>
/// <param name="Flow">Id of the flow.</param>
/// <param name="Version">The change with which the flow became as it is; a call goes on in the one in which it began.</param>
/// <param name="Name">Name of the flow.</param>
/// <param name="Node">Id of the node.</param>
/// <param name="NodeName">Name of the node.</param>
/// <param name="Step">Answers that the caller has given so far. It only grows, so that late and repeated news is known.</param>
public sealed record FlowPlace(string Flow, long Version, string Name, string Node, string NodeName, int Step);

/// <summary>A caller has got somewhere in a flow, or out of it.</summary>
/// <param name="Language">Language of the caller; null: not known.</param>
/// <param name="Exit">Null: still in the flow.</param>
public sealed record FlowProgress(FlowPlace Place, string? Language = null, FlowExit? Exit = null);

/// <summary>How a caller leaves a flow.</summary>
/// <param name="To">Where the call goes at last: what its queue's hours say counts already.</param>
/// <param name="Queue">The queue in which they wait, or the last that was closed; null: none had to do with it.</param>
/// <param name="WasClosed">The queue to which the flow sent them was closed.</param>
/// <param name="Told">What they are told before they wait; null: nothing.</param>
public sealed record FlowExit(Destination To, QueueId? Queue = null, bool WasClosed = false, ToldOnArrival? Told = null);
