using Bunit;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Core;
using WarmTransfer.Tests.Web;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Hours;
using static WarmTransfer.Tests.Core.Hours.Calendars;

namespace WarmTransfer.Tests.Ui;

/// <summary>The page of calendars, on the settings of a console that runs. It is Monday, 2 March 2026, noon in UTC.</summary>
public sealed class HoursScreenTests : Screen, IAsyncLifetime
{
    private static readonly AgentId Me = new("admin1");
    private static readonly CalendarSetting Office = new() { Name = "Office", Queues = ["sales"], Zone = "Europe/Berlin", Weekly = Weekdays("09:00-18:00"), Message = "We are closed." };
    private ProductHost _host = null!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    private LiveSettings Live => _host.Get<LiveSettings>();

    public async ValueTask InitializeAsync()
    {
        _host = await ProductHost.StartAsync(settings: ["--Queues:0:Id=support", "--Queues:0:Name=Support", "--Queues:1:Id=sales", "--Queues:1:Name=Sales"]);
        Services.AddSingleton(Live).AddSingleton(_host.Get<SettingsDesk>()).AddSingleton(_host.Get<LiveHours>());
        Services.AddOptions<DeskOptions>();
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_calendar_shows_its_state_now_and_which_queues_have_none()
    {
        await Save("office", Office);
        await Save("closed", Office with { Name = "Christmas", Queues = [], Exceptions = [new(DateOnly.FromDateTime(Views.Noon.UtcDateTime), "Stocktaking", [])] });

        var screen = Open();

        Assert.Equal(["Closed: Stocktaking, opens " + NextMorning, "Open until 18:00"], screen.FindAll(".state").Select(state => state.TextContent));
        Assert.Contains("always open: Support.", screen.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_calendar_is_saved_counts_at_once_and_is_in_the_list()
    {
        var screen = Open();
        Press(screen, "New calendar");

        Field(screen, "Name").Input("Sales hours");
        screen.FindAll("input[type=checkbox]").Single(box => box.ParentElement!.TextContent.Contains("Sales", StringComparison.Ordinal)).Change(true);
        await screen.Find("form").SubmitAsync();

        screen.WaitForAssertion(() => Assert.Contains("Sales hours is saved, and counts from now on.", screen.Find(".done").TextContent, StringComparison.Ordinal));
        Assert.Equal(["sales"], Live.Now.Find(CalendarSetting.Kind, "sales-hours")!.Value.Queues);
        Assert.Single(_host.Get<LiveHours>().Receive(new("sales"), new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero)).Closed);
    }

    [Fact]
    public async Task What_is_wrong_is_beside_its_field_and_nothing_that_was_typed_is_lost()
    {
        await Save("office", Office);
        var screen = Open();
        Press(screen, "Edit Office");

        Field(screen, "Time zone").Change("Mars/Olympus");
        Field(screen, "Callers hear").Input("");
        screen.Find("[aria-label='Monday, span 1, to']").Input("09:00:00");
        await screen.Find("form").SubmitAsync();

        screen.WaitForAssertion(() => Assert.Equal("'Mars/Olympus' is no time zone. Choose one of the list, such as Europe/Berlin.", Says(screen, "Time zone")));
        Assert.StartsWith("This is empty", Says(screen, "Callers hear"), StringComparison.Ordinal);
        Assert.Equal(("true", "This begins and ends at the same time. For the whole day write 00:00 to 00:00."),
            (screen.Find("[aria-label='Monday, span 1, to']").GetAttribute("aria-invalid"), screen.Find(".day .fault").TextContent.Trim()));
        Assert.Equal("Mars/Olympus", Field(screen, "Time zone").GetAttribute("value"));
        Assert.Equal("Europe/Berlin", Live.Now.Find(CalendarSetting.Kind, "office")!.Value.Zone);
    }

    [Fact]
    public async Task What_a_caller_hears_is_told_of_what_is_written_before_it_is_saved()
    {
        await Save("office", Office);
        var screen = Open();
        Press(screen, "Edit Office");
        Field(screen, "On").Input("2026-03-29");
        Field(screen, "At").Input("02:30:00");
        Assert.Contains("The clocks jump over this time: the answer is for 03:00.", Preview(screen), StringComparison.Ordinal);
        Assert.Contains("Sales is closed. The caller hears “We are closed.”", Preview(screen), StringComparison.Ordinal);

        Field(screen, "Callers hear").Input("Call tomorrow.");
        Field(screen, "Then").Change("1");
        Field(screen, "Which queue").Change("support");

        Assert.Contains("The caller hears “Call tomorrow.”", Preview(screen), StringComparison.Ordinal);
        Assert.Contains("Support is open.", Preview(screen), StringComparison.Ordinal);
        Field(screen, "On").Input("2026-03-30");
        Field(screen, "At").Input("09:00:00");
        Assert.Contains("Sales is open. The caller hears its welcome and waits for an agent.", Preview(screen), StringComparison.Ordinal);
        Assert.Equal("We are closed.", Live.Now.Find(CalendarSetting.Kind, "office")!.Value.Message);
    }

    [Fact]
    public async Task What_somebody_else_saves_appears_by_itself_in_the_list_and_where_nothing_is_written()
    {
        await Save("office", Office);
        var screen = Open();
        Press(screen, "Edit Office");

        await Save("office", Office with { Message = "Gone fishing." });
        await Save("night", Office with { Name = "Night", Queues = [] });

        screen.WaitForAssertion(() => Assert.Equal("Gone fishing.", Field(screen, "Callers hear").GetAttribute("value")));
        Assert.Contains("Night", screen.Find("[aria-labelledby=calendars]").TextContent, StringComparison.Ordinal);
        Assert.Empty(screen.FindAll(".overtaken"));
    }

    [Fact]
    public async Task Whoever_is_overtaken_reads_what_was_changed_and_keeps_their_own()
    {
        await Save("office", Office);
        var screen = Open();
        Press(screen, "Edit Office");
        Field(screen, "Callers hear").Input("Mine.");

        await Save("office", Office with { Weekly = Weekdays("10:00-12:00") });

        screen.WaitForAssertion(() => Assert.Contains("admin1 has changed it while you were editing.", screen.Find(".overtaken").TextContent, StringComparison.Ordinal));
        Assert.Contains("Monday: 09:00–18:00 → 10:00–12:00", screen.Find(".overtaken").TextContent, StringComparison.Ordinal);
        Press(screen, "Keep mine");
        await screen.Find("form").SubmitAsync();
        screen.WaitForAssertion(() => Assert.Equal(("Mine.", 5), (Live.Now.Find(CalendarSetting.Kind, "office")!.Value.Message, Live.Now.Find(CalendarSetting.Kind, "office")!.Value.Weekly.Length)));
        Assert.Equal(Span("09:00-18:00"), Live.Now.Find(CalendarSetting.Kind, "office")!.Value.Weekly[0].Span);
    }

    [Fact]
    public async Task Whoever_is_overtaken_may_take_what_was_saved_and_another_calendar_may_be_looked_at_meanwhile()
    {
        await Save("office", Office);
        await Save("night", Office with { Name = "Night", Queues = [] });
        var screen = Open();
        Press(screen, "Edit Office");
        Field(screen, "Callers hear").Input("Mine.");
        Press(screen, "Edit Night");
        Assert.Equal("Not saved", screen.Find("li .chip").TextContent.Trim());
        Press(screen, "Edit Office");
        Assert.Equal("Mine.", Field(screen, "Callers hear").GetAttribute("value"));

        await Save("office", Office with { Message = "Theirs." });

        screen.WaitForElement(".overtaken");
        Press(screen, "Take theirs");
        Assert.Equal("Theirs.", Field(screen, "Callers hear").GetAttribute("value"));
    }

    [Fact]
    public async Task A_calendar_is_removed_after_a_question_and_its_queues_are_open()
    {
        await Save("office", Office);
        var screen = Open();
        Press(screen, "Edit Office");
        Press(screen, "Remove…");

        Press(screen, "Remove it");

        screen.WaitForAssertion(() => Assert.Contains("Office is removed; its queues are always open now.", screen.Find(".done").TextContent, StringComparison.Ordinal));
        Assert.Empty(Live.Now.All(CalendarSetting.Kind));
    }

    [Fact]
    public async Task The_holidays_of_the_country_are_listed_for_this_year_and_the_next()
    {
        await Save("office", Office with { Holidays = new("DE", "BY") });
        var screen = Open();
        Press(screen, "Edit Office");

        Assert.Equal(["2026", "2027"], screen.FindAll("summary").Select(year => year.TextContent));
        Assert.Contains("Tue 6 Jan Heilige Drei Könige", screen.FindAll(".years li").Select(day => day.TextContent));
        Field(screen, "Country").Change("US");
        Assert.Contains("Fri 3 Jul Independence Day", screen.FindAll(".years li").Select(day => day.TextContent));
    }

    [Fact]
    public async Task What_callers_hear_while_it_is_closed_may_be_there_in_further_languages()
    {
        await Save("office", Office);
        var screen = Open();
        Press(screen, "Edit Office");
        Press(screen, "In another language: what callers hear");
        Field(screen, "Language").Change("de");
        screen.Find(".translation textarea").Change("Wir haben geschlossen.");
        await screen.Find("form").SubmitAsync();

        screen.WaitForAssertion(() => Assert.Equal("Wir haben geschlossen.", Live.Now.Find(CalendarSetting.Kind, "office")!.Value.Also.In("de")));
    }

    private static string NextMorning => $"{Views.Noon.AddDays(1):ddd} 09:00";

    private IRenderedComponent<HoursScreen> Open() => Render<HoursScreen>(screen => screen.Add(one => one.Me, Me));

    private async Task Save(string id, CalendarSetting calendar) => Assert.Equal(
        SaveOutcome.Saved, (await _host.Get<SettingsDesk>().Save(CalendarSetting.Kind, id, calendar, Live.Now.Find(CalendarSetting.Kind, id)?.Revision ?? 0, Me, Cancellation)).Outcome);

    private static void Press(IRenderedComponent<HoursScreen> screen, string name) =>
        screen.FindAll("button").First(button => (button.GetAttribute("aria-label") ?? button.TextContent.Trim()) == name).Click();

    private static AngleSharp.Dom.IElement Field(IRenderedComponent<HoursScreen> screen, string label) =>
        screen.Find("#" + screen.FindAll("label").First(one => one.TextContent == label).GetAttribute("for"));

    private static string Says(IRenderedComponent<HoursScreen> screen, string label) => screen.Find("#" + Field(screen, label).GetAttribute("aria-describedby")).TextContent.Trim();

    private static string Preview(IRenderedComponent<HoursScreen> screen) => screen.Find("[aria-labelledby=preview] [role=status]").TextContent;
}
