using System.Net;
using WarmTransfer.Simulator.Api;
using WarmTransfer.Tests.Web;

namespace WarmTransfer.Tests.Chaos;

/// <summary>One customer's call in the storm: an agent answers, a transfer of some kind is tried, the customer hangs up.</summary>
internal sealed class StormCall(PhoneNetworkHost network, IReadOnlyDictionary<string, SignedIn> agents, Random random)
{
    private static readonly string[] Kinds = ["consult", "dial-in", "cold-transfer"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    public string Customer { get; private set; } = "";

    /// <summary>The call was over before the customer hung up.</summary>
    public bool Dropped { get; private set; }

    public bool Answered { get; private set; }

    public bool Transferred { get; private set; }

    /// <summary>Longest time in which the customer heard nothing.</summary>
    public double Silence { get; private set; }

    public async Task Run(string from)
    {
        Customer = network.Dial(from);
        if (await Until(() => Heard() is [_, ..]))
        {
            Answered = true;
            await Transfer(Heard().FirstOrDefault());
        }

        var leg = network.Leg(Customer);
        (Dropped, Silence) = (leg is not { Ended: null }, leg?.DeadAir.LongestSeconds ?? 0);
        network.HangUp(Customer);
    }

    private async Task Transfer(string? first)
    {
        var state = network.State;
        string[] free = [.. agents.Keys.Where(agent => !state.Legs.Any(leg => leg.Ended is null && leg.To == "client:" + agent))];
        if (first is null || free.Length == 0) return;
        var second = free[random.Next(free.Length)];
        var kind = Kinds[random.Next(Kinds.Length)];
        if (!await Command(first, kind, second)) return;
        if (kind != "cold-transfer" && !(await Until(() => Hear(second, first)) && await Command(first, "leave"))) return;
        Transferred = await Until(() => Heard() is [var only] && only == second);
    }

    /// <summary>The same command again until there is an answer: the console may be down just now.</summary>
    private async Task<bool> Command(string agent, string what, string? to = null)
    {
        var (id, done) = (Guid.NewGuid(), false);
        return await Until(async () =>
        {
            try
            {
                done = await agents[agent].Command(Customer, what, to, id) == HttpStatusCode.NoContent;
                if (!done) id = Guid.NewGuid();
                return done;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        });
    }

    /// <summary>Agents whom the customer hears.</summary>
    private string[] Heard() => Voices(network.Leg(Customer));

    private bool Hear(string speaker, string listener) =>
        network.State.Legs.Any(leg => leg.Ended is null && leg.To == "client:" + listener && Voices(leg).Contains(speaker));

    private string[] Voices(LegView? leg) =>
        [.. (leg?.Hears ?? []).Select(sid => network.Leg(sid)?.To).OfType<string>().Where(to => to.StartsWith("client:", StringComparison.Ordinal)).Select(to => to["client:".Length..])];

    private static Task<bool> Until(Func<bool> holds) => Until(() => Task.FromResult(holds()));

    private static async Task<bool> Until(Func<Task<bool>> holds)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(start) < Patience)
        {
            if (await holds()) return true;
            await Task.Delay(Pace, TestContext.Current.CancellationToken);
        }

        return await holds();
    }
}
