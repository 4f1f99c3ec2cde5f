using WarmTransfer.Core;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Benchmarks;

/// <summary>The hours before the scene: calls that were answered sooner or later, calls that nobody answered, and the wrap-up after them.</summary>
internal static class FloorPast
{
    private const int Hours = 4;

    /// <summary>Seconds from one call of an agent to the next; no call with its wrap-up is as long.</summary>
    private const int Apart = 900;

    /// <summary>The oldest call of the scene is younger than that.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(13);

    public static List<Call> Of(Staff staff, int agents, DateTimeOffset now)
    {
        var begin = now.AddHours(-Hours);
        staff.Begin(begin);
        var rounds = (int)((now - Rest - begin).TotalSeconds / Apart);
        return [.. from agent in Enumerable.Range(1, agents) from round in Enumerable.Range(0, rounds) select Call(staff, agent, round, begin)];
    }

    private static Call Call(Staff staff, int agent, int round, DateTimeOffset begin)
    {
        var number = (agent * 100) + round;
        var (id, sid) = (new CallId($"CA{number:x30}fa"), $"CA{number:x30}fb");
        var story = number % 23 == 0 ? Abandoned(number, id) : Answered(number, id, new AgentId(Store.Seat(agent)), sid);
        return staff.Play(id, FloorScene.Arrival(number, agent), story, begin.AddSeconds((round * Apart) + (agent * 61 % 120)));
    }

    private static (int, CallEvent)[] Abandoned(int number, CallId id) =>
    [
        (1, new CallEvent.Fact.ParticipantJoined(id.Value, Room: 1)),
        (20 + (number * 13 % 90), new CallEvent.Fact.ParticipantLeft(id.Value, Room: 1, HungUp: true)),
    ];

    private static (int, CallEvent)[] Answered(int number, CallId id, AgentId agent, string sid) =>
    [
        (1, new CallEvent.Fact.ParticipantJoined(id.Value, Room: 1)),
        (number % 6 == 0 ? 15 : 0, new CallEvent.Intent.Offer(agent, $"longest idle")),
        (3 + (number * 7 % 11), new CallEvent.Fact.AgentAnswered(new LegId("L1"), sid)),
        (1, new CallEvent.Fact.ParticipantJoined(sid, Room: 1)),
        (90 + (number * 37 % 380), new CallEvent.Fact.ParticipantLeft(id.Value, Room: 1, HungUp: true)),
        (1, new CallEvent.Fact.LegEnded(new LegId("L1"), sid, LegEnding.HungUp)),
    ];
}
