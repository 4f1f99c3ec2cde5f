using System.Text.Json.Nodes;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.History;

/// <summary>Feeds a call's stored events through the machine again: any incident can be looked at as it was.</summary>
internal static class Replay
{
    /// <summary>The call as its events make it; null when there are none. Refused events changed nothing then and are left out.</summary>
    public static Call? Run(CallMachine machine, IEnumerable<EventRow> events)
    {
        Call? call = null;
        foreach (var e in events.Where(e => e.Refusal is null).OrderBy(e => e.Id)) call = Apply(machine, call, e);
        return call;
    }

    /// <summary>What the call was after each of them.</summary>
    /// <param name="events">In order, without those that were refused.</param>
    public static IEnumerable<CallMoment> Moments(CallMachine machine, IEnumerable<EventRow> events)
    {
        Call? call = null;
        foreach (var e in events) yield return new(e.At, call = Apply(machine, call, e));
    }

    /// <summary>Null when the call is what was saved of it, otherwise both as JSON.</summary>
    public static string? Difference(Call? replayed, CallRow saved)
    {
        // As this version reads it: what an earlier one has saved lacks what has been added since.
        var read = saved.Read();
        var (now, then) = (replayed is null ? "null" : Json.Write(replayed with { Times = read.Times is null ? null : replayed.Times, Transcript = read.Transcript is null ? null : replayed.Transcript }), Json.Write(read));
        return JsonNode.DeepEquals(JsonNode.Parse(now), JsonNode.Parse(then)) ? null : $"replayed: {now}{Environment.NewLine}saved: {then}";
    }

    private static Call Apply(CallMachine machine, Call? call, EventRow row) => (call, Json.Read<CallEvent>(row.Payload)) switch
    {
        (null, CallEvent.Fact.CustomerArrived arrival) => CallMachine.Arrive(new CallId(row.CallId), arrival, row.At),
        (null, CallEvent.Intent.CallOut begin) => machine.Begin(new CallId(row.CallId), begin, row.At).Call,
        (null, CallEvent.Intent.CallCustomer begin) => machine.Begin(new CallId(row.CallId), begin, row.At).Call,
        (null, var e) => throw new InvalidDataException($"Call {row.CallId} begins with {e.GetType().Name} (event {row.Id}) and not with its arrival."),
        (not null, var e) => machine.Apply(call, e, row.At).Call,
    };
}
