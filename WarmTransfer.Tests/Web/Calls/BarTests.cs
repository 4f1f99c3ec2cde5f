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
        await Until(views, AgentState.Available);
        var took = await Took(async () =>
        {
            await _host.Get<IAgentDesk>().Ask(new AgentId("agent2"), new AgentEvent.GoAway("Lunch"), gone.Token);
            await Until(views, AgentState.Away);
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

    private static async Task Until(IAsyncEnumerator<ConsoleView> views, AgentState state)
    {
        while (await views.MoveNextAsync())
            if (views.Current.Agents.Any(agent => agent.Id.Value == "agent2" && agent.State == state)) return;
        Assert.Fail("The feed has ended.");
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
