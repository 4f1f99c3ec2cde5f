using WarmTransfer.Core;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Benchmarks;

/// <summary>A customer and an agent who talk, brought there by the machine itself.</summary>
internal static class LiveCall
{
    private static readonly CallMachine Machine = new(new CallPolicy());

    public static CallId Id(int number) => new($"CA{number:x32}");

    public static Call Talking(int number)
    {
        var now = DateTimeOffset.UtcNow;
        var agent = $"CA{number:x31}a";
        var call = CallMachine.Arrive(Id(number), new CallEvent.Fact.CustomerArrived("+15550100001", "+15550100000"), now);
        CallEvent[] story =
        [
            new CallEvent.Fact.ParticipantJoined(Id(number).Value, Room: 1),
            new CallEvent.Intent.Offer(new AgentId("away"), $"benchmark"),
            new CallEvent.Fact.AgentAnswered(new LegId("L1"), agent),
            new CallEvent.Fact.ParticipantJoined(agent, Room: 1),
        ];
        call = story.Aggregate(call, (state, e) => Machine.Apply(state, e, now).Call);
        return call.Phase is CallPhase.Talking ? call : throw new InvalidOperationException($"The call is not live but {call.Phase}.");
    }

    /// <summary>An event that changes the call each time: the customer is muted and unmuted in turn.</summary>
    public static CallEvent.Fact.ParticipantFlags Flags(int number, int sequence) =>
        new(Id(number).Value, Room: 1, Muted: sequence % 2 == 1, Held: false, sequence);
}
