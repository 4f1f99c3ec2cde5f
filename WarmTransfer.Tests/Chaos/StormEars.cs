using WarmTransfer.Simulator.Api;

namespace WarmTransfer.Tests.Chaos;

/// <summary>Who hears whom in one customer's call, as the phone network has it.</summary>
internal sealed class StormEars(NetworkProcess network, string customer)
{
    /// <summary>Agents whom the customer hears.</summary>
    public string[] Heard => Voices(network.Leg(customer));

    /// <summary>Legs that are up, or ring, at the agent's phone.</summary>
    public LegView[] Legs(string agent) => [.. network.State.Legs.Where(leg => leg.Ended is null && leg.To == "client:" + agent)];

    public bool TalksTo(string agent) => Heard is [var only] && only == agent;

    public bool Together(string first, string second) => Heard.ToHashSet().SetEquals([first, second]);

    public bool Private(string first, string second) => Heard is [] && Legs(first).Any(leg => Voices(leg) is [var only] && only == second);

    private string[] Voices(LegView? leg) =>
        [.. (leg?.Hears ?? []).Select(sid => network.Leg(sid)?.To).OfType<string>().Where(to => to.StartsWith("client:", StringComparison.Ordinal)).Select(to => to["client:".Length..])];
}
