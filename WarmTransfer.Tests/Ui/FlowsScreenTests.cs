using Bunit;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Core;
using WarmTransfer.Tests.Web;
using WarmTransfer.Tests.Web.Flows;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Flows;
using WarmTransfer.Web.Hours;

namespace WarmTransfer.Tests.Ui;

/// <summary>The page of call flows, on the settings of a console that runs.</summary>
public sealed class FlowsScreenTests : Screen, IAsyncLifetime
{
    private static readonly AgentId Me = new("admin1");
    private ProductHost _host = null!;

    private LiveSettings Live => _host.Get<LiveSettings>();

    public async ValueTask InitializeAsync()
    {
        _host = await ProductHost.StartAsync(settings: FlowStories.Settings);
        Services.AddSingleton(Live).AddSingleton(_host.Get<SettingsDesk>()).AddSingleton(_host.Get<LiveHours>());
        Services.AddOptions<DeskOptions>();
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_template_that_is_given_a_number_is_saved_and_counts_at_once()
    {
        var screen = Open();
        Press(screen, "Begin with Two departments");

        Field(screen, "Numbers that lead to it").Change("+1 555 010 0000 en-GB");
        await screen.Find("form").SubmitAsync();

        screen.WaitForAssertion(() => Assert.Contains("Two departments is saved, and counts from the next call on.", screen.Find(".done").TextContent, StringComparison.Ordinal));
        Assert.Equal("en-GB", _host.Get<LiveFlows>().To(FlowStories.Number)!.Value.Language);
    }

    [Fact]
    public async Task A_fault_stands_at_its_step_as_soon_as_it_is_made_and_nothing_is_saved()
    {
        await _host.Lead(FlowStories.Menu);
        var screen = Open();
        Press(screen, "Edit Main menu");
        Press(screen, "Edit Sales");

        Press(screen, "Remove this step: Sales");

        Assert.Contains("Key 1 leads nowhere. Choose where it goes on.", Row(screen, "Department").TextContent, StringComparison.Ordinal);
        Assert.Contains("One thing is wrong with it.", screen.Markup, StringComparison.Ordinal);
        await screen.Find("form").SubmitAsync();
        screen.WaitForAssertion(() => Assert.Contains("Not saved: see what is marked above.", screen.Markup, StringComparison.Ordinal));
        Assert.NotNull(Live.Now.Find(FlowRules.Kind, "main")!.Value.Find("sales"));
    }

    [Fact]
    public async Task What_is_heard_is_told_of_what_is_written_before_it_is_saved()
    {
        await _host.Lead(FlowStories.Menu);
        var screen = Open();
        Press(screen, "Edit Main menu");
        Press(screen, "Press 8");
        Assert.Equal(["“Hello.”", "“Sales, support, or German?”", "Presses 8", "“Goodbye then.”", "The call ends.", "The caller’s language is en-GB."], Heard(screen));

        Press(screen, "Edit Goodbye");
        Field(screen, "Callers hear, en-GB").Change("So long.");
        Assert.Contains("“So long.”", Heard(screen));

        Press(screen, "Begin again");
        Press(screen, "Say nothing");
        Press(screen, "Press another key");
        Assert.Equal("night is open. The caller hears its welcome and waits for an agent.", Heard(screen)[^2]);
    }

    [Fact]
    public async Task Words_are_tried_as_well()
    {
        await _host.Lead(FlowStories.Menu);
        var screen = Open();
        Press(screen, "Edit Main menu");

        Field(screen, "Or say").Input("sales please");
        await screen.Find("form.say").SubmitAsync();

        Assert.Contains("sales is open. The caller hears its welcome and waits for an agent.", Heard(screen));
    }

    [Fact]
    public async Task Choices_are_moved_by_buttons_and_by_dragging_and_keep_their_keys()
    {
        await _host.Lead(FlowStories.Menu);
        var screen = Open();
        Press(screen, "Edit Main menu");

        Press(screen, "Move Key 1 down, to Sales");
        Assert.Equal(["Key 2", "Key 1", "Key 3"], Ways(screen).Take(3));

        await Dragged(screen, "Key 3").DragStartAsync(new());
        await Dragged(screen, "Key 2").DropAsync(new());
        Assert.Equal(["Key 3", "Key 2", "Key 1"], Ways(screen).Take(3));
    }

    [Fact]
    public async Task Whoever_is_overtaken_reads_so_and_decides()
    {
        await _host.Lead(FlowStories.Menu);
        var screen = Open();
        Press(screen, "Edit Main menu");
        Field(screen, "Name").Change("Mine");

        await _host.Lead(FlowStories.Menu with { Name = "Theirs" });

        screen.WaitForAssertion(() => Assert.Contains("admin1 has changed it while you were editing.", screen.Markup, StringComparison.Ordinal));
        Press(screen, "Keep mine");
        await screen.Find("form").SubmitAsync();
        screen.WaitForAssertion(() => Assert.Equal("Mine", Live.Now.Find(FlowRules.Kind, "main")!.Value.Name));
    }

    private IRenderedComponent<FlowsScreen> Open() => Render<FlowsScreen>(screen => screen.Add(one => one.Me, Me));

    private static void Press(IRenderedComponent<FlowsScreen> screen, string name) =>
        screen.FindAll("button").First(button => (button.GetAttribute("aria-label") ?? button.TextContent.Trim()) == name).Click();

    private static AngleSharp.Dom.IElement Field(IRenderedComponent<FlowsScreen> screen, string label) =>
        screen.Find("#" + screen.FindAll("label").First(one => one.TextContent == label).GetAttribute("for"));

    private static AngleSharp.Dom.IElement Row(IRenderedComponent<FlowsScreen> screen, string node) => screen.FindAll(".tree > li").First(row => row.QuerySelector("strong")?.TextContent == node);

    private static AngleSharp.Dom.IElement Dragged(IRenderedComponent<FlowsScreen> screen, string way) => screen.FindAll(".tree > li[draggable]").First(row => row.QuerySelector(".way")!.TextContent == way);

    private static IEnumerable<string> Ways(IRenderedComponent<FlowsScreen> screen) => screen.FindAll(".tree > li[draggable] .way").Select(way => way.TextContent);

    private static string[] Heard(IRenderedComponent<FlowsScreen> screen) => [.. screen.FindAll(".heard li").Select(line => line.TextContent)];
}
