using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Routing;
using WarmTransfer.Web.Teams;
using WarmTransfer.Web.Transfers;

namespace WarmTransfer.Tests.Web.Transfers;

/// <summary>Groups of agents: to whom they transfer, and for which queues they are rung.</summary>
public sealed class TransferSettingsTests : IAsyncLifetime
{
    private static readonly AgentId Admin = new("admin1"), Agent1 = new("agent1");
    private ProductHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await ProductHost.StartAsync(settings: "--Desk:TransferNumbers:0=+1");

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_group_transfers_only_where_it_may_from_the_change_on_and_whoever_tried_is_in_the_audit()
    {
        await Group("agent1", "beginners");
        await _host.Ready("agent1");
        await _host.Ready("agent2");
        var call = Conversation.Start(_host);
        await call.TalkTo("agent1");
        await Save(new TransferSettings { Groups = [new GroupTransfers { Group = "beginners", Agents = false, Outside = ["+1202"] }] });

        await _host.Until("agent 1 is in the group", () => _host.Get<CallMachine>().Policy.Rights.Refuse(Agent1, Target.To(new("agent2"))) is not null);
        Assert.Equal("You may not transfer calls to colleagues.", (await Ask(call, Target.To(new("agent2"))))?.Reason.English);
        Assert.Equal("You may not transfer calls to this outside number.", (await Ask(call, new Target.Outside("+12125550123")))?.Reason.English);
        await using var db = _host.Database();
        Assert.Equal(2, await db.Audit.CountAsync(row => row.Actor == "agent1" && row.Act == "dial-in" && row.Outcome == AuditOutcome.Denied && row.CallId == call.Customer, Cancellation));

        await Group("agent1");
        await _host.Until("agent 1 is in no group", () => _host.Get<CallMachine>().Policy.Rights.Refuse(Agent1, Target.To(new("agent2"))) is null);
        Assert.Null(await Ask(call, Target.To(new("agent2"))));
        await call.AllHearEachOther("agent1", "agent2");
    }

    [Fact]
    public async Task A_queue_rings_whoever_is_in_its_group_or_has_all_its_skills()
    {
        await Group("agent1", "sales");
        await Users(users => users.SetSkillsAsync("agent2", Skills.Typed("french=5, billing=2").Skills, "test"));
        await _host.Ready("agent1");
        await _host.Ready("agent2");
        await Queue(queue => queue with { Groups = ["nights"] });
        var call = Conversation.Start(_host);
        await _host.Until("the call waits", () => _host.Saved(call.Customer) is { Phase: CallPhase.Waiting });

        await Queue(queue => queue with { Skills = queue.Skills.Add("french", 5).Add("billing", 3) });
        Assert.DoesNotContain(_host.Get<LiveQueues>().Now.All[0].Agents!, agent => agent == new AgentId("agent2"));
        await Users(users => users.SetSkillsAsync("agent2", Skills.Typed("french=5, billing=3").Skills, "test"));

        await call.TalkTo("agent2");
        await Queue(queue => queue with { Groups = ["nights", "sales"] });
        var second = Conversation.Start(_host, "+15550100002");
        await second.TalkTo("agent1");
    }

    [Fact]
    public async Task What_is_no_start_of_a_number_no_name_or_there_twice_is_said_beside_its_field()
    {
        var answer = await _host.Get<SettingsDesk>().Save(TransferSettings.Kind, TransferSettings.Id,
            new TransferSettings
            {
                Groups = [new GroupTransfers { Group = "sales" }, new GroupTransfers { Group = "sales" }, new GroupTransfers { Group = "" }],
                EverybodyElse = new GroupTransfers { Outside = ["0049"] },
            },
            0, Admin, Cancellation);

        Assert.Equal(["EverybodyElse:Outside", "Groups:1:Group", "Groups:2:Group"], answer.Faults.Select(fault => fault.Field).Order(StringComparer.Ordinal));
    }

    private Task<Refusal?> Ask(Conversation call, Target target) =>
        _host.Get<ICommands>().Ask(new CallId(call.Customer), new CallEvent.Intent.DialIn(Agent1, target, Briefing.None), Guid.NewGuid(), Cancellation);

    private Task Group(string agent, params string[] groups) => Users(users => users.SetGroupsAsync(agent, groups is [] ? Groups.None : Groups.Typed(string.Join(",", groups)), "test"));

    private async Task Users(Func<Users, Task<IReadOnlyList<Sentence>>> change)
    {
        await using var scope = _host.Get<IServiceScopeFactory>().CreateAsyncScope();
        Assert.Empty(await change(scope.ServiceProvider.GetRequiredService<Users>()));
    }

    private async Task Queue(Func<QueueSetting, QueueSetting> change)
    {
        var queue = _host.Get<LiveSettings>().Now.All(QueueSetting.Kind).Single();
        Assert.Equal(SaveOutcome.Saved, (await _host.Get<SettingsDesk>().Save(QueueSetting.Kind, queue.Id, change(queue.Value), queue.Revision, Admin, Cancellation)).Outcome);
    }

    private async Task Save(TransferSettings settings) =>
        Assert.Equal(SaveOutcome.Saved, (await _host.Get<SettingsDesk>().Save(TransferSettings.Kind, TransferSettings.Id, settings, 0, Admin, Cancellation)).Outcome);
}
