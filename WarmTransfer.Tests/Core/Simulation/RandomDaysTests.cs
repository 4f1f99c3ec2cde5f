using WarmTransfer.Core.Calls;
using WarmTransfer.Tests.Chaos;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>Days on which all that customers meet before an agent is luck: queues, skills, rules, hours, flows, messages, promises.</summary>
[Collection(nameof(Alone))]
public sealed class RandomDaysTests
{
    private const ulong First = 1_000_000;
    private const int Many = 10;
    private static readonly int Days = Longer.Count("WARMTRANSFER_SIMULATION_DAYS", 600);

    [Fact]
    public void Nobody_who_calls_ends_otherwise_than_with_an_agent_a_promise_a_message_a_goodbye_or_by_hanging_up()
    {
        var days = Seeds().Take(Days).AsParallel().AsOrdered().Select(seed => (Seed: seed, World: new World(seed, new Rules()))).Select(day => (day.Seed, day.World, Failure: day.World.Run())).ToList();
        Assert.Null(days.Where(day => day.Failure is not null).Select(day => Report(day.Seed, day.Failure!)).FirstOrDefault());
        var ends = days.SelectMany(day => day.World.Calls).Select(call => Assert.IsType<CallPhase.Ended>(call.Phase).Reason).CountBy(reason => reason).ToDictionary();
        Assert.All(Enum.GetValues<EndReason>(), reason => Assert.True(ends.GetValueOrDefault(reason) >= Many, $"{reason} comes up {ends.GetValueOrDefault(reason)} times only."));
        Assert.True(days.Sum(day => day.World.Promises) >= Many && days.Sum(day => day.World.Messages) >= Many, "Hardly anybody is called back, or leaves a message.");
        TestContext.Current.TestOutputHelper?.WriteLine($"{days.Count} days, {ends.Values.Sum()} calls: {string.Join(", ", ends.Select(end => $"{end.Key} {end.Value}"))}; {days.Sum(day => day.World.Promises)} promised calls made, {days.Sum(day => day.World.Messages)} messages");
    }

    private static IEnumerable<ulong> Seeds()
    {
        for (var seed = First; ; seed++)
            if (WayIn.IsLuckOf(new Chance(seed, _ => true))) yield return seed;
    }

    private static string Report(ulong seed, Failure failure)
    {
        var (small, needed) = Campaign.Shrink(seed, failure, () => new Rules());
        return Campaign.Report(seed, small, needed);
    }
}
