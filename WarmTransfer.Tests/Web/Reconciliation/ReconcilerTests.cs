using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Simulator.People;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Web.Reconciliation;

namespace WarmTransfer.Tests.Web.Reconciliation;

/// <summary>What Twilio did not tell us, or told nobody because the console was down.</summary>
public sealed class ReconcilerTests : IAsyncLifetime
{
    private ProductHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await ProductHost.StartAsync(settings: "--Desk:ReconcileSeconds=1");

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_decline_that_nobody_told_us_of_is_found_out_and_the_customer_goes_to_the_next_agent()
    {
        _host.Network.Chaos = new() { CallbackDrop = 100 };
        await _host.Ready("agent1", AgentBehaviour.Decline);
        var call = Conversation.Start(_host);
        await _host.Until("the decline is found out", () => _host.Saved(call.Customer)?.AgentLegs.FirstOrDefault() is { Ending: LegEnding.Declined });

        await _host.Ready("agent2");

        await call.TalkTo("agent2");
    }

    [Fact]
    public async Task A_whole_transfer_works_without_a_single_callback()
    {
        _host.Network.Chaos = new() { CallbackDrop = 100 };
        await _host.Ready("agent1");
        var call = Conversation.Start(_host);
        await call.TalkTo("agent1");
        await _host.Ready("agent2");

        await call.Consult("agent1", "agent2");
        await call.InPrivate("agent1", "agent2");
        await call.Do(new CallEvent.Intent.Leave(new AgentId("agent1")));
        await call.TalkTo("agent2");
        call.CustomerHangsUp();

        await call.IsOver("agent1", "agent2");
    }

    [Fact]
    public async Task An_agent_who_is_lost_while_the_console_is_down_leaves_the_customer_with_music_when_it_is_up_again()
    {
        var call = await Talking();
        var first = call.LegOf("agent1")!.CallSid;
        await _host.Gone("agent1");

        await _host.Restart(meanwhile: () => _host.Network.HangUp(first));

        await call.CustomerHearsMusic();
        await _host.Ready("agent2");
        await call.TalkTo("agent2");
    }

    [Fact]
    public async Task A_customer_who_leaves_while_the_console_is_down_leaves_nobody_on_a_call()
    {
        var call = await Talking();

        await _host.Restart(meanwhile: call.CustomerHangsUp);

        await call.IsOver("agent1");
    }

    [Fact]
    public async Task A_call_whose_arrival_was_never_saved_is_found_at_Twilio_and_answered()
    {
        var call = Conversation.Start(_host);
        await _host.Until("the call is in its room", () => _host.Saved(call.Customer) is { Customer.Presence: Presence.In });
        var file = _host.DatabaseConnection;

        await _host.Restart(meanwhile: () => Forget(file));
        await _host.Ready("agent1");

        await call.TalkTo("agent1");
        Assert.Equal("+15550100001", _host.Saved(call.Customer)!.From);
    }

    [Fact]
    public async Task A_restart_in_the_middle_of_a_consultation_changes_nothing_for_anybody()
    {
        var call = await Talking();
        await _host.Ready("agent2");
        await call.Consult("agent1", "agent2");
        await call.InPrivate("agent1", "agent2");

        await _host.Restart(meanwhile: () => { });

        await call.InPrivate("agent1", "agent2");
        Assert.Equal(AgentState.OnCall, _host.StateOf("agent2"));
        await call.Do(new CallEvent.Intent.Leave(new AgentId("agent1")));
        await call.TalkTo("agent2");
    }

    [Fact]
    public async Task A_customer_on_hold_whose_music_nobody_could_serve_hears_it_after_the_restart()
    {
        var call = await Talking();
        _host.Network.Chaos = new() { TwimlFail = 100 };
        await call.Do(new CallEvent.Intent.Hold(new AgentId("agent1")));
        await _host.Until("the customer is on hold without music", () =>
            _host.Saved(call.Customer) is { Customer: { Held: true, HoldPending: false } } && _host.Network.Leg(call.Customer) is { Playing: null, Hears.Count: 0 });

        await _host.Restart(meanwhile: () => _host.Network.Chaos = new());

        await call.CustomerHearsMusic();
    }

    [Fact]
    public async Task A_call_that_was_compared_with_Twilio_is_confirmed_on_the_floor_without_any_event()
    {
        var call = await Talking();

        await _host.Until("Twilio was asked", () =>
            _host.Get<LastConfirmed>().UnconfirmedSince(new CallId(call.Customer), heardAt: DateTimeOffset.MinValue, TimeProvider.System.GetUtcNow()) is null);
    }

    private static void Forget(string connection)
    {
        using var db = new Microsoft.Data.Sqlite.SqliteConnection(connection);
        db.Open();
        using var command = db.CreateCommand();
        command.CommandText = "DELETE FROM Outbox; DELETE FROM Events; DELETE FROM Calls;";
        command.ExecuteNonQuery();
    }

    private async Task<Conversation> Talking()
    {
        await _host.Ready("agent1");
        var call = Conversation.Start(_host);
        await call.TalkTo("agent1");
        return call;
    }
}
