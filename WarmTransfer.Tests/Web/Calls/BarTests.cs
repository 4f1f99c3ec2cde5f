using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Simulator.People;
using WarmTransfer.Tests.Chaos;
using WarmTransfer.Tests.Web.Webhooks;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Console;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Joining;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Tests.Web.Calls;

/// <summary>What has to happen within a second or so, by the moments at which the server recorded it.</summary>
[Collection(nameof(Alone))]
public sealed class BarTests : IAsyncLifetime
{
    private static readonly AgentId One = new("agent1");
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private ProductHost _host = null!;
    private Conversation _call = null!;

    // The account's budget is the usual one: a leg that waits for its turn counts as late.
    public async ValueTask InitializeAsync()
    {
        _host = await ProductHost.StartAsync(callsPerSecond: 1, settings: "--Twilio:RingTimeout=10");
        await _host.Ready("agent1");
        _call = Conversation.Start(_host);
        await _call.TalkTo("agent1");
        await Task.Delay(Second, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task From_the_click_to_the_second_agents_ring_it_takes_less_than_a_second_and_a_half()
    {
        await _host.Ready("agent2", AgentBehaviour.Manual);
        await _call.Do(new CallEvent.Intent.DialIn(One, Target.To(new AgentId("agent2")), Briefing.None));
        await Within(1.5 * Second, e => e is CallEvent.Intent.DialIn, e => e is CallEvent.Fact.LegProgressed { Progress: LegProgress.Ringing, Leg.Value: "L2" });
    }

    [Fact]
    public async Task Why_a_second_agent_declines_is_known_to_the_first_within_a_second()
    {
        var phone = await Consulted();
        await _call.Do(new CallEvent.Intent.Decline(new AgentId("agent2"), DeclineReason.Busy));
        _host.Network.Devices.Reject(phone, phone.Invitations.First().CallSid);
        await Within(Second, e => e is CallEvent.Intent.Decline, e => e is CallEvent.Fact.LegEnded { Ending: LegEnding.Declined });
        var call = _host.Saved(_call.Customer)!;
        Assert.Equal(DeclineReason.Busy, call[call.LastFailure!.Leg].Declines);
    }

    [Fact]
    public async Task A_consultation_that_is_called_off_stops_ringing_and_gives_the_customer_back_within_a_second()
    {
        await Consulted();
        await _call.Do(new CallEvent.Intent.Cancel(One));
        await Within(Second, e => e is CallEvent.Intent.Cancel, e => e is CallEvent.Fact.HoldAnswered { Held: false });
        await Within(1.5 * Second, e => e is CallEvent.Intent.Cancel, e => e is CallEvent.Fact.LegEnded { Leg.Value: "L2" });
    }

    [Fact]
    public async Task Whoever_is_merged_hears_the_customer_within_a_second()
    {
        await _host.Ready("agent2");
        await _call.Consult("agent1", "agent2");
        await _call.InPrivate("agent1", "agent2");
        await _call.Do(new CallEvent.Intent.Merge(One));
        await Within(Second, e => e is CallEvent.Intent.Merge, e => e is CallEvent.Fact.HoldAnswered { Held: false });
    }

    [Fact]
    public async Task A_customer_who_leaves_while_the_second_agent_rings_ends_the_ringing_within_a_second_and_a_half()
    {
        await Consulted();
        _call.CustomerHangsUp();
        await Within(1.5 * Second, e => e is CallEvent.Fact.ParticipantLeft { HungUp: true } or CallEvent.Fact.LegEnded { Leg.Value: "customer" }, e => e is CallEvent.Fact.LegEnded { Leg.Value: "L2" });
    }

    [Fact]
    public async Task A_customer_who_leaves_while_the_first_agents_phone_rings_ends_the_ringing_within_a_second_and_a_half()
    {
        var waiting = await RingingAtTheSecond();
        var ringing = waiting.LegOf("agent2")!.CallSid;
        waiting.CustomerHangsUp();
        await _host.Until("the ringing is over", () => _host.Network.Leg(ringing) is { Ended: not null });
        Assert.InRange(_host.Network.Leg(ringing)!.Ended!.Value - _host.Network.Leg(waiting.Customer)!.Ended!.Value, TimeSpan.Zero, 1.5 * Second);
        await Within(waiting, 1.5 * Second, e => e is CallEvent.Fact.ParticipantLeft { HungUp: true } or CallEvent.Fact.LegEnded { Leg.Value: "customer" }, e => e is CallEvent.Fact.LegEnded { Leg.Value: "L1" });
    }

    /// <summary>By what the phone network has written down.</summary>
    /// <param name="first">The phone is picked up a moment before the customer is gone; otherwise a moment after.</param>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_answers_as_the_customer_leaves_is_alone_in_a_room_for_three_seconds_at_most_and_hears_so(bool first)
    {
        var waiting = await RingingAtTheSecond();
        var ringing = waiting.LegOf("agent2")!.CallSid;
        if (first) Assert.True(_host.Network.Answer(ringing));
        waiting.CustomerHangsUp();
        if (!first) Assert.True(_host.Network.Answer(ringing));
        await _host.Until("the agent is let go", () => _host.Network.Leg(ringing) is { Ended: not null });

        var alone = _host.Network.Log.Where(entry => entry.CallSid == ringing && entry.Kind == "conference").ToList();
        var gone = _host.Network.Leg(waiting.Customer)!.Ended!.Value;
        if (alone.Find(entry => entry.Text.Contains(" joined ", StringComparison.Ordinal)) is { } joined)
            Assert.InRange(alone.First(entry => entry.Text.Contains(" left ", StringComparison.Ordinal)).At - (joined.At > gone ? joined.At : gone), TimeSpan.Zero, 3 * Second);
        Assert.Contains(_host.Network.Spoken, sentence => sentence.Contains("The caller has left", StringComparison.Ordinal));
        await _host.Until("the agent is free", () => _host.StateOf("agent2") == AgentState.Available);
    }

    [Fact]
    public async Task Each_mode_of_a_supervisor_is_on_the_agents_screen_within_a_second_of_the_key_and_no_leg_is_dialled_again()
    {
        var boss = new AgentId("supervisor1");
        await _host.Get<IPresence>().PhoneSeen(boss, TestContext.Current.CancellationToken);
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await using var views = _host.Get<IConsoleFeed>().Subscribe(One, gone.Token).GetAsyncEnumerator(gone.Token);
        var leg = _host.CallIn(boss.Value, _call.Customer, JoinPurpose.Listen);
        await Until(views, view => Takes(view, "Listening"));
        foreach (var (mode, words) in new[] { (MonitorMode.Whisper, "Whispering"), (MonitorMode.Barge, "Speaking"), (MonitorMode.Listen, "Listening") })
        {
            var took = await Took(async () =>
            {
                await _call.Do(new CallEvent.Intent.ChangeMonitorMode(boss, mode));
                await Until(views, view => Takes(view, words));
            });
            Assert.InRange(took, TimeSpan.Zero, Second);
            await Within(Second, e => e is CallEvent.Intent.ChangeMonitorMode change && change.Mode == mode, e => e is CallEvent.Fact.CoachingAnswered);
        }

        Assert.Equal(leg, Assert.Single(_host.Saved(_call.Customer)!.AgentLegs, one => one.Agent == boss).Sid);
        Assert.Null(_host.Network.Leg(leg)!.Ended);
        await gone.CancelAsync();
    }

    [Fact]
    public async Task A_phone_that_rings_out_gives_the_customer_to_the_next_agent_within_a_second()
    {
        await _host.Gone("agent1");
        await _host.Ready("agent2", AgentBehaviour.Ignore);
        var waiting = Conversation.Start(_host, "+15550100002");
        await waiting.RingsAt("agent2");
        await _host.Ready("agent3");
        await waiting.TalkTo("agent3");
        await Within(waiting, Second, e => e is CallEvent.Fact.LegEnded { Ending: LegEnding.NoAnswer }, e => e is CallEvent.Intent.Offer { Agent.Value: "agent3" });
    }

    [Fact]
    public async Task A_page_that_says_nothing_is_not_rung_from_the_sixteenth_second_on()
    {
        var before = TimeProvider.System.GetUtcNow();
        await _host.Get<IPresence>().PhoneSeen(new AgentId("agent2"), TestContext.Current.CancellationToken);
        var agent = _host.Get<Board>().Snapshot.Agents[new AgentId("agent2")];
        Assert.Equal(AgentState.Available, agent.StateAt(before.AddSeconds(14)));
        Assert.Equal(AgentState.Offline, agent.StateAt(TimeProvider.System.GetUtcNow().AddSeconds(15.1)));
    }

    [Fact]
    public async Task The_greeting_is_there_within_a_fifth_of_a_second_while_nothing_can_be_written()
    {
        using var twilio = new WebhookSender(_host);
        var mended = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var blocked = _host.Get<WriteGate>().Run(() => mended.Task, TestContext.Current.CancellationToken);
        var took = new List<TimeSpan>();
        for (var number = 0; number < 20; number++) took.Add(await Took(() => Greeting(twilio, $"CA{number:x32}")));
        mended.SetResult(0);
        await blocked;
        // The middle one: a machine that is busy for a moment is not the greeting's fault.
        Assert.InRange(took.Order().ElementAt(took.Count / 2), TimeSpan.Zero, TimeSpan.FromMilliseconds(200));
    }

    [Fact]
    public async Task Who_goes_away_is_shown_so_to_the_others_within_a_second()
    {
        await _host.Ready("agent2");
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await using var views = _host.Get<IConsoleFeed>().Subscribe(One, gone.Token).GetAsyncEnumerator(gone.Token);
        await Until(views, view => Is(view, AgentState.Available));
        var took = await Took(async () =>
        {
            await _host.Get<IAgentDesk>().Ask(new AgentId("agent2"), new AgentEvent.GoAway("Lunch"), gone.Token);
            await Until(views, view => Is(view, AgentState.Away));
        });
        Assert.InRange(took, TimeSpan.Zero, Second);
        await gone.CancelAsync();
    }

    [Fact]
    public async Task What_an_agent_wants_to_be_next_is_kept_over_a_restart()
    {
        await _host.Get<IAgentDesk>().Ask(One, new AgentEvent.GoAway("Lunch"), TestContext.Current.CancellationToken);
        await _host.Restart(() => { });
        await _call.HangUpOnPurpose("agent1");
        await _host.Until("the agent is at lunch", () => _host.Snapshot.Agents[One] is { Away: "Lunch", Engagement: null });
    }

    private static async Task<TimeSpan> Took(Func<Task> what)
    {
        var started = Stopwatch.GetTimestamp();
        await what();
        return Stopwatch.GetElapsedTime(started);
    }

    private static async Task Greeting(WebhookSender twilio, string call)
    {
        using var answer = await twilio.Post("/conference/connect/client", ("CallSid", call), ("From", "+15550100009"), ("To", "+15550100000"));
        Assert.Contains("<Conference", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static async Task Until(IAsyncEnumerator<ConsoleView> views, Func<ConsoleView, bool> shows)
    {
        while (await views.MoveNextAsync())
            if (shows(views.Current)) return;
        Assert.Fail("The feed has ended.");
    }

    private static bool Is(ConsoleView view, AgentState state) => view.Agents.Any(agent => agent.Id.Value == "agent2" && agent.State == state);

    private static bool Takes(ConsoleView view, string words) => view.Call?.Parties.Any(party => party.Kind is PartyKind.Supervisor && party.State.English == words) == true;

    /// <summary>A second customer has called, and the second agent's phone rings until it is picked up.</summary>
    private async Task<Conversation> RingingAtTheSecond()
    {
        await _host.Ready("agent2", AgentBehaviour.Manual);
        var waiting = Conversation.Start(_host, "+15550100002");
        await waiting.RingsAt("agent2");
        return waiting;
    }

    private async Task<BrowserPhone> Consulted()
    {
        var phone = new BrowserPhone("agent2");
        _host.Network.Devices.Register(phone);
        await _host.Get<IPresence>().PhoneSeen(new AgentId("agent2"), TestContext.Current.CancellationToken);
        await _call.Consult("agent1", "agent2");
        await _call.RingsAt("agent2");
        return phone;
    }

    private Task Within(TimeSpan bar, Func<CallEvent, bool> from, Func<CallEvent, bool> to) => Within(_call, bar, from, to);

    private async Task Within(Conversation call, TimeSpan bar, Func<CallEvent, bool> from, Func<CallEvent, bool> to)
    {
        var (begun, done) = (DateTimeOffset.MinValue, DateTimeOffset.MinValue);
        await _host.Until("it has happened", () => (begun = At(call, DateTimeOffset.MinValue, from)) < (done = At(call, begun, to)) && done < DateTimeOffset.MaxValue);
        Assert.InRange(done - begun, TimeSpan.Zero, bar);
    }

    private DateTimeOffset At(Conversation call, DateTimeOffset after, Func<CallEvent, bool> what)
    {
        using var db = _host.Database();
        var events = db.Events.AsNoTracking().Where(row => row.CallId == call.Customer).OrderBy(row => row.Id).ToList();
        return events.Find(row => row.At >= after && what(Json.Read<CallEvent>(row.Payload)))?.At ?? DateTimeOffset.MaxValue;
    }
}
