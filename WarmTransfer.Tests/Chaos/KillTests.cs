namespace WarmTransfer.Tests.Chaos;

/// <summary>
/// Kill -9 of the console while calls are in every state of a transfer. From the moment at which it is ready again, ten seconds are promised until what it has
/// is what Twilio has, and until each transfer goes on or is taken back; what the machine takes from all processes by being busy does not count.
/// </summary>
[Collection(nameof(Alone))]
public sealed class KillTests : IAsyncLifetime
{
    private readonly ConsoleProcess _console = new();
    private readonly Crew _crew = new();
    private FallbackPage _fallback = null!;
    private NetworkProcess _network = null!;
    private Stalls _stalls = null!;
    private StormClock _clock = null!;
    private int _customers;

    public async ValueTask InitializeAsync()
    {
        _fallback = await FallbackPage.StartAsync(_console.Url + "/conference/connect/client");
        _network = await NetworkProcess.Start(_console.Url, _fallback.Url);
        // Phones ring until they are answered here, however long a start takes; those that nobody answers are rung for no customer.
        await _console.Start(_network.Url, _crew.All, ["--Twilio:RingTimeout=60", "--Queues:0:Id=support", .. _crew.Ready.Select((agent, index) => $"--Queues:0:Agents:{index}={agent}")]);
        await _crew.SignIn(_network, _console.Url);
        _stalls = new Stalls(() => [.. _console.Ids, _network.Id, Environment.ProcessId]);
        _stalls.Start();
        _clock = new StormClock(_console, _stalls);
    }

    public async ValueTask DisposeAsync()
    {
        if (_stalls is not null) await _stalls.DisposeAsync();
        await _crew.DisposeAsync();
        await _console.DisposeAsync();
        if (_network is not null) await _network.DisposeAsync();
        if (_fallback is not null) await _fallback.DisposeAsync();
    }

    [Fact]
    public async Task In_every_state_of_a_transfer_the_board_is_what_Twilio_has_and_the_transfer_goes_on()
    {
        var (talking, held, diallingIn, together, consultRings, consulting, swapped, cold, leaving, asking) =
            (await Talk(), await Talk(), await Talk(), await Talk(), await Talk(), await Talk(), await Talk(), await Talk(), await Talk(), await Talk());
        var (helper, expert, other, next, late) = (Free(0), Free(1), Free(2), Free(3), Free(4));
        await held.Ask("hold");
        await held.Reach("the customer is on hold", () => held.Ears.Heard is []);
        await diallingIn.Ring("dial-in", _crew.Sleepers[0]);
        await consultRings.Ring("consult", _crew.Sleepers[1]);
        await cold.Ring("cold-transfer", _crew.Sleepers[2]);
        await together.Ask("dial-in", helper);
        await together.Reach("all three are together", () => together.Ears.Together(together.First, helper));
        await Consult(consulting, expert);
        await Consult(swapped, other);
        await swapped.Ask("swap");
        await swapped.Reach("they have swapped", () => swapped.Ears.TalksTo(swapped.First));
        await Consult(leaving, next);
        // These two are in the midst of it when it is killed.
        leaving.Begin("leave");
        asking.Begin("consult", late);

        await _console.Restart();

        await BoardIsTwilios();
        await leaving.Comes("it has changed hands, or nothing has happened", () => leaving.Ears.TalksTo(next) || leaving.Ears.Private(leaving.First, next));
        await asking.Comes("they speak in private, or nothing has happened", () => asking.Ears.Private(asking.First, late) || asking.Ears.TalksTo(asking.First));
        await talking.Comes("they talk on", () => talking.Ears.TalksTo(talking.First));
        await GoesOn(held, "resume", () => held.Ears.TalksTo(held.First));
        await diallingIn.Answer(_crew.Sleepers[0]);
        await diallingIn.Comes("all three are together", () => diallingIn.Ears.Together(diallingIn.First, _crew.Sleepers[0]));
        await consultRings.Answer(_crew.Sleepers[1]);
        await consultRings.Comes("they speak in private", () => consultRings.Ears.Private(consultRings.First, _crew.Sleepers[1]));
        await cold.Answer(_crew.Sleepers[2]);
        await cold.Comes("the customer has their agent", () => cold.Ears.TalksTo(_crew.Sleepers[2]));
        await GoesOn(together, "leave", () => together.Ears.TalksTo(helper));
        await GoesOn(consulting, "leave", () => consulting.Ears.TalksTo(expert));
        await GoesOn(swapped, "swap", () => swapped.Ears.Private(swapped.First, other));
        await BoardIsTwilios();
    }

    [Fact]
    public async Task What_happens_while_it_is_dead_is_on_the_board_and_each_transfer_goes_on_or_is_taken_back()
    {
        var (talking, diallingIn, together, consulting, cold, over) = (await Talk(), await Talk(), await Talk(), await Talk(), await Talk(), await Talk());
        var (helper, expert, other) = (Free(0), Free(1), Free(2));
        await diallingIn.Ring("dial-in", _crew.Sleepers[0]);
        await cold.Ring("cold-transfer", _crew.Sleepers[1]);
        await together.Ask("dial-in", helper);
        await together.Reach("all three are together", () => together.Ears.Together(together.First, helper));
        await Consult(consulting, expert);
        await Consult(over, other);

        await _console.Restart(async () =>
        {
            await talking.HangUp(talking.First);
            await diallingIn.HangUp(_crew.Sleepers[0]);
            await together.HangUp(together.First);
            await consulting.HangUp(expert);
            await cold.HangUp(_crew.Sleepers[1]);
            await _network.HangUp(over.Customer);
        });

        await BoardIsTwilios();
        await talking.Comes("the lost agent's customer is with the next one", () => talking.Ears.Heard is [_]);
        await diallingIn.Comes("they talk on without whom they dialled", () => diallingIn.Ears.TalksTo(diallingIn.First));
        await together.Comes("the customer is with the second agent", () => together.Ears.TalksTo(helper));
        await consulting.Comes("the customer is off hold again", () => consulting.Ears.TalksTo(consulting.First));
        await cold.Comes("the customer is with an agent", () => cold.Ears.Heard is [_]);
        await over.Comes("nobody is left of a call that is over", () => over.Ears.Legs(over.First).Length + over.Ears.Legs(other).Length == 0);
        await BoardIsTwilios();
    }

    private Task<KilledCall> Talk() => new KilledCall(_network, _crew, _clock, $"+1555{++_customers:0000000}").Talk();

    private static async Task Consult(KilledCall call, string second)
    {
        await call.Ask("consult", second);
        await call.Reach("they speak in private", () => call.Ears.Private(call.First, second));
    }

    private static async Task GoesOn(KilledCall call, string what, Func<bool> then)
    {
        await call.Ask(what);
        await call.Comes($"after {what}", then);
    }

    /// <summary>Somebody who answers, and is on no call when it is asked.</summary>
    private string Free(int skip) => _crew.Ready.Where(agent => !_network.State.Legs.Any(leg => leg.Ended is null && leg.To == "client:" + agent)).Reverse().ElementAt(skip);

    private async Task BoardIsTwilios()
    {
        string[] differences = [];
        var same = await _clock.Until(() => Task.FromResult((differences = StormBoard.Differences(_console, _network)).Length == 0), KilledCall.Bar);
        Assert.True(same, $"The board is not what Twilio has: {string.Join(Environment.NewLine, differences)}{Environment.NewLine}{_console.Output}");
    }
}
