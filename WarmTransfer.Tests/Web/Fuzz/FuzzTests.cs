using WarmTransfer.Tests.Web.Webhooks;

namespace WarmTransfer.Tests.Web.Fuzz;

/// <summary>
/// Everything that is open, asked by everybody for what nobody asks for: ten thousand times in a test run, as often as one likes where <c>WARMTRANSFER_FUZZ</c> says so.
/// No fault of ours, no secret, no stack, and nothing is changed by whoever may not.
/// </summary>
public sealed class FuzzTests : IAsyncLifetime
{
    private const string AuthToken = "simulator-auth-token";
    private static readonly int Requests = Longer.Count("WARMTRANSFER_FUZZ", 10_000);
    private FuzzedConsole _console = null!;

    public async ValueTask InitializeAsync() => _console = await FuzzedConsole.Start();

    public ValueTask DisposeAsync() => _console.DisposeAsync();

    [Fact]
    public async Task Whatever_strangers_ask_is_answered_without_a_fault_and_changes_nothing()
    {
        var before = _console.Standing();

        await _console.Ask(FuzzedConsole.Strangers, requests: Requests * 6 / 10, seed: 1, authToken: null);

        Assert.True(!_console.Faults.Any(), string.Join(Environment.NewLine, _console.Faults.Take(20)));
        Assert.Equal(before, _console.Standing());
        Assert.Empty(await _console.OfStrangers());
        await StillWorks();
    }

    [Fact]
    public async Task Whatever_Twilio_and_those_in_the_call_send_is_answered_without_a_fault()
    {
        await _console.Ask([""], requests: Requests * 2 / 10, seed: 2, AuthToken);
        await _console.Ask(FuzzedConsole.Insiders, requests: Requests * 2 / 10, seed: 3, authToken: null);

        Assert.True(!_console.Faults.Any(), string.Join(Environment.NewLine, _console.Faults.Take(20)));
        Assert.Empty(_console.Host.Log.LinesWithStack);
        await StillWorks();
    }

    [Fact]
    public async Task Whatever_is_said_in_a_circuit_or_to_the_hub_changes_nothing_for_those_who_may_not()
    {
        var before = _console.Standing();

        var drawn = await _console.Connect(["agent2", "auditor1", "wallboard1"], connections: 8, messages: 40, seed: 4);

        // A page of the one who has a console was really there to be spoken to.
        Assert.InRange(drawn, 1, 24);
        Assert.Equal(before, _console.Standing());
        Assert.Empty(await _console.OfStrangers());
        await _console.Connect(["agent1", "supervisor1"], connections: 8, messages: 40, seed: 5);
        await StillWorks();
    }

    private async Task StillWorks()
    {
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"Heap: {GC.GetTotalMemory(forceFullCollection: true) / 1e6:F1} MB."));
        using var twilio = new WebhookSender(_console.Host);
        using var answer = await twilio.Post("/conference/wait", []);
        Assert.True(answer.IsSuccessStatusCode);
        using var agent = await SignedIn.As("agent3", _console.Host.Url);
        using var page = await agent.Get("/console");
        Assert.True(page.IsSuccessStatusCode);
    }
}
