using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;
using WarmTransfer.Simulator.People;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Tests.Web.Webhooks;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Console;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Routing;
using WarmTransfer.Web.Teams;
using WarmTransfer.Web.Transfers;

namespace WarmTransfer.Tests.Web.Routing;

/// <summary>A customer is sent to another queue of a running console: who is rung, what they read before they answer, and who else waits.</summary>
public sealed class QueueTransferTests : IAsyncLifetime
{
    private static readonly AgentId Agent1 = new("agent1"), Agent2 = new("agent2"), Admin = new("admin1");
    private static readonly QueueId Sales = new("sales");
    private ProductHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // Everybody calls support, where agent 2 is rung for nobody.
    public async ValueTask InitializeAsync() => _host = await ProductHost.StartAsync(
        settings: ["--Queues:0:Id=support", "--Queues:0:Agents:0=agent1", "--Queues:1:Id=sales", "--Queues:1:Name=Sales", "--Queues:1:Agents:0=agent2", "--Queues:1:Numbers:0=+15550100001", "--Desk:WrapUpSeconds=0"]);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task The_customer_is_answered_there_before_a_newer_call_and_whoever_answers_reads_the_briefing_while_it_rings()
    {
        var call = await Talking();
        Assert.Null(await Send(call, Sales, new Briefing("A new contract", "Wants two lines.")));
        await call.CustomerHearsMusic();
        await _host.Until("agent 1 is free", () => call.LegOf("agent1") is null);
        await _host.Gone("agent1");
        var newer = await ArrivesInSales();

        await _host.Ready("agent2", AgentBehaviour.Manual);
        await call.RingsAt("agent2");

        var card = await _host.Until("agent 2 sees the call", () => View(Agent2).Call);
        Assert.Equal(("Incoming transfer from Agent 1", "A new contract", "Wants two lines."), (card.StatusText.English, card.Briefing!.Reason, card.Briefing.Note));
        Assert.IsType<CallPhase.Waiting>(_host.Saved(newer)!.Phase);
        Assert.True(_host.Network.Answer(call.LegOf("agent2")!.CallSid));
        await call.TalkTo("agent2");
        Assert.InRange(_host.Network.Leg(call.Customer)!.DeadAir.LongestSeconds, 0, 2);
        Assert.Equal((Sales, new QueueId("support")), (_host.Saved(call.Customer)!.Queue, _host.Saved(call.Customer)!.FirstQueue));
    }

    [Fact]
    public async Task When_nobody_answers_there_in_time_the_customer_comes_back_to_the_agent_who_sent_them()
    {
        await Change(Sales, queue => queue with { Routing = queue.Routing with { ReturnSeconds = 2 } });
        var call = await Talking();
        Assert.Null(await Send(call, Sales, Briefing.None));
        await call.CustomerHearsMusic();

        await call.TalkTo("agent1");

        Assert.Equal(Sales, _host.Saved(call.Customer)!.Queue);
        Assert.Equal(1, await Happened(call, "comes back to the agent who had sent it on"));
    }

    [Fact]
    public async Task Agents_see_the_queues_with_how_many_are_free_and_wait_there()
    {
        var call = await Talking();
        Assert.Equal("Nobody is free, nobody waits", Shown("Sales").Words.English);
        await _host.Ready("agent2", AgentBehaviour.Manual);
        await _host.Until("agent 2 is seen to be free there", () => Shown("Sales").Words.English == "1 is free, nobody waits");
        await _host.Gone("agent2");
        await ArrivesInSales();

        await _host.Until("somebody is seen to wait there", () => Shown("Sales").Words.English == "Nobody is free, 1 waits");
        Assert.Equal(new QueueId("support"), View(Agent1).Call!.Queue);
        Assert.IsType<CallPhase.Talking>(call.Phase);
    }

    [Fact]
    public async Task Programs_send_a_call_to_a_queue_by_its_id()
    {
        var call = await Talking();
        using var agent = await SignedIn.As("agent1", _host.Url);

        Assert.Equal(HttpStatusCode.Conflict, await agent.Command(call.Customer, "cold-transfer", "queue:support"));
        Assert.Equal(HttpStatusCode.NotFound, await agent.Command(call.Customer, "cold-transfer", "queue:nowhere"));
        Assert.Equal(HttpStatusCode.NotFound, await agent.Command(call.Customer, "cold-transfer", "queue:"));
        Assert.Equal(HttpStatusCode.NotFound, await agent.Command(call.Customer, "consult", "queue:nowhere"));
        Assert.Equal(HttpStatusCode.NoContent, await agent.Command(call.Customer, "cold-transfer", "queue:sales"));

        await call.CustomerHearsMusic();
    }

    [Fact]
    public async Task A_group_that_may_not_is_refused_and_the_attempt_is_in_the_audit()
    {
        await Users(users => users.SetGroupsAsync("agent1", Groups.Typed("beginners"), "test"));
        await Save(TransferSettings.Kind, TransferSettings.Id, new TransferSettings { Groups = [new GroupTransfers { Group = "beginners", Queues = false }] }, 0);
        var call = await Talking();
        await _host.Until("the group counts", () => _host.Get<CallMachine>().Policy.Rights.Refuse(Agent1, new Target.OtherQueue(Sales)) is not null);

        Assert.Equal("You may not transfer calls to other queues.", (await Send(call, Sales, Briefing.None))?.Reason.English);

        await using var db = _host.Database();
        Assert.Equal(1, await db.Audit.CountAsync(row => row.Actor == "agent1" && row.Act == "cold-transfer" && row.Outcome == AuditOutcome.Denied && row.CallId == call.Customer, Cancellation));
    }

    [Fact]
    public async Task A_call_rings_whoever_has_the_skills_that_its_queue_asks_for_and_others_when_it_has_waited_long_enough()
    {
        await Change(new("support"), queue => queue with { Agents = [], Routing = new() { Needs = [new NeedSetting { Skill = "french", Level = 5 }], DropNeedsSeconds = 2 } });
        await Users(users => users.SetSkillsAsync("agent2", Skills.Typed("french=7").Skills, "test"));
        await _host.Ready("agent1");
        await _host.Until("the skill counts", () => _host.Get<LiveQueues>().Now.SkillsOf(Agent2).GetValueOrDefault("french") == 7);
        await _host.Ready("agent2");

        var first = Conversation.Start(_host);
        await first.TalkTo("agent2");
        Assert.Equal(1, await Happened(first, "with french 7 (needs 5)"));
        var second = Conversation.Start(_host, "+15550100002");
        await second.TalkTo("agent1");
        Assert.Equal(1, await Happened(second, "whatever their skills after 2 s"));
    }

    [Fact]
    public async Task A_group_that_comes_later_is_rung_when_nobody_of_the_first_was_free_for_so_long()
    {
        await Users(users => users.SetGroupsAsync("agent2", Groups.Typed("nights"), "test"));
        await Change(new("support"), queue => queue with { Routing = new() { Tiers = [new TierSetting { Group = "nights", AfterSeconds = 1 }] } });
        await _host.Until("the group counts", () => _host.Get<LiveQueues>().Now[new("support")].Later.ContainsKey(Agent2));
        await _host.Ready("agent2");

        var call = Conversation.Start(_host);

        await call.TalkTo("agent2");
        Assert.Equal(1, await Happened(call, "rung after 1 s of waiting"));
    }

    [Fact]
    public async Task What_is_wrong_with_needs_and_groups_is_said_beside_its_field()
    {
        var queue = _host.Get<LiveSettings>().Now.Find(QueueSetting.Kind, "sales")!;
        var routing = new RoutingSetting
        {
            Needs = [new NeedSetting { Skill = "french", Level = 11, RelaxBy = 0 }, new NeedSetting { Skill = "french" }, new NeedSetting { Skill = "" }],
            Tiers = [new TierSetting { Group = "a=b", AfterSeconds = 3601 }], DropNeedsSeconds = -1, ReturnSeconds = 4000,
        };

        var answer = await _host.Get<SettingsDesk>().Save(QueueSetting.Kind, "sales", queue.Value with { Routing = routing }, queue.Revision, Admin, Cancellation);

        Assert.Equal(
            ["Routing:DropNeedsSeconds", "Routing:Needs:0:Level", "Routing:Needs:0:RelaxBy", "Routing:Needs:1:Name", "Routing:Needs:2:Name", "Routing:ReturnSeconds", "Routing:Tiers:0:AfterSeconds", "Routing:Tiers:0:Name"],
            answer.Faults.Select(fault => fault.Field).Order(StringComparer.Ordinal));
    }

    private async Task<Conversation> Talking()
    {
        await _host.Ready("agent1");
        var call = Conversation.Start(_host);
        await call.TalkTo("agent1");
        return call;
    }

    private async Task<string> ArrivesInSales()
    {
        const string Call = "CA000000000000000000000000000000ad";
        using var twilio = new WebhookSender(_host);
        using var answer = await twilio.Post("/conference/connect/client", [("CallSid", Call), ("From", "+15550100009"), ("To", "+15550100001")]);
        await _host.Until("it waits in sales", () => _host.Saved(Call) is { Phase: CallPhase.Waiting } call && call.Queue == Sales);
        return Call;
    }

    private ConsoleView View(AgentId agent) => _host.Get<Views>().Console(_host.Snapshot, agent, DateTimeOffset.UtcNow);

    private QueueView Shown(string name) => View(Agent1).Queues.Single(queue => queue.Name == name);

    private Task<Refusal?> Send(Conversation call, QueueId queue, Briefing briefing) => _host.Ask(call.Customer, new CallEvent.Intent.ColdTransfer(Agent1, new Target.OtherQueue(queue), briefing));

    private async Task<int> Happened(Conversation call, string why)
    {
        await using var db = _host.Database();
        var offers = (await db.Events.Where(e => e.CallId == call.Customer && e.Refusal == null).Select(e => e.Payload).ToListAsync(Cancellation)).Select(Json.Read<CallEvent>).OfType<CallEvent.Intent.Offer>();
        return offers.Count(offer => offer.Why.English.Contains(why, StringComparison.Ordinal));
    }

    private async Task Users(Func<Users, Task<IReadOnlyList<Sentence>>> change)
    {
        await using var scope = _host.Get<IServiceScopeFactory>().CreateAsyncScope();
        Assert.Empty(await change(scope.ServiceProvider.GetRequiredService<Users>()));
    }

    private Task Change(QueueId id, Func<QueueSetting, QueueSetting> change)
    {
        var queue = _host.Get<LiveSettings>().Now.Find(QueueSetting.Kind, id.Value)!;
        return Save(QueueSetting.Kind, id.Value, change(queue.Value), queue.Revision);
    }

    private async Task Save<T>(SettingKind<T> kind, string id, T value, long revision) where T : class =>
        Assert.Equal(SaveOutcome.Saved, (await _host.Get<SettingsDesk>().Save(kind, id, value, revision, Admin, Cancellation)).Outcome);
}
