using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Leads;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Waiting;
using WarmTransfer.Simulator.Api;
using WarmTransfer.Simulator.People;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Tests.Web.Webhooks;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Leads;

namespace WarmTransfer.Tests.Web.InLine;

/// <summary>A customer presses a key instead of waiting on, hangs up, and is called at their turn.</summary>
public sealed class BookedCallBackTests : IAsyncLifetime
{
    private const string Customer = "+12025550123", Other = "+12025550124", One = "agent1";
    private ProductHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = (await ProductHost.StartAsync(settings: ["--Desk:TransferNumbers:0=+1"])).WithSlowSentences();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task They_keep_their_place_the_agent_is_rung_first_and_both_talk()
    {
        await Booked();
        var later = Conversation.Start(_host, Other);
        await later.CustomerHearsMusic();
        _host.Network.Add(Customer, AgentBehaviour.Manual);

        await _host.Ready(One);

        await _host.Until("the customer's phone rings", () => LegTo(Customer) is { Status: "ringing", From: "+15550100000" });
        Assert.True(later.CustomerIsUp);
        _host.Network.Answer(LegTo(Customer)!.CallSid);
        await _host.Until("both hear each other", () => LegTo(One) is { Hears: [var heard] } && heard == LegTo(Customer)!.CallSid);
        await _host.Until("the promise is kept", () => Leads is [{ End.How: LeadEnding.Answered, Booking: null }]);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("TN-Validation-Passed-A", true)]
    [InlineData("TN-Validation-Failed-A", false)]
    public async Task Whoever_calls_again_may_cancel_it_but_not_with_a_number_that_the_carriers_say_is_forged(string verstat, bool expected)
    {
        await Booked();
        using var twilio = new WebhookSender(_host);
        using var answer = await twilio.Post(
            "/conference/connect/client", ("CallSid", "CA00000000000000000000000000000077"), ("From", Customer), ("To", "+15550100000"), ("CallStatus", "ringing"), ("StirVerstat", verstat));
        Assert.Equal(expected, (await answer.Content.ReadAsStringAsync(Cancellation)).Contains("/cancel", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_number_may_be_typed_and_one_that_cannot_be_called_is_asked_for_again_and_then_they_wait_on()
    {
        var call = await Offered(Customer);
        _host.Network.Press(call.Customer, "1");
        await _host.HearsNow(call.Customer, "To be called at");
        _host.Network.Press(call.Customer, "12#");
        await _host.HearsNow(call.Customer, "we cannot call this number");
        await _host.HearsNow(call.Customer, "To be called at");
        _host.Network.Press(call.Customer, "2025550124#");
        await _host.HearsNow(call.Customer, "We will call you");
        await _host.Until("it is a promise", () => Leads is [{ Booking: not null, Number: Other }]);
    }

    [Fact]
    public async Task Whoever_presses_nothing_hears_music_again_and_whoever_withheld_the_number_types_one()
    {
        var call = await Offered("anonymous");
        await call.CustomerHearsMusic();
        Assert.IsType<CallPhase.Waiting>(call.Phase);
        await Offer(call);
        _host.Network.Press(call.Customer, "1");
        await _host.HearsNow(call.Customer, "Please type the number");
        await call.CustomerHearsMusic();
        Assert.Empty(Leads);
    }

    [Fact]
    public async Task A_rule_of_the_queue_promises_a_call_and_a_customer_who_is_not_reached_is_called_again_later()
    {
        var queues = _host.Get<LiveQueues>();
        queues.Now = new Queues([queues.Now.All[0] with { Waiting = new() { Overflow = [new(new OverflowCondition.Waited(TimeSpan.FromSeconds(1)), "We will call you.", new Destination.ToCallBack())] } }]);
        var call = Conversation.Start(_host, Customer);
        await _host.HearsNow(call.Customer, "We will call you.");
        _host.Network.Add(Customer, AgentBehaviour.Decline);

        await _host.Ready(One);

        await _host.Until("the customer was called once, and will be again", () => Leads is [{ Booking: { Rounds: 1 } booking, Attempts: [{ Outcome: LeadOutcome.Busy }] }] && booking.NotBefore > TimeProvider.System.GetUtcNow().AddMinutes(10));
        await _host.Until("agent 1 is free", () => _host.StateOf(One) == WarmTransfer.Core.Agents.AgentState.Available);
    }

    private async Task Booked()
    {
        var call = await Offered(Customer);
        _host.Network.Press(call.Customer, "1");
        await _host.HearsNow(call.Customer, "To be called at 1 2 0 2 5 5 5 0 1 2 3");
        _host.Network.Press(call.Customer, "1#");
        await _host.HearsNow(call.Customer, "We will call you");
        await _host.Until("the customer's line is free again", () => _host.Network.Leg(call.Customer) is { Status: "completed" });
        await _host.Until("it is a promise", () => Leads is [{ Booking: not null, Number: Customer, Last.Why: MissedBecause.Booked }]);
    }

    private IReadOnlyList<Lead> Leads => _host.Get<LeadBoard>().Now;

    private LegView? LegTo(string whom) => _host.Network.State.Legs.LastOrDefault(leg => leg.Ended is null && (leg.To == whom || leg.To == $"client:{whom}"));

    private async Task<Conversation> Offered(string from)
    {
        var call = Conversation.Start(_host, from);
        await call.CustomerHearsMusic();
        await Offer(call);
        return call;
    }

    // As the watch does where the forecast is long enough.
    private async Task Offer(Conversation call)
    {
        await _host.Until("the customer is in the room", () => _host.Saved(call.Customer) is { } saved && saved.Customer.IsIn(saved.Room));
        Assert.Null((await _host.Get<Desk>().Post(new Post(new CallId(call.Customer), new CallEvent.Intent.AnnounceWait(1, OffersCallBack: true), "a test"), Cancellation)).Refusal);
        await _host.HearsNow(call.Customer, "To be called back instead of waiting, press 1.");
    }
}
