using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Leads;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Waiting;
using WarmTransfer.Simulator.Api;
using WarmTransfer.Simulator.People;
using WarmTransfer.Tests.Core;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Tests.Web.Webhooks;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Console;
using WarmTransfer.Web.Figures;
using WarmTransfer.Web.Floor;
using WarmTransfer.Web.Leads;
using WarmTransfer.Web.Live;
using WarmTransfer.Web.Waiting;

namespace WarmTransfer.Tests.Web.InLine;

/// <summary>Call-backs on the phone network in which the customer comes first: they are called before an agent is free, they cancel, or they never wait.</summary>
public sealed class CustomerFirstCallTests : IAsyncLifetime
{
    private const string Customer = "+12025550123", One = "agent1";
    private ProductHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = (await ProductHost.StartAsync(settings: ["--Desk:TransferNumbers:0=+1", "--Desk:FallbackUrl=https://files.example.com/fallback.xml"])).WithSlowSentences();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task The_customer_is_called_before_the_agent_hears_who_calls_and_music_and_both_talk()
    {
        Queue(new() { CustomerFirst = true });
        await Promised();
        _host.Network.Add(Customer, AgentBehaviour.Manual);

        await _host.Ready(One);

        var called = await _host.Until("the customer's phone rings", () => LegTo(Customer) is { Status: "ringing", From: "+15550100000" } leg ? leg : null);
        Assert.Null(LegTo(One));
        await _host.Gone(One);
        _host.Network.Answer(called.CallSid);
        await _host.HearsNow(called.CallSid, "this is the call-back that you asked for");
        await _host.HearsNow(called.CallSid, "hold-music");
        await _host.Ready(One);
        await _host.Until("both hear each other", () => LegTo(One) is { Hears: [var heard] } && heard == called.CallSid);
        Assert.InRange(_host.Network.Leg(called.CallSid)!.DeadAir.LongestSeconds, 0, 2);
        await _host.Until("the promise is kept", () => Leads is [{ End.How: LeadEnding.Answered, Booking: null }]);

        // Twilio comes with the fallback document's question, and names the leg.
        using var twilio = new WebhookSender(_host);
        using var answer = await twilio.Post("/conference/connect/client", ("CallSid", called.CallSid), ("From", "+15550100000"), ("To", Customer), ("CallStatus", "in-progress"));
        Assert.Contains("-2</Conference>", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_waits_too_long_is_told_may_hang_up_and_has_an_agent_on_the_line_next_time()
    {
        Queue(new() { CustomerFirst = true });
        await Promised();
        _host.Network.Add(Customer, AgentBehaviour.Answer);
        await _host.Ready(One, AgentBehaviour.Ignore);
        var called = await _host.Until("the customer is in the room", () => Calling is { Phase: CallPhase.Waiting or CallPhase.Offered } call && call.Customer.IsIn(1) ? call : null);
        await _host.Gone(One);
        await _host.Until("nobody rings", () => Calling is { Phase: CallPhase.Waiting });

        // As the watch does when they have waited for long.
        Assert.Null((await _host.Get<Desk>().Post(new Post(called.Id, new CallEvent.Intent.AnnounceWait(null, IsLate: true), "a test"), Cancellation)).Refusal);
        await _host.HearsNow(called.Customer.Sid!, "it takes longer than expected");
        _host.Network.HangUp(called.Customer.Sid!);

        await _host.Until("the promise holds", () => Leads is [{ Calling: null, Booking: { AgentFirst: true, Rounds: 0 }, Attempts: [{ Outcome: LeadOutcome.HungUp, By: null }] }]);
    }

    [Fact]
    public async Task Whoever_calls_again_hears_of_the_promise_and_cancels_it_by_a_key()
    {
        await Promised();
        await _host.Until("the floor counts it", () => View() is { Leads.Open: 1, Voicemails.Open: 0 });
        var again = Conversation.Start(_host, Customer);
        await _host.HearsNow(again.Customer, "A call-back is booked for you.");

        _host.Network.Press(again.Customer, "1");

        await _host.HearsNow(again.Customer, "Your call-back is cancelled.");
        await again.CustomerHearsMusic();
        await _host.Until("nobody calls them", () => Leads is [{ End.How: LeadEnding.Cancelled, Booking: null }]);
        await _host.Until("the floor counts none", () => View() is { Leads.Open: 0 });
    }

    [Fact]
    public async Task While_they_only_wait_the_promise_stays_and_their_own_line_is_not_called()
    {
        await Promised();
        var again = Conversation.Start(_host, Customer);
        await _host.HearsNow(again.Customer, "A call-back is booked for you.");
        await again.CustomerHearsMusic();
        Assert.NotNull(Assert.Single(Leads).Booking);
        Assert.Empty(_host.Get<CallBacks>().InLine(TimeProvider.System.GetUtcNow()));

        await _host.Ready(One);

        await again.TalkTo(One);
        await _host.Until("the promise is kept", () => Leads is [{ End.How: LeadEnding.Answered }]);
    }

    [Fact]
    public async Task Where_the_wait_is_long_a_call_back_is_offered_before_they_wait()
    {
        Queue(new() { OfferCallBackFrom = TimeSpan.FromMinutes(1), OfferCallBackOnArrival = true, TellEstimate = true });
        _host.Get<LiveFigures>().Note(Enumerable.Range(1, 5).Select(Served), []);
        await _host.Ready(One);
        await Conversation.Start(_host, "+12025550100").TalkTo(One);
        await _host.Until("a long wait is foreseen", () => _host.Get<Forecasts>().OnArrival(QueueId.Default));

        var call = Conversation.Start(_host, Customer);
        await _host.HearsNow(call.Customer, "To be called back instead of waiting, press 1.");
        Assert.Contains("Thank you for calling.", string.Join(' ', _host.Network.Spoken), StringComparison.Ordinal);
        _host.Network.Press(call.Customer, "1");
        await _host.HearsNow(call.Customer, "To be called at 1 2 0 2 5 5 5 0 1 2 3");
        _host.Network.Press(call.Customer, "1#");
        await _host.Until("it is a promise", () => Leads is [{ Booking: not null, Number: Customer }]);
    }

    [Fact]
    public async Task A_screen_that_is_open_hears_how_long_those_wait_who_came_after_it_was_drawn()
    {
        _host.Get<LiveFigures>().Note(Enumerable.Range(1, 5).Select(Served), []);
        await _host.Ready(One);
        await Conversation.Start(_host, "+12025550100").TalkTo(One);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        await using var screen = _host.Get<IConsoleFeed>().Subscribe(new(One), limit.Token).GetAsyncEnumerator(limit.Token);
        Assert.True(await screen.MoveNextAsync());
        Assert.All(screen.Current.Queues, queue => Assert.Null(queue.Minutes));

        _ = Conversation.Start(_host, Customer);

        while (screen.Current.Queues is not [{ Waiting: 1, Minutes: > 0 }]) Assert.True(await screen.MoveNextAsync());
    }

    private IReadOnlyList<Lead> Leads => _host.Get<LeadBoard>().Now;

    private Call? Calling => Leads is [{ Calling: { } call }] ? _host.Saved(call.Value) : null;

    private FloorView? View()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        return _host.Get<IFloorFeed>().Subscribe(cancel.Token).ToBlockingEnumerable(cancel.Token).First();
    }

    private static Versioned<Call> Served(int number)
    {
        var now = TimeProvider.System.GetUtcNow();
        var agent = Story.Talking.Call[Story.L1] with { AdmittedAt = now.AddMinutes(-10), Since = now, Progress = LegProgress.Ended };
        return new(Story.Talking.Call with { Id = new($"CA{number:D32}"), AnsweredAt = now.AddMinutes(-10), Phase = new CallPhase.Ended(EndReason.CustomerLeft, now), Legs = [Story.Talking.Call.Customer, agent] }, 1);
    }

    private LegView? LegTo(string whom) => _host.Network.State.Legs.LastOrDefault(leg => leg.Ended is null && (leg.To == whom || leg.To == $"client:{whom}"));

    private void Queue(WaitRules rules)
    {
        var queues = _host.Get<LiveQueues>();
        queues.Now = new Queues([queues.Now.All[0] with { Waiting = rules }]);
    }

    // As the dialog does in which they have chosen it.
    private async Task Promised()
    {
        var call = Conversation.Start(_host, Customer);
        await call.CustomerHearsMusic();
        await _host.Until("the customer waits", () => call.Phase is CallPhase.Waiting);
        Assert.Null((await _host.Get<Desk>().Post(new Post(new CallId(call.Customer), new CallEvent.Intent.BookCallBack(Customer), "a test"), Cancellation)).Refusal);
        call.CustomerHangsUp();
        await _host.Until("it is a promise", () => Leads is [{ Booking: not null, Number: Customer }]);
        await _host.Until("the line is free", () => _host.Network.Leg(call.Customer) is { Status: "completed" });
    }
}
