using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Simulator.People;

namespace WarmTransfer.Tests.Web.Calls;

/// <summary>Every kind of transfer, with scripted people: what each ear hears is the judge.</summary>
public sealed class TransferTests : IAsyncLifetime
{
    private const string One = "agent1";
    private const string Two = "agent2";
    private const string Outside = "+12025550177";
    private static readonly AgentId First = new(One);
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(2);
    private ProductHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await ProductHost.StartAsync(settings: "--Desk:TransferNumbers:0=+1");

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_customer_hears_music_before_the_consulted_agents_leg_exists()
    {
        var call = await Talking();
        await _host.Ready(Two, AgentBehaviour.Manual);

        await call.Consult(One, Two);
        await call.RingsAt(Two);

        Assert.True(_host.Network.Leg(call.Customer) is { Playing: "hold-music.wav", Hears.Count: 0 });
        var held = _host.Network.Log.First(entry => entry.CallSid == call.Customer && entry.Text.StartsWith("participant-hold", StringComparison.Ordinal));
        Assert.True(held.At <= call.LegOf(Two)!.Created, "The second leg was created before the customer was on hold.");
    }

    [Fact]
    public async Task A_consultation_is_private_until_it_is_merged_and_goes_on_without_the_first_agent()
    {
        var call = await Talking();
        using var record = _host.Network.Record();
        await Consulting(call);
        var second = call.LegOf(Two)!.CallSid;
        Assert.False(record.Heard(second, call.Customer) || record.Heard(call.Customer, second), "Customer and second agent have heard each other.");

        await call.Do(new CallEvent.Intent.Merge(First));
        await call.AllHearEachOther(One, Two);
        await _host.Until("the desk knows", () => _host.Saved(call.Customer) is { Customer: { Held: false, HoldPending: false } });
        await call.Do(new CallEvent.Intent.Leave(First));

        await call.TalkTo(Two);
        await FirstIsFree(call);
        NeverSilent(call);
    }

    [Fact]
    public async Task A_first_agent_may_leave_from_the_private_consultation()
    {
        var call = await Talking();
        await Consulting(call);
        using var record = _host.Network.Record();
        var (first, second) = (call.LegOf(One)!.CallSid, call.LegOf(Two)!.CallSid);

        await call.Do(new CallEvent.Intent.Leave(First));

        await call.TalkTo(Two);
        await FirstIsFree(call);
        Assert.True(record.Heard(call.Customer, second) && record.Heard(call.Customer, first), "The first agent left before the customer was off hold.");
        call.CustomerHangsUp();
        await call.IsOver(One, Two);
    }

    [Fact]
    public async Task A_consulted_agent_is_sent_away_and_customer_and_first_agent_talk_on()
    {
        var call = await Talking();
        await Consulting(call);

        await call.Do(new CallEvent.Intent.Cancel(First));

        await call.TalkTo(One);
        await _host.Until("agent 2 is free", () => call.LegOf(Two) is null && _host.StateOf(Two) == AgentState.Available);
        NeverSilent(call);
    }

    [Fact]
    public async Task A_consulted_agent_who_hangs_up_gives_the_customer_back()
    {
        var call = await Talking();
        await Consulting(call);

        call.HangUp(Two);

        await call.TalkTo(One);
        NeverSilent(call);
    }

    [Fact]
    public async Task A_swap_puts_the_one_on_hold_before_the_other_is_off_it()
    {
        var call = await Talking();
        await Consulting(call);
        using var record = _host.Network.Record();
        var second = call.LegOf(Two)!.CallSid;

        await call.Do(new CallEvent.Intent.Swap(First));
        await call.Swapped(One, Two);
        await call.Do(new CallEvent.Intent.Swap(First));
        await call.InPrivate(One, Two);

        Assert.False(record.Heard(second, call.Customer) || record.Heard(call.Customer, second), "Customer and second agent have heard each other.");
        NeverSilent(call);
    }

    [Fact]
    public async Task A_consultation_is_called_off_before_the_legs_sid_is_known()
    {
        var call = await Talking();
        await _host.Ready(Two, AgentBehaviour.Manual);
        await call.Consult(One, Two);
        _host.Network.Chaos = new() { RestSlow = 100, RestSlowMs = 500, CallbackDelayMinMs = 700, CallbackDelayMaxMs = 700 };
        await _host.Until("the leg is to be dialled", () => _host.Saved(call.Customer) is { Phase: CallPhase.Consulting p } saved && saved[p.Second] is { DialAsked: true });

        await call.Do(new CallEvent.Intent.Cancel(First));

        await call.TalkTo(One);
        await _host.Until("agent 2 is free", () => _host.StateOf(Two) == AgentState.Available && _host.Network.LegsTo(Two).All(leg => leg.Ended is not null));
    }

    [Fact]
    public async Task A_consultation_is_called_off_while_the_phone_rings()
    {
        var call = await Talking();
        await _host.Ready(Two, AgentBehaviour.Manual);
        await call.Consult(One, Two);
        await call.RingsAt(Two);

        await call.Do(new CallEvent.Intent.Cancel(First));

        await call.TalkTo(One);
        await _host.Until("the ringing stops", () => _host.Network.LegsTo(Two) is [{ Status: "canceled" or "completed" }]);
        Assert.Null(_host.Saved(call.Customer)!.LastFailure);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_consultation_that_is_called_off_as_the_phone_is_picked_up_ends_well_either_way(bool answerFirst)
    {
        var call = await Talking();
        await _host.Ready(Two, AgentBehaviour.Manual);
        await call.Consult(One, Two);
        await call.RingsAt(Two);
        using var record = _host.Network.Record();
        var second = call.LegOf(Two)!.CallSid;

        if (answerFirst) _host.Network.Answer(second);
        var cancel = call.Do(new CallEvent.Intent.Cancel(First));
        if (!answerFirst) _host.Network.Answer(second);
        await cancel;

        await call.TalkTo(One);
        await _host.Until("agent 2 is free", () => call.LegOf(Two) is null && _host.StateOf(Two) == AgentState.Available);
        Assert.False(record.Heard(second, call.Customer) || record.Heard(call.Customer, second), "Customer and second agent have heard each other.");
    }

    [Fact]
    public async Task A_customer_on_hold_hears_music_and_the_agent_again_when_it_is_over()
    {
        var call = await Talking();

        await call.Do(new CallEvent.Intent.Hold(First));
        await call.CustomerHearsMusic();
        await _host.Until("the desk knows", () => _host.Saved(call.Customer) is { Customer: { Held: true, HoldPending: false } });
        await call.Do(new CallEvent.Intent.Resume(First));

        await call.TalkTo(One);
        NeverSilent(call);
    }

    [Fact]
    public async Task A_cold_transfer_sets_the_first_agent_free_at_once_and_the_second_takes_over()
    {
        var call = await Talking();
        await _host.Ready(Two, AgentBehaviour.Manual);

        await call.Cold(One, Two);
        await call.RingsAt(Two);
        await FirstIsFree(call);
        await call.CustomerHearsMusic();
        Assert.True(_host.Network.Answer(call.LegOf(Two)!.CallSid));

        await call.TalkTo(Two);
        NeverSilent(call);
    }

    [Fact]
    public async Task A_cold_transfer_that_is_declined_comes_back_to_the_first_agent()
    {
        var call = await Talking();
        await _host.Ready(Two, AgentBehaviour.Decline);
        await _host.Ready("agent3");

        await call.Cold(One, Two);

        await call.TalkTo(One);
        Assert.Equal(LegEnding.Declined, _host.Saved(call.Customer)!.LastFailure!.Ending);
        NeverSilent(call);
    }

    [Fact]
    public async Task Somebody_outside_is_consulted_and_takes_the_call_over()
    {
        var call = await Talking();
        _host.Network.Add(Outside, AgentBehaviour.Answer);

        await call.Consult(One, Outside);
        await call.InPrivate(One, Outside);
        await call.Do(new CallEvent.Intent.Leave(First));

        await call.TalkTo(Outside);
        await FirstIsFree(call);
        call.HangUp(Outside);
        await call.IsOver(One);
    }

    [Theory]
    [InlineData("+4915550100", RefusalCode.NumberNotAllowed)]
    [InlineData("+19005550100", RefusalCode.NumberNotAllowed)]
    [InlineData("+18765230123", RefusalCode.NumberNotAllowed)]
    [InlineData("+15550100777", RefusalCode.BadNumber)]
    [InlineData("+1202", RefusalCode.BadNumber)]
    [InlineData("+1 202 555 0177", RefusalCode.BadNumber)]
    public async Task A_number_that_may_not_be_dialled_is_refused_and_nothing_changes(string number, RefusalCode code)
    {
        var call = await Talking();

        var refusal = await _host.Ask(call.Customer, new CallEvent.Intent.Consult(First, Conversation.To(number), Briefing.None));

        Assert.Equal(code, refusal!.Code);
        await call.TalkTo(One);
        Assert.Empty(_host.Network.LegsTo(number));
    }

    [Fact]
    public async Task A_first_agent_who_is_lost_while_consulting_leaves_the_customer_to_the_second()
    {
        var call = await Talking();
        await Consulting(call);
        await _host.Gone(One);

        call.HangUp(One);

        await call.TalkTo(Two);
        NeverSilent(call);
    }

    [Fact]
    public async Task A_first_agent_who_is_lost_while_the_consulted_one_rings_leaves_the_customer_to_whoever_answers()
    {
        var call = await Talking();
        await _host.Ready(Two, AgentBehaviour.Manual);
        await call.Consult(One, Two);
        await call.RingsAt(Two);
        await _host.Gone(One);

        call.HangUp(One);
        await _host.Until("the call is offered", () => call.Phase is CallPhase.Offered);
        await call.CustomerHearsMusic();
        Assert.True(_host.Network.Answer(call.LegOf(Two)!.CallSid));

        await call.TalkTo(Two);
        NeverSilent(call);
    }

    [Fact]
    public async Task An_agent_who_was_lost_calls_in_and_has_the_customer_back()
    {
        var call = await Talking();
        call.HangUp(One);
        await _host.Until("the call waits for its agent", () => call.Phase is CallPhase.Rejoining);
        await call.CustomerHearsMusic();

        _host.CallIn(One, call.Customer);

        await call.TalkTo(One);
        Assert.Equal(AgentState.OnCall, _host.StateOf(One));
        NeverSilent(call);
    }

    [Fact]
    public async Task Nobody_else_can_call_in_for_the_agent_who_was_lost()
    {
        var call = await Talking();
        call.HangUp(One);
        await _host.Until("the call waits for its agent", () => call.Phase is CallPhase.Rejoining);

        var stranger = _host.CallIn(Two, call.Customer);

        await _host.Until("the stranger is sent away", () => _host.Network.Leg(stranger) is { Ended: not null });
        Assert.Null(_host.Saved(call.Customer)!.FindBySid(stranger));
    }

    [Fact]
    public async Task An_agent_who_took_a_consulted_call_over_and_is_lost_leaves_the_customer_with_music_and_the_next_agent()
    {
        var call = await Talking();
        await Consulting(call);
        await call.Do(new CallEvent.Intent.Leave(First));
        await call.TalkTo(Two);
        await _host.Gone(Two);

        call.HangUp(Two);

        await call.CustomerHearsMusic();
        await call.TalkTo(One);
        Assert.True(call.CustomerIsUp);
        NeverSilent(call);
    }

    private async Task<Conversation> Talking()
    {
        await _host.Ready(One);
        var call = Conversation.Start(_host);
        await call.TalkTo(One);
        return call;
    }

    private async Task Consulting(Conversation call)
    {
        await _host.Ready(Two);
        await call.Consult(One, Two);
        await call.InPrivate(One, Two);
    }

    private Task FirstIsFree(Conversation call) => _host.Until("agent 1 is free", () => call.LegOf(One) is null && _host.StateOf(One) == AgentState.Available);

    private void NeverSilent(Conversation call) => Assert.InRange(_host.Network.Leg(call.Customer)!.DeadAir.LongestSeconds, 0, LongestSilence.TotalSeconds);
}
