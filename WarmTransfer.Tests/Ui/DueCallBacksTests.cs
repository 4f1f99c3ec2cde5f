using System.Collections.Immutable;
using System.Threading.Channels;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Core;
using WarmTransfer.Core.Leads;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Leads;

namespace WarmTransfer.Tests.Ui;

/// <summary>A promised call comes up quietly in the agent's list, and is told once.</summary>
public sealed class DueCallBacksTests : Screen, ILeadFeed, ILeadDesk
{
    private readonly Channel<LeadSummary> _summaries = Channel.CreateBounded<LeadSummary>(4);
    private readonly List<string> _asked = [];
    private Refusal? _answer;

    public DueCallBacksTests()
    {
        Services.AddSingleton<ILeadFeed>(this);
        Services.AddSingleton<ILeadDesk>(this);
    }

    [Fact]
    public void Each_is_told_once_and_says_who_promised_it_and_when()
    {
        var panel = Show(offers: true);
        Tell(Lead("a", "+15550100001"));
        panel.WaitForAssertion(() => Assert.Equal("A promised call-back is due: +15550100001.", panel.Find("[role=status]").TextContent));
        Assert.Contains("by you", panel.Find("li").TextContent, StringComparison.Ordinal);
        Tell(Lead("a", "+15550100001", overdue: true), Lead("b", "+15550100002"));
        panel.WaitForAssertion(() => Assert.Equal("A promised call-back is due: +15550100002.", panel.Find("[role=status]").TextContent));
        Tell(Lead("b", "+15550100002"));
        panel.WaitForAssertion(() => Assert.Single(panel.FindAll("li")));
        Assert.Equal("A promised call-back is due: +15550100002.", panel.Find("[role=status]").TextContent);
        Tell();
        panel.WaitForAssertion(() => Assert.Empty(panel.FindAll(".due")));
    }

    [Fact]
    public async Task One_press_calls_and_one_takes_it_and_a_refusal_is_told()
    {
        var panel = Show(offers: true);
        Tell(Lead("a", "+15550100001"));
        panel.WaitForElement(".due");
        // What is found may still be being drawn, and a press that is not waited for comes after that.
        await panel.Find("[aria-label='Take +15550100001']").ClickAsync(new());
        _answer = new(RefusalCode.Taken, $"Agent 2 has this lead.");
        await panel.Find("[aria-label='Call back +15550100001']").ClickAsync(new());
        Assert.Equal(["Take a", "CallBack a"], _asked);
        Assert.Equal("Agent 2 has this lead.", panel.Find("[role=alert]").TextContent);
    }

    [Fact]
    public void Supervisors_see_how_many_are_overdue_and_are_offered_none()
    {
        var panel = Show(offers: false);
        Tell(Lead("a", "+15550100001", overdue: true), Lead("b", "+15550100002"));
        panel.WaitForAssertion(() => Assert.Equal("1 overdue", panel.Find(".chip").TextContent.Trim()));
        Assert.Empty(panel.FindAll(".due"));
    }

    public IAsyncEnumerable<LeadList> Subscribe(CurrentAgent viewer, CancellationToken cancel) => throw new NotSupportedException("The page of leads asks for it, and is not shown here.");

    public IAsyncEnumerable<LeadSummary> Summary(CurrentAgent viewer, CancellationToken cancel) => _summaries.Reader.ReadAllAsync(cancel);

    public Task<Refusal?> Ask(LeadId lead, LeadEvent.Asked asked, CancellationToken cancel) => Answer($"{asked.GetType().Name} {lead}");

    public Task<Refusal?> CallBack(LeadId lead, AgentId by, Guid command, CancellationToken cancel) => Answer($"CallBack {lead}");

    private Task<Refusal?> Answer(string asked)
    {
        _asked.Add(asked);
        return Task.FromResult(_answer);
    }

    private IRenderedComponent<OpenLeads> Show(bool offers) => Render<OpenLeads>(p => p.Add(c => c.Viewer, new CurrentAgent("agent1", "Agent 1", [Roles.Agent])).Add(c => c.Offers, offers));

    private void Tell(params ImmutableArray<LeadView> due) =>
        Assert.True(_summaries.Writer.TryWrite(new LeadSummary(due.Length, due.IsEmpty ? null : Views.Noon, due, due.Count(lead => lead.FollowUp!.IsOverdue))));

    private static LeadView Lead(string id, string customer, bool overdue = false) => new(
        new LeadId(id), LeadState.Open, customer, QueueId.Default, "Support", Views.Noon, TimeSpan.Zero, $"Was promised another call", 1, null, IsMine: false, IsBeingCalled: false, null, null, null,
        FollowUp: new FollowUpView(Views.Noon, "Agent 1", IsMine: true, IsDue: true, IsOffered: true, overdue));
}
