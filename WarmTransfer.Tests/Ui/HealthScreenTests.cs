using Bunit;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Core;
using WarmTransfer.Web.Cluster;
using WarmTransfer.Web.Health;

namespace WarmTransfer.Tests.Ui;

public sealed class HealthScreenTests : Screen
{
    private static readonly NodeLine Here = new("n1", "host, process 1", IsThis: true, "1.0.0", Views.Noon, null, HasDuty: true, $"connected", $"0 s ahead", HealthState.Look, "Refused webhooks");
    private readonly FakeBoard _board = new();

    private IRenderedComponent<HealthScreen> Open()
    {
        Services.AddSingleton<IHealthBoard>(_board);
        SetRendererInfo(new Microsoft.AspNetCore.Components.RendererInfo("Server", isInteractive: true));
        return Render<HealthScreen>();
    }

    private static HealthRow Row(HealthFigure figure, HealthState state, Sentence? detail = null) =>
        new(HealthRules.Of(figure), state, $"{3} in 10 min", detail, Views.Noon, "58,20 59,10", $"The worst of the last hour: 3 in 10 min.");

    private static HealthView View(params HealthRow[] rows) => new(Views.Noon, [.. rows], [Here]);

    [Fact]
    public void Every_figure_is_there_with_its_state_its_line_since_when_and_how_to_fix_it()
    {
        _board.Current = View([.. Enum.GetValues<HealthFigure>().Select(figure => Row(figure, HealthState.Good, $"Of late."))]);

        var items = Open().FindAll("li[data-figure]");

        Assert.Equal(Enum.GetNames<HealthFigure>(), items.Select(item => item.GetAttribute("data-figure")));
        Assert.All(items, item =>
        {
            var rule = HealthRules.Of(Enum.Parse<HealthFigure>(item.GetAttribute("data-figure")!));
            Assert.Equal((rule.Name.English, rule.HowToFix.English, "How to fix"), (item.QuerySelector("h2")!.TextContent, item.QuerySelector("details p")!.TextContent, item.QuerySelector("details summary")!.TextContent));
            Assert.Equal("The worst of the last hour: 3 in 10 min.", item.QuerySelector("svg[role=img]")!.GetAttribute("aria-label"));
            Assert.Equal(("58,20 59,10", "Of late."), (item.QuerySelector("polyline")!.GetAttribute("points"), item.QuerySelector(".detail")!.TextContent));
            Assert.Equal(Views.Noon.ToString("O"), item.QuerySelector("elapsed-time")!.GetAttribute("since"));
        });
    }

    [Theory]
    [InlineData(HealthState.Good, "Good", "circle-check", "good")]
    [InlineData(HealthState.Look, "Look at it", "triangle-alert", "busy")]
    [InlineData(HealthState.Act, "Act", "siren", "bad")]
    public void A_state_is_icon_word_and_colour(HealthState state, string word, string icon, string tone)
    {
        _board.Current = View(Row(HealthFigure.Clock, state));

        var chip = Open().Find("li[data-figure] .chip");

        Assert.Equal((word, icon, tone), (chip.TextContent.Trim(), chip.QuerySelector(".icon")!.GetAttribute("data-icon"), chip.GetAttribute("data-tone")));
    }

    [Fact]
    public void What_changes_is_said_and_shown_and_equal_views_render_nothing()
    {
        _board.Current = View(Row(HealthFigure.Clock, HealthState.Good));
        var screen = Open();
        var (item, nodes) = (screen.FindComponent<HealthItem>(), screen.FindComponent<NodeTable>());
        Assert.Equal("Good Everything is good.", screen.Find("[role=status]").TextContent.Trim());

        _board.Current = View(Row(HealthFigure.Clock, HealthState.Good));
        Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal((1, 1), (item.RenderCount, nodes.RenderCount));

        _board.Current = View(Row(HealthFigure.Clock, HealthState.Act));
        Time.Advance(TimeSpan.FromSeconds(2));
        screen.WaitForAssertion(() => Assert.Equal("Act Not good: Clock.", screen.Find("[role=status]").TextContent.Trim()));
        Assert.Equal((2, 1), (item.RenderCount, nodes.RenderCount));
    }

    [Fact]
    public void Nodes_are_listed_and_one_that_is_silent_is_said_so()
    {
        _board.Current = View(Row(HealthFigure.Clock, HealthState.Good)) with { Nodes = [Here, Here with { Id = "n2", Name = "other, process 2", IsThis = false, HasDuty = false, SilentSince = Views.Noon }] };

        string[] rows = [.. Open().FindAll("[aria-labelledby=nodes] tbody tr").Select(row => string.Join(' ', row.Children.SelectMany(cell => cell.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))))];

        Assert.Equal(["host, process 1 (this one) Look at it Refused webhooks 1.0.0 has it connected 0 s ahead", "other, process 2 Silent for 1.0.0 – connected 0 s ahead"], rows);
    }

    [Fact]
    public void Every_nodes_figures_are_there_the_worst_of_all_is_on_top_and_a_node_that_is_gone_is_marked()
    {
        var bad = Here with { Id = "n2", Name = "other, process 2", IsThis = false, State = HealthState.Act, Faults = "Clock", Figures = NodeFigure.Write([Row(HealthFigure.Clock, HealthState.Act, $"31 s ahead")]) };
        var gone = bad with { Id = "n3", Name = "third, process 3", SilentSince = Views.Noon, Faults = "Database" };
        _board.Current = View(Row(HealthFigure.Clock, HealthState.Good)) with { Nodes = [Here with { Figures = NodeFigure.Write([Row(HealthFigure.Clock, HealthState.Good)]) }, bad, gone] };

        var screen = Open();

        Assert.Equal("Act Not good: Clock at other, process 2.", screen.Find("[role=status]").TextContent.Trim());
        var table = screen.Find("[aria-labelledby=node-figures] table");
        Assert.Equal(["Figure", "host, process 1 (this one)", "other, process 2", "third, process 3 Silent for"], table.QuerySelectorAll("thead th").Select(Words));
        var clock = table.QuerySelectorAll("tbody tr").Single(row => Words(row.Children[0]) == "Clock");
        Assert.Equal(["Clock", "Good 3 in 10 min", "Act 3 in 10 min31 s ahead", "Act 3 in 10 min31 s ahead"], clock.Children.Select(Words));
        Assert.Equal([false, false, false, true], clock.Children.Select(cell => cell.HasAttribute("data-gone")));
    }

    [Fact]
    public void What_other_nodes_have_written_is_read_in_the_language_of_whoever_looks()
    {
        Services.AddSingleton(WarmTransfer.Web.Languages.Words.In(WarmTransfer.Web.Languages.Language.Japanese));
        var bad = Here with { Id = "n2", Name = "other, process 2", IsThis = false, State = HealthState.Act, Faults = "Clock, Moonlight", Figures = NodeFigure.Write([Row(HealthFigure.Clock, HealthState.Act, $"It does not answer.")]) };
        _board.Current = View(Row(HealthFigure.Clock, HealthState.Good)) with { Nodes = [Here, bad] };

        var screen = Open();

        Assert.Equal("要対応 問題あり: 時計、Moonlight(other、プロセス2)", screen.Find("[role=status]").TextContent.Trim());
        Assert.Contains("応答がありません。", screen.Find("[aria-labelledby=node-figures]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_of_another_version_and_too_long_ones_harm_nobody()
    {
        Assert.Empty(NodeFigure.Read("{"));
        Assert.Empty(NodeFigure.Read("""[{"figure":"Moonlight","state":"Good","value":"","detail":""}]"""));
        var text = NodeFigure.Write(Enum.GetValues<HealthFigure>().Select(figure => Row(figure, HealthState.Act, $"{new string('\u00e4', 10_000)}")));
        Assert.True(text.Length <= NodeRow.FiguresLength);
        Assert.Equal(Enum.GetValues<HealthFigure>().Length, NodeFigure.Read(text).Count);
    }

    private static string Words(AngleSharp.Dom.IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void Before_the_first_look_it_says_so() => Assert.Contains("looks at itself for the first time", Open().Markup, StringComparison.Ordinal);

    private sealed class FakeBoard : IHealthBoard
    {
        public HealthView? Current { get; set; }
    }
}
