using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;

namespace WarmTransfer.Benchmarks;

/// <summary>A floor on which everything is happening that can: calls in each state, brought there by the machine itself.</summary>
internal static class FloorScene
{
    private static readonly QueueId[] Queues = [new("support"), new("sales"), new("billing")];

    /// <summary>Calls at most; each may have two agents.</summary>
    public const int Most = 50;

    /// <summary>As environment variables of the product.</summary>
    public static Dictionary<string, string> Settings { get; } = new()
    {
        ["Queues__0__Id"] = "support", ["Queues__0__Name"] = "Support",
        ["Queues__1__Id"] = "sales", ["Queues__1__Name"] = "Sales", ["Queues__1__Numbers__0"] = "+15550100002", ["Queues__1__Strategy"] = nameof(Strategy.RingAll),
        ["Queues__2__Id"] = "billing", ["Queues__2__Name"] = "Billing", ["Queues__2__Numbers__0"] = "+15550100003", ["Queues__2__Strategy"] = nameof(Strategy.RoundRobin),
    };

    public static List<Call> Of(int calls, Staff staff, DateTimeOffset now) => [.. Enumerable.Range(1, calls).Select(number => Call(number, staff, now))];

    /// <param name="queue">Any number: the queues take turns.</param>
    public static CallEvent.Fact.CustomerArrived Arrival(int number, int queue) => new($"+1555010{1000 + (number * 77 % 9000)}", "+15550100000", Queues[queue % Queues.Length]);

    // Most are young enough to have been confirmed.
    private static Call Call(int number, Staff staff, DateTimeOffset now) => staff.Play(
        LiveCall.Id(number), Arrival(number, number), Story(number, LiveCall.Id(number)).Select(e => (2 + (number % 5), e)),
        now.AddSeconds(number % 17 == 0 ? -700 : -40 - (number * 37 % 220)));

    private static CallEvent[] Story(int number, CallId id)
    {
        var (owner, second) = (new AgentId(Store.Seat(number)), new AgentId(Store.Seat(number + Most)));
        var (first, other) = ($"CA{number:x31}a", $"CA{number:x31}b");
        CallEvent[] waits = [new CallEvent.Fact.ParticipantJoined(id.Value, Room: 1)];
        CallEvent[] talks =
        [
            .. waits, new CallEvent.Intent.Offer(owner, $"longest idle"), new CallEvent.Fact.AgentAnswered(new LegId("L1"), first), new CallEvent.Fact.ParticipantJoined(first, Room: 1),
        ];
        CallEvent[] held = [.. talks, new CallEvent.Intent.Hold(owner), new CallEvent.Fact.ParticipantFlags(id.Value, 1, Muted: false, Held: true, 1)];
        CallEvent[] dials = [.. talks, new CallEvent.Intent.DialIn(owner, Target.To(second), Briefing.None), new CallEvent.Fact.LegProgressed(new LegId("L2"), other, LegProgress.Ringing)];
        return (number % 9) switch
        {
            0 => [.. waits],
            1 => [.. held],
            2 => [.. dials],
            3 => [.. dials, new CallEvent.Fact.AgentAnswered(new LegId("L2"), other), new CallEvent.Fact.ParticipantJoined(other, Room: 1)],
            4 => [.. talks, new CallEvent.Intent.Consult(owner, Target.To(second), Briefing.None), new CallEvent.Fact.ParticipantFlags(id.Value, 1, Muted: false, Held: true, 1)],
            5 when number < 10 => [.. talks, new CallEvent.Intent.RequestHelp(owner)],
            6 when number < 10 => [.. talks, new CallEvent.Intent.Monitor(new AgentId(Store.Supervisor), $"CA{number:x31}c", MonitorMode.Listen), new CallEvent.Fact.ParticipantJoined($"CA{number:x31}c", Room: 1)],
            _ => [.. talks],
        };
    }
}
