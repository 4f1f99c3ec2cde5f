using System.Collections.Frozen;
using System.Threading.Channels;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Figures;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Floor;
using WarmTransfer.Web.History;
using WarmTransfer.Web.Reconciliation;
using WarmTransfer.Web.Teams;

namespace WarmTransfer.Tests.Ui;

/// <summary>The supervisors' floor, with a feed that the test plays.</summary>
public sealed class FloorScreenTests : Screen
{
    private static readonly CurrentAgent Sue = new("sue", "Sue", [Roles.Supervisor]);
    private readonly FakeFloor _floor = new();

    public FloorScreenTests()
    {
        Services.AddSingleton<IFloorFeed>(_floor).AddSingleton<FloorSights>().AddSingleton<IHistory>(_floor).AddSingleton<IResync>(_floor).AddSingleton(new LiveQueues(Queues.One));
        JSInterop.SetupModule("/js/virtual-rows.js").SetupModule("watch", _ => true).SetupVoid("end").SetVoidResult();
    }

    [Fact]
    public async Task Of_five_hundred_conferences_only_those_in_sight_are_on_the_page_and_all_are_counted()
    {
        var screen = Show(Floor(calls: 500, agents: 300));
        Assert.Equal(40, screen.FindAll(".calls .row").Count);
        Assert.Equal("501", screen.Find(".calls table").GetAttribute("aria-rowcount"));
        Assert.Equal(["0", "460"], screen.FindAll(".calls row-space").Select(space => space.GetAttribute("rows")));
        Assert.Equal(40, screen.FindAll(".agents .row").Count);

        await screen.InvokeAsync(() => screen.FindComponent<WarmTransfer.Web.Shell.Parts.VirtualRows<FloorCall>>().Instance.Show(480, 60));

        Assert.Equal(["440", "0"], screen.FindAll(".calls row-space").Select(space => space.GetAttribute("rows")));
        Assert.Equal("501", screen.FindAll(".calls .row")[^1].GetAttribute("aria-rowindex"));
    }

    [Fact]
    public void A_row_that_has_not_changed_is_not_drawn_again()
    {
        var view = Floor(calls: 20, agents: 1);
        var screen = Show(view);
        var rows = screen.FindComponents<CallRow>();
        var changed = view.Calls[3] with { State = $"Customer on hold", Kind = FloorCallKind.OnHold };
        var before = rows.ToDictionary(row => row.Instance.Call.Id, row => row.RenderCount);

        _floor.Send(view with { Version = 2, Calls = view.Calls.SetItem(3, changed) });

        screen.WaitForAssertion(() => Assert.Contains("Customer on hold", screen.Find(".calls tbody").TextContent, StringComparison.Ordinal));
        // A rendering is counted only after what it made is on the page.
        screen.WaitForAssertion(() => Assert.Equal([changed.Id], rows.Where(row => row.RenderCount != before[row.Instance.Call.Id]).Select(row => row.Instance.Call.Id)));
    }

    [Fact]
    public void What_is_sought_is_all_that_is_left_of_all_three_lists()
    {
        var screen = Show(Floor(calls: 5, agents: 5));
        screen.Find("input[type=search]").Input("Seat 3");
        screen.WaitForAssertion(() => Assert.Equal("Seat 3", Assert.Single(screen.FindAll(".calls td.agent")).TextContent));
        Assert.Single(screen.FindAll(".agents .row"));
        Assert.Contains("1 of 5", screen.Find("#calls").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_head_sorts_and_says_so()
    {
        var screen = Show(Floor(calls: 3, agents: 0));
        screen.FindAll(".calls .sort").Single(head => head.TextContent.Trim() == "Agent").Click();
        screen.WaitForAssertion(() => Assert.Equal("ascending", Assert.Single(screen.FindAll(".calls [aria-sort]")).GetAttribute("aria-sort")));
        screen.FindAll(".calls .sort").Single(head => head.TextContent.Trim() == "Agent").Click();
        screen.WaitForAssertion(() => Assert.Equal(["Seat 3", "Seat 2", "Seat 1"], screen.FindAll(".calls td.agent").Select(cell => cell.TextContent)));
    }

    [Fact]
    public void A_stale_row_says_so_in_words_and_since_when()
    {
        var view = Floor(calls: 1, agents: 0);
        var screen = Show(view with { Calls = [view.Calls[0] with { UnconfirmedSince = Views.Noon }] });
        Assert.StartsWith("Stale", screen.Find(".age .chip").TextContent, StringComparison.Ordinal);
        Assert.Equal(Views.Noon.ToString("O"), screen.Find(".age elapsed-time").GetAttribute("since"));
    }

    [Fact]
    public void The_details_of_a_call_are_its_people_who_hears_whom_and_what_happened()
    {
        var screen = Show(Floor(calls: 2, agents: 2));
        screen.FindAll(".calls .open")[0].Click();
        Assert.Equal("+15550101001", screen.WaitForElement(".drawer h2").TextContent);
        Assert.Contains("Seat 1", screen.Find(".drawer .parties").TextContent, StringComparison.Ordinal);
        Assert.Contains("customer arrived", screen.WaitForElement(".timeline li").TextContent, StringComparison.Ordinal);
        screen.Find(".drawer .facts .link").Click();
        screen.WaitForAssertion(() => Assert.Equal("Seat 1", screen.Find(".drawer h2").TextContent));
        screen.Find(".drawer [aria-keyshortcuts=x]").Click();
        screen.WaitForAssertion(() => Assert.Empty(screen.FindAll(".drawer")));
    }

    [Fact]
    public void The_details_go_from_one_conference_to_the_next_and_round()
    {
        var screen = Show(Floor(calls: 2, agents: 0));
        foreach (var next in new[] { "+15550101001", "+15550101002", "+15550101001" })
        {
            screen.Find("[aria-keyshortcuts=j]").Click();
            screen.WaitForAssertion(() => Assert.Equal(next, screen.Find(".drawer h2").TextContent));
        }
    }

    [Fact]
    public void A_call_that_ends_while_somebody_looks_is_said_to_be_over()
    {
        var view = Floor(calls: 1, agents: 0);
        var screen = Show(view);
        screen.Find(".calls .open").Click();
        screen.WaitForElement(".drawer .parties");
        _floor.Send(view with { Version = 2, Calls = [] });
        screen.WaitForAssertion(() => Assert.Equal("This call is over", screen.Find(".drawer h2").TextContent));
    }

    [Fact]
    public void A_supervisor_sets_an_agents_state_in_their_own_name()
    {
        var screen = Show(Floor(calls: 0, agents: 1));
        screen.Find(".agents .open").Click();
        screen.WaitForElement("#force-state").Change("…");
        screen.WaitForElement("#force-reason").Change("Fire drill");
        screen.WaitForElement(".force").Submit();
        Assert.Equal((new AgentId("seat1"), new AgentEvent.GoAway("Fire drill", new AgentId("sue"))), Assert.Single(Desk.AskedForSelf));
        screen.WaitForAssertion(() => Assert.Equal("Seat 1 is away: Fire drill.", screen.Find(".force [role=status]").TextContent));
    }

    [Fact]
    public void An_agent_who_is_busy_goes_away_after_the_call_and_one_refused_stays()
    {
        var view = Floor(calls: 0, agents: 1);
        var screen = Show(view with { Agents = [view.Agents[0] with { State = AgentState.OnCall, Words = $"On a call" }] });
        screen.Find(".agents .open").Click();
        screen.WaitForElement(".force").Submit();
        screen.WaitForAssertion(() => Assert.Equal("Seat 1 is away after this call: Break.", screen.Find(".force [role=status]").TextContent));
        Desk.Answer = () => Task.FromResult<Refusal?>(new(RefusalCode.NotPermitted, $"Only supervisors may do this."));
        screen.WaitForElement(".force").Submit();
        screen.WaitForAssertion(() => Assert.Equal("Only supervisors may do this.", screen.Find(".force [role=alert]").TextContent));
    }

    [Fact]
    public void A_resync_shows_what_was_different_or_that_nothing_was()
    {
        var screen = Show(Floor(calls: 1, agents: 0));
        screen.Find(".calls .open").Click();
        _floor.Resynced = new([$"Seat 1: here ringing, at Twilio the leg is over."]);
        screen.WaitForElement(".resync button").Click();
        screen.WaitForAssertion(() => Assert.Equal("Seat 1: here ringing, at Twilio the leg is over.", Assert.Single(screen.FindAll(".resync li")).TextContent));
        _floor.Resynced = new([]);
        screen.WaitForElement(".resync button").Click();
        screen.WaitForAssertion(() => Assert.Equal("Nothing differs.", screen.Find(".resync [role=status]").TextContent.Trim()));
        _floor.Resynced = new([], new Refusal(RefusalCode.NotPermitted, $"Only supervisors may do this."));
        screen.WaitForElement(".resync button").Click();
        screen.WaitForAssertion(() => Assert.Equal("Only supervisors may do this.", screen.Find(".resync .refused").TextContent));
    }

    [Fact]
    public void Whoever_asks_for_help_is_shown_to_all_until_one_says_that_they_come()
    {
        var view = Floor(calls: 1, agents: 0);
        var asking = view.Calls[0] with { HelpRequest = new FloorHelpRequest(new("seat1"), "Seat 1", Views.Noon, null, null) };
        var screen = Show(view with { Calls = [asking] });
        Assert.Contains("Seat 1 asks for help", screen.Find(".help-requests [role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Single(screen.FindAll(".help-requests help-chime"));
        screen.FindAll(".help-requests button").Single(button => button.TextContent.Trim() == "I’m coming").Click();
        screen.WaitForAssertion(() => Assert.Equal(new CallEvent.Intent.AcceptHelpRequest(new AgentId("sue")), Assert.Single(Desk.Asked).Intent));
        _floor.Send(view with { Version = 2, Calls = [asking with { HelpRequest = asking.HelpRequest! with { Claimed = new("sue"), ClaimedName = "Sue" } }] });
        screen.WaitForAssertion(() => Assert.Contains("Sue is coming", screen.Find(".help-requests [role=status]").TextContent, StringComparison.Ordinal));
        Assert.Empty(screen.FindAll(".help-requests help-chime"));
    }

    [Fact]
    public void Every_figure_is_there_for_the_last_half_hour_and_today_with_what_it_means()
    {
        var screen = Show(Floor(calls: 0, agents: 0));
        var row = screen.Find(".figures tbody tr");
        Assert.Contains("Support", row.TextContent, StringComparison.Ordinal);
        Assert.Equal(["80 %", "0:12", "3:20", "4", "1 (20 %)", "0", "75 %"], row.QuerySelectorAll(".recent").Select(Text));
        Assert.Equal(["–", "–", "–", "0", "–", "0", "–"], row.QuerySelectorAll("td .today").Select(Text));
        Assert.Equal("longest idle", row.QuerySelector(".strategy")!.TextContent);
        Assert.Contains(Definitions.Occupancy, screen.Find("#definitions").TextContent, StringComparison.Ordinal);

        static string Text(AngleSharp.Dom.IElement cell) => cell.LastChild!.TextContent.Trim();
    }

    [Fact]
    public void Whoever_supervises_a_team_sees_its_calls_and_agents_alone()
    {
        var view = Floor(calls: 3, agents: 3) with { Teams = new Dictionary<AgentId, string> { [new("seat2")] = "Sales", [new("seat3")] = "Support" }.ToFrozenDictionary() };
        var screen = Show(view with { Calls = [.. view.Calls.Select(call => call with { Agents = [call.Owner!.Value] })] }, Sue with { Supervises = SupervisedTeams.Of(["Sales"]) });

        Assert.Equal("Seat 2", Assert.Single(screen.FindAll(".calls td.agent")).TextContent);
        Assert.Contains("Seat 2", Assert.Single(screen.FindAll(".agents .row")).TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<FloorScreen> Show(FloorView view, CurrentAgent? viewer = null)
    {
        var screen = Render<FloorScreen>(p => p.Add(c => c.Viewer, viewer ?? Sue));
        _floor.Send(view);
        screen.WaitForElement(".floor-grid");
        return screen;
    }

    private static FloorView Floor(int calls, int agents) => new(
        1, [.. Enumerable.Range(1, calls).Select(Call)], [],
        [.. Enumerable.Range(1, agents).Select(n => new FloorAgent(new($"seat{n}"), $"Seat {n}", AgentState.Available, $"Available", Views.Noon, true, null, null, null, null))], [])
    {
        Queues = [new(QueueId.Default.Value, "Support", Strategy.LongestIdle, 0, null, new(80, 12, 200, 4, 1, 20, 75), new(null, null, null, 0, 0, null, null))],
    };

    private static FloorCall Call(int n) => new(
        new($"CA{n}"), $"+1555010{1000 + n}", new($"seat{n}"), $"Seat {n}", Views.Noon.AddSeconds(n), FloorCallKind.Talking, $"Talking", Views.Noon, null, null, null,
        [
            new(LegId.Customer, null, "Customer", $"Connected", LegProgress.Admitted, Views.Noon, true, false, null, [new LegId("L1")], false),
            new(new("L1"), new($"seat{n}"), $"Seat {n}", $"Connected", LegProgress.Admitted, Views.Noon, true, false, null, [LegId.Customer], false),
        ],
        [], null, QueueId.Default, "Support", Views.Noon, null);

    private sealed class FakeFloor : IFloorFeed, IHistory, IResync
    {
        private readonly Channel<FloorView> _views = Channel.CreateBounded<FloorView>(16);

        public Resynced Resynced { get; set; } = new([]);

        public void Send(FloorView view) => Assert.True(_views.Writer.TryWrite(view));

        public IAsyncEnumerable<FloorView> Subscribe(CancellationToken cancel) => _views.Reader.ReadAllAsync(cancel);

        public Task<PastCalls> List(CurrentAgent viewer, int page, PastCallFilter filter, CancellationToken cancel) => Task.FromResult(new PastCalls([], false));

        public Task<Timeline?> Find(CurrentAgent viewer, CallId call, TimelinePage page, CancellationToken cancel) => Task.FromResult<Timeline?>(
            new(new PastCall(call, "+15550101001", QueueId.Default, Views.Noon, null, null, $"Live", []), [], [new TimelineEntry(1, Views.Noon, "twilio", $"customer arrived", $"", null, 3, null, default, [])], null));

        public Task<TimelineExport?> Export(CurrentAgent viewer, CallId call, CancellationToken cancel) => Task.FromResult<TimelineExport?>(null);

        public Task<Resynced> Ask(CallId call, AgentId? agent, AgentId by, CancellationToken cancel) => Task.FromResult(Resynced);
    }
}
