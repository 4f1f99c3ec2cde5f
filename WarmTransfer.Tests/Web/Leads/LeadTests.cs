using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Leads;
using WarmTransfer.Simulator.People;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Customers;
using WarmTransfer.Web.Leads;

namespace WarmTransfer.Tests.Web.Leads;

/// <summary>A customer hangs up waiting, and is called back.</summary>
public sealed class LeadTests : IAsyncLifetime
{
    private const string Customer = "+12025550123", One = "agent1", Two = "agent2";
    private static readonly AgentId First = new(One), Second = new(Two);
    private static readonly TimeSpan InTime = TimeSpan.FromSeconds(5);
    private ProductHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // Nobody in a test waits for long.
    public async ValueTask InitializeAsync() => _host = await ProductHost.StartAsync(
        settings: ["--Desk:TransferNumbers:0=+1", "--Queues:0:Id=support", "--Queues:0:ShortAbandonSeconds=0", "--Queues:1:Id=sales", "--Queues:1:ShortAbandonSeconds=0", $"--Queues:1:Agents:0={Two}", "--Queues:1:Numbers:0=+15550100009"]);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Whoever_hangs_up_waiting_is_a_lead_within_five_seconds_and_calls_of_one_number_are_one_lead()
    {
        var lead = await Abandoned();
        Assert.Equal((Customer, "+15550100000", 1, MissedBecause.Abandoned), (lead.Number, lead.Called, lead.Times, lead.Last.Why));

        await HangUpWaiting(Customer);
        await _host.Until("the second call has joined it", () => Leads is [{ Times: 2 }], InTime);
    }

    [Fact]
    public async Task Whoever_withholds_the_number_is_no_lead()
    {
        await HangUpWaiting("anonymous");
        await Abandoned();
        Assert.Single(Leads);
    }

    [Fact]
    public async Task A_customer_who_calls_again_and_is_answered_is_no_lead_any_more_and_a_late_word_of_the_first_call_makes_none()
    {
        var lead = await Abandoned();
        var missed = _host.Saved(lead.Last.Call.Value)!;
        await _host.Ready(One);
        var again = Conversation.Start(_host, Customer);
        await again.TalkTo(One);

        await _host.Until("it is spoken to", () => Leads is [{ End.How: LeadEnding.Answered }], InTime);
        Assert.False(await _host.Get<LeadStore>().Note(missed, Cancellation));
        Assert.Single(Leads);
    }

    [Fact]
    public async Task One_of_two_who_want_it_at_once_has_it_and_the_other_is_told_who()
    {
        var lead = await Abandoned();
        await _host.Ready(One);
        await _host.Ready(Two);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(turn => Desk.Ask(lead.Id, new LeadEvent.Take(turn % 2 == 0 ? First : Second), Cancellation)));

        var holder = Find(lead.Id).Hold!.By;
        Assert.Equal(10, answers.Count(answer => answer is null));
        Assert.All(answers.OfType<Refusal>(), refusal => Assert.Equal($"{(holder == First ? "Agent 1" : "Agent 2")} has this lead.", refusal.Reason.English));
    }

    [Fact]
    public async Task The_agents_phone_rings_and_then_the_customers_and_both_hear_each_other_and_the_call_goes_on_to_another_agent()
    {
        var lead = await Abandoned();
        await _host.Ready(One, AgentBehaviour.Manual);
        await _host.Ready(Two);
        _host.Network.Add(Customer, AgentBehaviour.Manual);

        var call = await CallBack(lead);
        await _host.Until("agent 1's phone rings", () => LegTo(One) is { Status: "ringing" });
        Assert.Null(LegTo(Customer));
        _host.Network.Answer(LegTo(One)!.CallSid);
        await _host.Until("the customer's phone rings, and shows the number that was called", () => LegTo(Customer) is { Status: "ringing", From: "+15550100000" });
        await _host.Until("agent 1 hears it ring meanwhile", () => LegTo(One) is { Playing: "ring-tone.wav", Hears.Count: 0 });
        _host.Network.Answer(LegTo(Customer)!.CallSid);
        await HearEachOther(One, Customer);
        await _host.Until("the lead is done", () => Find(lead.Id).End is { How: LeadEnding.Answered } end && end.Call == call, InTime);

        Assert.Null(await _host.Ask(call.Value, new CallEvent.Intent.Consult(First, Target.To(Second), Briefing.None)));
        await HearEachOther(One, Two);
        await _host.Until("the customer hears music", () => LegTo(Customer) is { Playing: "hold-music.wav", Hears.Count: 0 });
        Assert.Null(await Asked(() => _host.Ask(call.Value, new CallEvent.Intent.Merge(First))));
        await HearEachOther(One, Two, Customer);
        Assert.Null(await Asked(() => _host.Ask(call.Value, new CallEvent.Intent.Leave(First))));
        await HearEachOther(Two, Customer);

        _host.Network.HangUp(LegTo(Customer)!.CallSid);
        await _host.Until("the call is over", () => _host.Saved(call.Value) is { IsOver: true, HasLiveLegs: false, Direction: CallDirection.Outbound });
    }

    [Theory]
    [InlineData(AgentBehaviour.Decline, LeadOutcome.Busy)]
    [InlineData(null, LeadOutcome.Failed)]
    public async Task A_customer_who_is_not_reached_leaves_the_lead_open_and_the_agent_free(AgentBehaviour? customer, LeadOutcome outcome)
    {
        var lead = await Abandoned();
        await _host.Ready(One);
        if (customer is { } behaviour) _host.Network.Add(Customer, behaviour);

        await CallBack(lead);

        await _host.Until("the lead is open again, with the attempt", () => Find(lead.Id) is { IsOpen: true, Hold: null, Calling: null, Attempts: [{ Outcome: var came }] } && (came == outcome || customer is null));
        await _host.Until("agent 1 is free", () => _host.StateOf(One) == WarmTransfer.Core.Agents.AgentState.Available);
    }

    [Fact]
    public async Task An_agent_who_is_gone_before_the_customer_answers_stops_the_ringing_and_the_lead_is_open_again()
    {
        var lead = await Abandoned();
        await _host.Ready(One);
        _host.Network.Add(Customer, AgentBehaviour.Manual);
        await CallBack(lead);
        await _host.Until("the customer's phone rings", () => LegTo(Customer) is { Status: "ringing" });

        _host.Network.HangUp(LegTo(One)!.CallSid);

        await _host.Until("it rings no more", () => LegTo(Customer) is null);
        await _host.Until("the lead is open again", () => Find(lead.Id) is { IsOpen: true, Calling: null, Attempts: [{ Outcome: LeadOutcome.CalledOff }] });
    }

    [Fact]
    public async Task An_agent_who_is_lost_after_the_answer_leaves_a_customer_who_hears_music_and_goes_to_the_next()
    {
        var lead = await Abandoned();
        await _host.Ready(One);
        _host.Network.Add(Customer, AgentBehaviour.Answer);
        await CallBack(lead);
        await HearEachOther(One, Customer);

        await _host.Ready(Two);
        _host.Network.HangUp(LegTo(One)!.CallSid);
        await _host.Gone(One);

        await HearEachOther(Two, Customer);
    }

    [Fact]
    public async Task The_process_goes_down_while_the_customers_phone_rings_and_the_call_goes_on_after_it()
    {
        var lead = await Abandoned();
        await _host.Ready(One);
        _host.Network.Add(Customer, AgentBehaviour.Manual);
        var call = await CallBack(lead);
        await _host.Until("the customer's phone rings", () => LegTo(Customer) is { Status: "ringing" });

        await _host.Restart(meanwhile: () => { });
        _host.Network.Answer(LegTo(Customer)!.CallSid);

        await HearEachOther(One, Customer);
        await _host.Until("the lead is done", () => Find(lead.Id).End is { How: LeadEnding.Answered } end && end.Call == call);
    }

    [Fact]
    public async Task Twenty_clicks_and_two_agents_begin_one_call()
    {
        var lead = await Abandoned();
        await _host.Ready(One, AgentBehaviour.Manual);
        await _host.Ready(Two, AgentBehaviour.Manual);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(turn => Desk.CallBack(lead.Id, turn % 2 == 0 ? First : Second, Guid.NewGuid(), Cancellation)));

        Assert.Single(answers, answer => answer is null);
        Assert.Single(_host.Snapshot.Calls.Values, call => call.Direction == CallDirection.Outbound);
    }

    [Fact]
    public async Task The_same_command_again_begins_no_second_call()
    {
        var lead = await Abandoned();
        await _host.Ready(One, AgentBehaviour.Manual);
        var command = Guid.NewGuid();

        Assert.Null(await Desk.CallBack(lead.Id, First, command, Cancellation));
        Assert.Null(await Desk.CallBack(lead.Id, First, command, Cancellation));
        Assert.Single(_host.Snapshot.Calls.Values, call => call.Direction == CallDirection.Outbound);
    }

    [Fact]
    public async Task An_agent_who_is_not_there_calls_nobody_and_the_lead_stays_to_be_called()
    {
        var lead = await Abandoned();

        Assert.Equal(RefusalCode.AgentNotAvailable, (await Desk.CallBack(lead.Id, await Met(One), Guid.NewGuid(), Cancellation))?.Code);
        Assert.Null(Find(lead.Id).Calling);
    }

    [Fact]
    public async Task A_lead_that_says_it_is_called_by_a_call_that_never_began_is_open_again()
    {
        var lead = await Abandoned();
        var (_, refusal) = await _host.Get<LeadStore>().Change(lead.Id, new LeadEvent.CallBack(First, CallId.OfOurs(Guid.NewGuid())), done: null, Cancellation);
        Assert.Null(refusal);

        await _host.Until("it is called by nobody", () => Find(lead.Id) is { Calling: null }, TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task What_a_dead_process_left_unsaid_is_found()
    {
        var call = _host.Network.Dial(Customer);
        await _host.Until("the call is saved", () => _host.Saved(call));
        _host.Network.HangUp(call);
        await _host.Until("there is a lead", () => Leads.Count == 1);
        await using (var db = _host.Database()) await db.Leads.ExecuteDeleteAsync(Cancellation);

        await _host.Restart(meanwhile: () => { });

        await _host.Until("there is a lead again", () => Leads.Count == 1, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Who_takes_gives_up_or_ends_a_lead_is_in_the_audit_without_the_number()
    {
        var lead = await Abandoned();
        await Met(One);
        Assert.Null(await Desk.Ask(lead.Id, new LeadEvent.Take(First), Cancellation));
        Assert.Null(await Desk.Ask(lead.Id, new LeadEvent.Release(First), Cancellation));
        Assert.Null(await Desk.Ask(lead.Id, new LeadEvent.Take(First), Cancellation));
        Assert.Null(await Desk.Ask(lead.Id, new LeadEvent.GiveUp(First, "wrong number"), Cancellation));

        await using var db = _host.Database();
        var rows = await db.Audit.AsNoTracking().Where(row => row.Reason.StartsWith($"lead {lead.Id}")).OrderBy(row => row.Id).ToListAsync(Cancellation);
        Assert.Equal(["takes a lead", "gives a lead back", "takes a lead", "gives a lead up"], rows.Select(row => row.Act));
        Assert.All(rows, row => Assert.Equal((One, AuditOutcome.Done, false), (row.Actor, row.Outcome, row.Reason.Contains(Customer, StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Agents_see_their_queues_leads_with_the_number_masked_and_supervisors_all_of_it()
    {
        await Abandoned();
        await HangUpWaitingForSales("+12025550188");
        await _host.Until("there are both", () => _host.Get<LeadBoard>().Now.Count == 2);

        Assert.Equal(["+•••••••••23"], Seen(One));
        Assert.Equal(2, Seen(Two).Length);
        Assert.Contains(Customer, Seen("supervisor1", WarmTransfer.Web.Auth.Roles.Supervisor));
        Assert.Empty(Seen("auditor1", WarmTransfer.Web.Auth.Roles.Auditor));
    }

    [Fact]
    public async Task Whoever_is_erased_is_no_lead_any_more()
    {
        await Abandoned();
        var longAgo = TimeProvider.System.GetUtcNow().AddHours(-1);
        await using (var db = _host.Database()) await db.Customers.ExecuteUpdateAsync(set => set.SetProperty(row => row.LastSeen, longAgo), Cancellation);

        Assert.True((await _host.Get<Erasures>().Erase(Customer, "asked", "admin1", Cancellation)).Done);

        await _host.Until("there is none", () => Leads.Count == 0 && _host.Get<LeadBoard>().Now.Count == 0);
    }

    private ILeadDesk Desk => _host.Get<ILeadDesk>();

    private List<Lead> Leads
    {
        get
        {
            using var db = _host.Database();
            return [.. db.Leads.AsNoTracking().ToList().Select(row => LeadStore.Read(db, row, CancellationToken.None).Result)];
        }
    }

    private Lead Find(LeadId id) => Leads.Single(lead => lead.Id == id);

    private async Task<Lead> Abandoned()
    {
        await HangUpWaiting(Customer);
        return await _host.Until("there is a lead of the customer", () => Leads.Find(lead => lead.Number == Customer));
    }

    // The network has one number.
    private async Task HangUpWaitingForSales(string from)
    {
        var (desk, call) = (_host.Get<WarmTransfer.Web.Calls.Desk>(), new CallId("CA00000000000000000000000000000099"));
        await desk.Post(new WarmTransfer.Web.Calls.Post(call, new CallEvent.Fact.CustomerArrived(from, "+15550100009", new QueueId("sales")), "test"), Cancellation);
        await desk.Post(new WarmTransfer.Web.Calls.Post(call, new CallEvent.Fact.LegEnded(LegId.Customer, call.Value, LegEnding.HungUp), "test"), Cancellation);
    }

    private async Task HangUpWaiting(string from)
    {
        var call = _host.Network.Dial(from);
        await _host.Until("the customer waits", () => _host.Saved(call) is { Phase: CallPhase.Waiting, Customer.Presence: Presence.In } waits ? waits : null);
        _host.Network.HangUp(call);
        await _host.Until("the call is over", () => _host.Saved(call) is { IsOver: true } over ? over : null);
    }

    private async Task<AgentId> Met(string agent)
    {
        await _host.Get<WarmTransfer.Web.Calls.IAgentDesk>().Meet(new AgentId(agent), Cancellation);
        return new AgentId(agent);
    }

    private async Task<CallId> CallBack(Lead lead)
    {
        var command = Guid.NewGuid();
        Assert.Null(await Desk.CallBack(lead.Id, First, command, Cancellation));
        return CallId.OfOurs(command);
    }

    private static async Task<Refusal?> Asked(Func<Task<Refusal?>> ask)
    {
        Refusal? refusal = null;
        await Eventually.Holds("it is not too early any more", () => (refusal = ask().Result) is not { Code: RefusalCode.WrongPhase }, () => refusal?.Reason.English ?? "");
        return refusal;
    }

    private WarmTransfer.Simulator.Api.LegView? LegTo(string party) => _host.Network.LegsTo(party).FirstOrDefault(leg => leg.Ended is null);

    private Task HearEachOther(params string[] parties) => _host.Until($"{string.Join(", ", parties)} hear each other", () =>
    {
        string?[] present = [.. parties.Select(party => LegTo(party)?.CallSid)];
        return present.All(sid => sid is not null && _host.Network.Leg(sid) is { Playing: null } leg && leg.Hears.ToHashSet().SetEquals(present.Where(other => other != sid)!));
    });

    private string[] Seen(string who, string role = WarmTransfer.Web.Auth.Roles.Agent) =>
        [.. _host.Get<LeadFeed>().ListOf(new WarmTransfer.Web.Auth.CurrentAgent(who, who, [role])).Leads.Select(lead => lead.Customer)];
}
