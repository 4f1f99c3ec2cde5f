using System.Reflection;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Dispositions;
using WarmTransfer.Core.Leads;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Web.Alerts;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Leads;
using WarmTransfer.Web.People;
using WarmTransfer.Web.Reconciliation;

namespace WarmTransfer.Tests.Web.Audit;

/// <summary>What pages ask through their circuits, past every HTTP endpoint, asked by everybody.</summary>
public sealed class CircuitMatrixTests : IAsyncLifetime
{
    private const string Other = "agent2", Auditor = Actor.Auditor, Viewer = Actor.Viewer;
    private static readonly string[] Supervisors = ["supervisor1", "admin1"];
    private static readonly string[] Everybody = [Other, Actor.Owner, .. Supervisors, Auditor, Viewer];

    // Of themselves alone: the page says whose it is, and no page can say that it is somebody else's (House/CircuitRootTests).
    private static readonly string[] OfOneself = ["PhoneSeen", "PhoneGone", "PhoneTested", "ExtendWrapUp", "FinishWrapUp"];
    private static readonly string[] OfCalls = ["Reserved", "TookCall", "CameBack", "FoundOnCall", "Monitors", "Freed"];
    private static readonly string[] ForcedBySupervisors = ["GoAway", "Return", "Dispose", "DismissWork"];

    private ProductHost _host = null!;
    private Conversation _call = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await ProductHost.StartAsync();
        await _host.Ready(Actor.Owner);
        _call = Conversation.Start(_host);
        await _call.TalkTo(Actor.Owner);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public void Of_every_event_of_an_agent_it_is_said_who_may_bring_it() => Assert.Equal(
        typeof(AgentEvent).GetNestedTypes().Select(type => type.Name).Order(), OfOneself.Concat(OfCalls).Concat(ForcedBySupervisors).Order());

    [Fact]
    public void Only_those_that_supervisors_may_bring_carry_who_did() => Assert.Equal(
        ForcedBySupervisors, typeof(AgentEvent).GetNestedTypes().Where(type => type.GetProperty("By") is not null).Select(type => type.Name));

    [Fact]
    public async Task Only_supervisors_set_the_state_of_others_and_whoever_else_tries_is_in_the_audit()
    {
        foreach (var by in Everybody.Select(name => new AgentId(name)))
            foreach (var e in new AgentEvent[] { new AgentEvent.GoAway("Lunch", by), new AgentEvent.Return(by) })
                Assert.Equal(May(by), Answer(await _host.Get<IAgentDesk>().Ask(new AgentId(Actor.Owner), e, Cancellation)));

        await IsInTheAudit("sets an agent's state");
    }

    [Fact]
    public Task Only_supervisors_say_something_of_others_calls_and_whoever_else_tries_is_in_the_audit() =>
        OfSupervisors(by => new AgentEvent.Dispose(new CallId("none"), Disposal.None, by), "disposes of an agent's call");

    [Fact]
    public Task Only_supervisors_let_others_go_without_a_disposition_and_whoever_else_tries_is_in_the_audit() =>
        OfSupervisors(by => new AgentEvent.DismissWork(new CallId("none"), by, "shift is over"), "lets an agent go without a disposition");

    // There is no such work: whoever may is told so.
    private async Task OfSupervisors(Func<AgentId, AgentEvent> what, string act)
    {
        foreach (var by in Everybody.Select(name => new AgentId(name)))
            Assert.Equal(Supervisors.Contains(by.Value) ? RefusalCode.WrongPhase : RefusalCode.NotPermitted, (await _host.Get<IAgentDesk>().Ask(new AgentId(Actor.Owner), what(by), Cancellation))?.Code);

        await IsInTheAudit(act);
    }

    [Fact]
    public async Task Only_supervisors_compare_calls_with_Twilio_and_whoever_else_tries_is_in_the_audit()
    {
        foreach (var by in Everybody.Select(name => new AgentId(name)))
            Assert.Equal(May(by), Answer((await _host.Get<IResync>().Ask(new CallId(_call.Customer), null, by, Cancellation)).Refusal));

        await IsInTheAudit("resyncs with Twilio");
    }

    [Fact]
    public async Task Only_people_of_the_desk_ask_for_leads_and_whoever_else_tries_is_in_the_audit()
    {
        foreach (var by in Everybody.Select(name => new AgentId(name)))
            foreach (var e in new LeadEvent.Asked[] { new LeadEvent.Take(by), new LeadEvent.Release(by), new LeadEvent.Finish(by), new LeadEvent.GiveUp(by, "none") })
                Assert.Equal(OfTheDesk(by), (await _host.Get<ILeadDesk>().Ask(new("none"), e, Cancellation))?.Code);
        foreach (var by in Everybody.Select(name => new AgentId(name)))
            Assert.Equal(OfTheDesk(by), (await _host.Get<ILeadDesk>().CallBack(new("none"), by, Guid.NewGuid(), Cancellation))?.Code);

        Assert.All(new[] { "takes a lead", "gives a lead back", "closes a lead as done", "gives a lead up", "calls a customer back" }, act =>
            Assert.All([Auditor, Viewer], by => Assert.Contains($"{by} {act}", Denied().Result)));

        static RefusalCode OfTheDesk(AgentId by) => by.Value is Auditor or Viewer ? RefusalCode.NotPermitted : RefusalCode.Unknown;
    }

    [Fact]
    public async Task Only_supervisors_acknowledge_alerts_and_whoever_else_tries_is_in_the_audit()
    {
        foreach (var by in Everybody.Select(name => new AgentId(name)))
            Assert.Equal(Supervisors.Contains(by.Value) ? RefusalCode.Unknown : RefusalCode.NotPermitted, (await _host.Get<IAlertDesk>().Acknowledge("none", by, Cancellation))?.Code ?? RefusalCode.Unknown);

        await IsInTheAudit("acknowledges an alert");
    }

    [Fact]
    public async Task Only_supervisors_choose_who_is_not_available()
    {
        foreach (var by in Everybody.Select(name => new AgentId(name)))
            Assert.Equal(Supervisors.Contains(by.Value), await _host.Get<IOverrides>().May(by, Cancellation));
    }

    [Fact]
    public async Task Whoever_asks_a_call_of_others_for_anything_is_refused_also_past_the_endpoint()
    {
        var before = _host.Saved(_call.Customer)!.Phase;
        foreach (var by in new[] { Other, Auditor, Viewer }.Select(name => new AgentId(name)))
            foreach (var intent in Intents(by)) Assert.NotNull(await _host.Ask(_call.Customer, intent));

        Assert.Equal(before, _host.Saved(_call.Customer)!.Phase);
        Assert.Single(_host.Saved(_call.Customer)!.AgentLegs);
    }

    [Fact]
    public async Task Only_administrators_ask_anything_about_people_and_whoever_else_tries_is_in_the_audit()
    {
        var (desk, person) = (_host.Get<PeopleDesk>(), new Person("Agent 3", Roles.Agent));
        var plan = new ImportPlan([], [], []);
        var row = new PersonRow("none", "agent3", person, null, false, SecondFactorState.None, null, IsDemo: true, null);
        foreach (var by in Everybody.Where(name => name != "admin1").Select(name => new AgentId(name)))
        {
            Assert.Null(await desk.All(by, null, Cancellation));
            Assert.Null(await desk.Plan(by, Stream.Null, Cancellation));
            Assert.Empty(await desk.Sessions(by, row.UserId, Cancellation));
            IEnumerable<Sentence>[] answers =
            [
                (await desk.Invite(by, "nobody", person, Cancellation)).Problems, (await desk.ResetPassword(by, "agent3", Cancellation)).Problems,
                (await desk.Edit(by, "agent3", person, person with { Role = Roles.Admin }, Cancellation)).Problems, await desk.ResetSecondFactor(by, "agent3", Cancellation),
                await desk.Dismiss(by, "agent3", Cancellation), await desk.Enable(by, "agent3", Cancellation), await desk.SignOut(by, "agent3", Cancellation), await desk.Unlock(by, "agent3", Cancellation),
                await desk.EndSession(by, row, "none", Cancellation), (await desk.Apply(by, plan, _ => { }, Cancellation)).Problems,
            ];
            Assert.All(answers, answer => Assert.Equal([PeopleDesk.Denied], answer));
        }

        Assert.Equal(_host.Get<PeopleDesk>().GetType().GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).Length, (await Denied()).Count / (Everybody.Length - 1) + 1);
        Assert.NotNull(await desk.All(new AgentId("admin1"), null, Cancellation));
    }

    private async Task<List<string>> Denied()
    {
        await using var db = _host.Database();
        return await db.Audit.AsNoTracking().Where(row => row.Outcome == AuditOutcome.Denied).OrderBy(row => row.Id).Select(row => $"{row.Actor} {row.Act}").ToListAsync(Cancellation);
    }

    private static IEnumerable<CallEvent.Intent> Intents(AgentId by) => typeof(CallEvent.Intent).GetNestedTypes()
        .Where(type => !type.IsAbstract && type.GetProperty("By") is not null)
        .Select(type => (CallEvent.Intent)type.GetConstructors()[0].Invoke([.. type.GetConstructors()[0].GetParameters().Select(parameter => Value(parameter.ParameterType, by))]));

    private static object? Value(Type type, AgentId by) =>
        type == typeof(AgentId) ? by
        : type == typeof(string) ? "CA00000000000000000000000000000009"
        : type == typeof(Target) ? Target.To(new AgentId("agent3"))
        : type == typeof(Briefing) ? Briefing.None
        : type == typeof(LegId) ? new LegId("L1")
        : type.IsValueType ? Activator.CreateInstance(type) : null;

    private static string May(AgentId by) => Supervisors.Contains(by.Value) ? "done" : nameof(RefusalCode.NotPermitted);

    private static string Answer(Refusal? refusal) => refusal?.Code.ToString() ?? "done";

    private async Task IsInTheAudit(string act)
    {
        Assert.Equal(Everybody.Except(Supervisors).Select(by => $"{by} {act}"), await Denied());
    }
}
