using System.Net;

namespace WarmTransfer.Tests.Chaos;

/// <summary>One customer's call that is brought into some state of a transfer, in which the console is then killed.</summary>
internal sealed class KilledCall(NetworkProcess network, Crew crew, StormClock clock, string from)
{
    /// <summary>A transfer goes on, or is taken back, within so long after a restart.</summary>
    public static readonly TimeSpan Bar = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public string Customer { get; private set; } = "";

    public string First { get; private set; } = "";

    public StormEars Ears => new(network, Customer);

    /// <summary>An agent has answered.</summary>
    public async Task<KilledCall> Talk()
    {
        Customer = await network.Dial(from);
        await Reach("an agent answers", () => Ears.Heard is [_]);
        First = Ears.Heard[0];
        return this;
    }

    /// <summary>Begins a transfer to somebody whose phone rings until it is answered by hand.</summary>
    public async Task Ring(string how, string second)
    {
        await Ask(how, second);
        await Reach($"{second}'s phone rings", () => Ears.Legs(second) is [{ Status: "ringing" }]);
    }

    public async Task Ask(string what, string? to = null)
    {
        HttpStatusCode? answer = null;
        Assert.True(await clock.Until(async () => (answer = await crew.Ask(First, Customer, what, to, Guid.NewGuid())) == HttpStatusCode.NoContent, Patience), $"{what} was answered {answer}.");
    }

    /// <summary>Without waiting for an answer, which may never come.</summary>
    public void Begin(string what, string? to = null) => _ = crew.Ask(First, Customer, what, to, Guid.NewGuid());

    public Task Answer(string agent) => network.Answer(Ears.Legs(agent).Single().CallSid);

    public Task HangUp(string agent) => network.HangUp(Ears.Legs(agent).Single().CallSid);

    public Task Reach(string what, Func<bool> holds) => Until(what, holds, Patience);

    /// <summary>It comes to hold within the bar.</summary>
    public Task Comes(string what, Func<bool> holds) => Until(what, holds, Bar);

    private async Task Until(string what, Func<bool> holds, TimeSpan within) =>
        Assert.True(await clock.Until(() => Task.FromResult(holds()), within), $"Not within {within.TotalSeconds} s: {what} ({Customer}, {First}, hears {string.Join(", ", Ears.Heard)})");
}
