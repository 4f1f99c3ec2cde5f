using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Simulator.People;

namespace WarmTransfer.Tests.Web.Calls;

/// <summary>The console goes down in each phase while Twilio goes on, with a fallback document in place: afterwards the call goes on or is back where it was, and the customer has never been dropped.</summary>
public sealed class OutageInEachPhaseTests : IAsyncLifetime
{
    private const string One = "agent1";
    private const string Two = "agent2";
    private static readonly AgentId First = new(One);
    private ProductHost _host = null!;
    private Conversation _call = null!;

    public async ValueTask InitializeAsync() => _host = await ProductHost.StartAsync(hasFallback: true);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Waiting_customers_do_not_notice()
    {
        _call = Conversation.Start(_host);
        await _call.CustomerHearsMusic();
        await _host.Until("the call is saved", () => _call.Phase is CallPhase.Waiting);

        await Outage();

        Assert.Equal(1, _host.Saved(_call.Customer)!.Room);
        await _host.Ready(One);
        await _call.TalkTo(One);
    }

    [Fact]
    public async Task An_offer_that_is_answered_meanwhile_goes_to_the_next_agent()
    {
        await Offered();
        var ringing = _call.LegOf(One)!.CallSid;

        await Outage(() => Assert.True(_host.Network.Answer(ringing)), ringing);
        await _host.Ready(Two);

        await TalksToSomebody();
    }

    [Fact]
    public async Task An_offer_that_rings_on_can_be_answered()
    {
        await Offered();

        await Outage();

        Answer(One);
        await _call.TalkTo(One);
    }

    [Fact]
    public async Task An_agent_who_is_lost_meanwhile_is_waited_for_and_then_the_next_one_has_the_customer()
    {
        await Talking();
        var lost = _call.LegOf(One)!.CallSid;

        await Outage(() => _host.Network.HangUp(lost), lost);
        await _host.Ready(Two);

        await TalksToSomebody();
    }

    [Fact]
    public async Task A_consultation_goes_on()
    {
        await Talking();
        await Consulting();

        await Outage();

        await _call.InPrivate(One, Two);
    }

    [Fact]
    public async Task A_handing_over_that_has_begun_is_finished()
    {
        await Talking();
        await Consulting();
        await _call.Do(new CallEvent.Intent.Leave(First));

        await Outage();

        await _call.TalkTo(Two);
    }

    [Fact]
    public async Task A_second_agent_who_has_taken_over_and_is_lost_meanwhile_costs_nobody_the_call()
    {
        await Talking();
        await _host.Ready(Two);
        await _call.HandOver(One, Two);
        await _call.TalkTo(Two);
        var lost = _call.LegOf(Two)!.CallSid;

        await Outage(() => _host.Network.HangUp(lost), lost);

        await TalksToSomebody();
    }

    [Fact]
    public async Task Both_agents_of_an_introduction_lost_meanwhile_cost_nobody_the_call()
    {
        await Talking();
        await _host.Ready(Two);
        await _call.BringIn(One, Two);
        var (first, second) = (_call.LegOf(One)!.CallSid, _call.LegOf(Two)!.CallSid);

        await Outage(() => _host.Network.HangUp(second), first, second);

        await TalksToSomebody();
    }

    [Fact]
    public async Task A_cold_transfer_that_rings_on_can_be_answered()
    {
        await ColdRinging();

        await Outage();

        Answer(Two);
        await _call.TalkTo(Two);
    }

    [Fact]
    public async Task A_cold_transfer_that_is_answered_meanwhile_comes_back()
    {
        await ColdRinging();
        var ringing = _call.LegOf(Two)!.CallSid;

        await Outage(() => Assert.True(_host.Network.Answer(ringing)), ringing);

        await TalksToSomebody();
    }

    [Fact]
    public async Task A_lost_agent_is_still_waited_for()
    {
        await Talking();
        _call.HangUp(One);
        await _host.Until("the call waits for its agent", () => _call.Phase is CallPhase.Rejoining);
        await _call.CustomerHearsMusic();

        await Outage();

        await TalksToSomebody();
    }

    /// <param name="over">Legs that must have ended before the console is up again.</param>
    private async Task Outage(Action? meanwhile = null, params string[] over)
    {
        await _host.Restart(async () =>
        {
            meanwhile?.Invoke();
            await Eventually.Holds("the legs are over", () => over.All(sid => _host.Network.Leg(sid) is { Ended: not null }), () => "");
        });
        Assert.True(_call.CustomerIsUp);
    }

    private async Task Offered()
    {
        await _host.Ready(One, AgentBehaviour.Manual);
        _call = Conversation.Start(_host);
        await _call.RingsAt(One);
    }

    private async Task Talking()
    {
        await _host.Ready(One);
        _call = Conversation.Start(_host);
        await _call.TalkTo(One);
    }

    private async Task Consulting()
    {
        await _host.Ready(Two);
        await _call.Consult(One, Two);
        await _call.InPrivate(One, Two);
    }

    private async Task ColdRinging()
    {
        await Talking();
        await _host.Ready(Two, AgentBehaviour.Manual);
        await _call.Cold(One, Two);
        await _call.RingsAt(Two);
        await _call.CustomerHearsMusic();
    }

    private async Task TalksToSomebody()
    {
        await _host.Until("the customer and an agent hear each other", () =>
            _host.Network.Leg(_call.Customer) is { Playing: null, Hears: [var agent] } && _host.Network.Leg(agent)?.Hears is [var heard] && heard == _call.Customer);
        Assert.True(_call.CustomerIsUp);
    }

    private void Answer(string agent) => Assert.True(_host.Network.Answer(_call.LegOf(agent)!.CallSid));
}
