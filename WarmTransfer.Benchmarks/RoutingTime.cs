using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;

namespace WarmTransfer.Benchmarks;

/// <summary>How long one look of routing takes, with many agents who are free and many customers who wait, in ten queues; in the worst case nobody is found.</summary>
internal static class RoutingTime
{
    private const int Lines = 10, Groups = 5, Looks = 200;
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly string[] SkillNames = ["billing", "french", "legal", "spanish", "technical"];

    public static Task Run(string[] args)
    {
        var (agents, calls) = args is [var many, var more] ? (Number(many), Number(more)) : (1_000, 500);
        Table.Print(["agents", "calls", "what calls need", "offers", "p50", "p95", "processor time, mean"],
        [
            Row("nothing", agents, calls, _ => SkillNeeds.None, tiers: false),
            Row("two skills that relax", agents, calls, queue => Two(queue, 8), tiers: false),
            Row("two skills that relax, groups one after the other", agents, calls, queue => Two(queue, 8), tiers: true),
            Row("a skill that nobody has", agents, calls, _ => new SkillNeeds([new SkillNeed("klingon", 1)]), tiers: true),
        ]);
        return Task.CompletedTask;
    }

    private static string[] Row(string what, int agents, int calls, Func<int, SkillNeeds> needs, bool tiers)
    {
        var (queues, free, waiting) = (Make(agents, needs, tiers), Enumerable.Range(0, agents).Select(Agent).ToList(), Enumerable.Range(0, calls).Select(Call).ToList());
        for (var i = 0; i < Looks; i++) Look(queues, waiting, free);
        var before = Environment.CpuUsage.TotalTime;
        var times = new Samples(Enumerable.Range(0, Looks).Select(_ => Look(queues, waiting, free)));
        var busy = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / Looks;
        return [$"{agents}", $"{calls}", what, $"{Router.Match(queues, waiting, free, Now).Length}", Ms(times.Median), Ms(times.P95), Ms(busy)];
    }

    // As the dispatcher does it: who is rung, and when it has to look again.
    private static double Look(Queues queues, List<Call> waiting, List<Agent> free)
    {
        var clock = Stopwatch.StartNew();
        _ = Router.Match(queues, waiting, free, Now).Length + Router.NextChange(queues, waiting, Now)?.Ticks;
        return clock.Elapsed.TotalMilliseconds;
    }

    private static SkillNeeds Two(int queue, int level) => new(
        [new(SkillNames[queue % SkillNames.Length], level, TimeSpan.FromSeconds(30), 2), new(SkillNames[(queue + 2) % SkillNames.Length], 2, TimeSpan.FromSeconds(60))]);

    // Each agent is in half of the queues.
    private static Queues Make(int agents, Func<int, SkillNeeds> needs, bool tiers) => new(
        [.. Enumerable.Range(0, Lines).Select(queue => new Queue
        {
            Id = Id(queue), Name = "", Strategy = (Strategy)(queue % 3), Priority = queue % 2, Needs = needs(queue),
            Agents = [.. Enumerable.Range(0, agents).Where(agent => (agent + queue) % 2 == 0).Select(Name)],
            Later = tiers ? Enumerable.Range(0, agents).Where(agent => agent % Groups > 1).ToImmutableDictionary(Name, agent => TimeSpan.FromSeconds(agent % Groups * 40)) : ImmutableDictionary<AgentId, TimeSpan>.Empty,
        })],
        Enumerable.Range(0, agents).ToFrozenDictionary(Name, agent => SkillNames.Select((skill, i) => (skill, Level: (agent + (3 * i)) % 11)).Where(one => one.Level > 0).ToFrozenDictionary(one => one.skill, one => one.Level)));

    private static Agent Agent(int number) => new()
    {
        Id = Name(number), Name = "", ReachableUntil = Now.AddMinutes(1), IdleSince = Now.AddSeconds(-(number * 7919 % 1000)), RungAt = Now.AddSeconds(-(number * 104_729 % 1000)),
    };

    private static Call Call(int number)
    {
        var call = CallMachine.Arrive(new CallId($"CA{number:x32}"), new CallEvent.Fact.CustomerArrived("", "", Id(number % Lines)), Now.AddSeconds(-(number % 300)));
        // Some have been let go by.
        return number % 7 == 0 ? call with { PassedBy = call.PassedBy.Add(Name(number), Now.AddSeconds(-30)) } : call;
    }

    private static AgentId Name(int number) => new($"agent{number}");

    private static QueueId Id(int number) => new($"queue{number}");

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string Ms(double time) => $"{time:0.00} ms";
}
