using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Core;
using WarmTransfer.Tests.Web.Auth;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.People;
using WarmTransfer.Web.Teams;

namespace WarmTransfer.Tests.Ui;

/// <summary>The administrators' page of people, over accounts in memory.</summary>
public sealed class PeopleScreenTests : Screen, IAsyncLifetime
{
    private static readonly AgentId Root = new("root"), Boss = new("boss");
    private AuthApp _app = null!;
    private IRenderedComponent<PeopleScreen> _screen = null!;

    private PeopleDesk People => _app.Services.GetRequiredService<PeopleDesk>();

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _app = await AuthApp.StartAsync();
        await _app.AddAsync("root", Roles.Admin, "Root");
        await _app.AddAsync("boss", Roles.Admin, "Boss");
        await _app.AddAsync("kim", Roles.Agent, "Kim");
        Services.AddSingleton(People);
        JSInterop.SetupModule("/js/virtual-rows.js").SetupModule("watch", _ => true).SetupVoid("end").SetVoidResult();
        JSInterop.SetupVoid("Blazor._internal.InputFile.init", _ => true).SetVoidResult();
        _screen = Render<PeopleScreen>(page => page.Add(screen => screen.Viewer, new CurrentAgent("root", "Root", [Roles.Admin])));
        _screen.WaitForElement(".row");
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _app.DisposeAsync();
    }

    [Fact]
    public void Somebody_is_found_by_name_role_or_group()
    {
        Assert.Equal(["Boss boss", "Kim kim", "Root root"], Names());

        _screen.Find("input[type=search]").Input("admin");
        Assert.Equal(["Boss boss", "Root root"], Names());
        _screen.Find("input[type=search]").Input("nobody like that");
        Assert.Contains("Nobody is like that.", _screen.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_is_invited_has_a_one_time_password_that_is_shown_once()
    {
        Press("Invite");
        Field("Name to sign in with").Change("jane");
        Field("Display name").Change("Jane Doe");
        Field("Groups, with commas between").Change("tier 1, evening");
        _screen.Find("dialog form").Submit();

        var password = _screen.WaitForElement(".once code").TextContent;
        Assert.Matches("^([a-z2-9]{4}-){3}[a-z2-9]{4}$", password);
        Press("Done");
        Assert.DoesNotContain(password, _screen.Markup, StringComparison.Ordinal);
        _screen.WaitForAssertion(() => Assert.Contains("Jane Doe jane", Names()));
        Assert.Contains("Must change password", Line("jane"), StringComparison.Ordinal);
        Assert.Contains("evening, tier 1", Line("jane"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_wrong_is_beside_its_field_and_nothing_typed_is_lost_not_even_by_closing()
    {
        Press("Invite");
        Field("Name to sign in with").Change("kim");
        Field("Team").Change("a/b");
        _screen.Find("dialog form").Submit();

        Assert.StartsWith("'a/b' is no name for a team", FaultOf("Team"), StringComparison.Ordinal);
        Assert.StartsWith("A display name is", FaultOf("Display name"), StringComparison.Ordinal);
        Assert.Equal("true", Field("Team").GetAttribute("aria-invalid"));

        _screen.Find("dialog [aria-label=Close]").Click();
        Press("Invite");
        Assert.Equal(("kim", "a/b"), (Field("Name to sign in with").GetAttribute("value"), Field("Team").GetAttribute("value")));

        Field("Team").Change("Sales");
        Field("Display name").Change("Another Kim");
        _screen.Find("dialog form").Submit();
        _screen.WaitForAssertion(() => Assert.Contains("is already taken", FaultOf("Name to sign in with"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Team_groups_skills_and_rights_are_changed_in_one_form()
    {
        Open("kim");
        Field("Role").Change(Roles.Supervisor);
        Field("Team").Change("Sales");
        Field("Groups, with commas between").Change("tier 1");
        Press("Add a skill");
        Field("Skill").Change("french");
        Field("Level of french").Change("7");
        _screen.FindAll("input[type=radio]")[1].Change("on");
        _screen.Find("[aria-label='Teams, with commas between']").Change("Sales, Support");
        Field("Language").Change("ja");
        _screen.Find(".drawer form").Submit();

        _screen.WaitForAssertion(() => Assert.Contains("Saved.", _screen.Find(".drawer form").TextContent, StringComparison.Ordinal));
        Assert.Equal(
            new Person("Kim", Roles.Supervisor) { Team = "Sales", Groups = Groups.Of(["tier 1"]), Skills = Skills.Typed("french=7").Skills, Supervises = SupervisedTeams.Of(["Sales", "Support"]), Language = "ja" },
            await Read("kim"));
    }

    [Fact]
    public async Task What_somebody_else_changes_is_there_without_a_reload()
    {
        Open("kim");
        await Edit("kim", new("Kim", Roles.Agent), new("Kim", Roles.Agent) { Team = "Support" });

        Tick();

        _screen.WaitForAssertion(() => Assert.Contains("Support", Line("kim"), StringComparison.Ordinal));
        Assert.Equal("Support", Field("Team").GetAttribute("value"));
        Assert.Empty(_screen.FindAll(".theirs"));
    }

    [Theory]
    [InlineData("Keep mine", "Kim K.", "Support")]
    [InlineData("Take theirs", "Kim", "Support")]
    public async Task Of_two_who_edit_the_same_person_the_second_sees_what_the_first_has_changed_and_decides(string decision, string displayName, string team)
    {
        Open("kim");
        Field("Display name").Change("Kim K.");
        await Edit("kim", new("Kim", Roles.Agent), new("Kim", Roles.Agent) { Team = "Support" });
        _screen.Find(".drawer form").Submit();

        _screen.WaitForAssertion(() => Assert.Contains("Team: none → Support", Words(_screen.Find(".theirs li").TextContent), StringComparison.Ordinal));
        Assert.Equal("Kim K.", Field("Display name").GetAttribute("value"));
        _screen.Find(".drawer form").Submit();
        Assert.Equal(new Person("Kim", Roles.Agent) { Team = "Support" }, await Read("kim"));

        Press(decision);
        Assert.Equal((displayName, team), (Field("Display name").GetAttribute("value"), Field("Team").GetAttribute("value")));
        _screen.Find(".drawer form").Submit();
        _screen.WaitForAssertion(() => Assert.Contains("Saved.", _screen.Find(".drawer form").TextContent, StringComparison.Ordinal));
        Assert.Equal(new Person(displayName, Roles.Agent) { Team = team }, await Read("kim"));
    }

    [Fact]
    public void What_was_typed_about_somebody_waits_while_others_are_looked_at()
    {
        Open("kim");
        Field("Team").Change("Sales");
        Open("boss");
        Assert.Equal("", Field("Team").GetAttribute("value") ?? "");

        Open("kim");

        Assert.Equal("Sales", Field("Team").GetAttribute("value"));
    }

    [Fact]
    public async Task Whoever_is_dismissed_after_a_question_signs_in_no_more_and_comes_back()
    {
        using var browser = _app.Open();
        await browser.SignInAsync("kim");
        Open("kim");
        Press("Dismiss…");
        Assert.NotNull(await browser.WhoAmIAsync());

        Press("Dismiss");

        _screen.WaitForAssertion(() => Assert.Contains("Dismissed, and signed out everywhere.", _screen.Markup, StringComparison.Ordinal));
        Assert.Null(await browser.WhoAmIAsync());
        Press("Let sign in again");
        _screen.WaitForAssertion(() => Assert.Contains("May sign in again.", _screen.Markup, StringComparison.Ordinal));
        await browser.SignInAsync("kim");
        Assert.NotNull(await browser.WhoAmIAsync());
    }

    [Fact]
    public void Nobody_dismisses_themself()
    {
        Open("root");

        Press("Dismiss…");

        Assert.Empty(_screen.FindAll("dialog h2"));
        Assert.Contains("You cannot dismiss yourself", _screen.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reset_password_is_shown_once_and_has_to_be_changed()
    {
        Open("kim");
        Press("Reset password");
        _screen.FindAll("dialog .button").Single(button => Words(button.TextContent) == "Reset password").Click();

        var password = _screen.WaitForElement(".once code").TextContent;
        using var browser = _app.Open();
        await browser.SignInAsync("kim", password);
        Assert.True((await browser.WhoAmIAsync())!.MustChangePassword);
    }

    [Fact]
    public async Task One_session_or_all_of_them_are_ended()
    {
        using var one = _app.Open();
        using var two = _app.Open();
        await one.SignInAsync("kim");
        await two.SignInAsync("kim");
        Open("kim");
        _screen.WaitForAssertion(() => Assert.Equal(2, _screen.FindAll(".sessions li").Count));

        _screen.Find(".sessions .button").Click();
        _screen.WaitForAssertion(() => Assert.Single(_screen.FindAll(".sessions li")));
        Assert.Single(new[] { await one.WhoAmIAsync(), await two.WhoAmIAsync() }, who => who is not null);

        await one.SignInAsync("kim");
        Time.Advance(TimeSpan.FromSeconds(2));
        _screen.WaitForAssertion(() => Assert.Contains("End all of them", _screen.Markup, StringComparison.Ordinal));
        Press("End all of them");
        _screen.WaitForAssertion(() => Assert.Contains("Nowhere.", _screen.Markup, StringComparison.Ordinal));
        Assert.Null(await one.WhoAmIAsync());
    }

    [Fact]
    public void A_file_is_shown_before_it_is_applied()
    {
        Press("Import…");
        Upload("name,team\nkim,a/b\n");
        _screen.WaitForAssertion(() => Assert.Contains("Line 2, team 'a/b' is no name for a team", Words(_screen.Find(".lines").TextContent), StringComparison.Ordinal));
        Assert.DoesNotContain(_screen.FindAll("dialog .button"), button => Words(button.TextContent) == "Apply");

        Upload("name,display name,role,team\nkim,Kim,agent,Sales\njane,Jane Doe,agent,Sales\n");
        _screen.WaitForAssertion(() => Assert.Contains("1 new, 1 changed, 0 as they are. Nothing is written yet.", _screen.Markup, StringComparison.Ordinal));
        Press("Apply");

        _screen.WaitForAssertion(() => Assert.Contains("The file is applied.", _screen.Markup, StringComparison.Ordinal));
        Assert.Equal("jane", _screen.Find(".once b").TextContent);
        _screen.WaitForAssertion(() => Assert.Contains("Sales", Line("kim"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_is_no_administrator_any_more_sees_nobody_from_the_next_look_on()
    {
        await using (var scope = _app.Services.CreateAsyncScope())
            Assert.Empty(await scope.ServiceProvider.GetRequiredService<Users>().SetRoleAsync("root", Roles.Agent, "boss"));

        Tick();

        _screen.WaitForAssertion(() => Assert.Contains(PeopleDesk.Denied.English, _screen.Markup, StringComparison.Ordinal));
        Assert.Empty(_screen.FindAll(".row"));
    }

    private void Tick()
    {
        _app.Clock.Advance(TimeSpan.FromSeconds(1));
        Time.Advance(TimeSpan.FromSeconds(1));
    }

    private void Open(string name)
    {
        _screen.Find($"#person-{name}").Click();
        _screen.WaitForElement(".drawer form");
    }

    private void Press(string button) => _screen.FindAll(".button").First(one => Words(one.TextContent) == button && one.GetAttribute("type") != "submit").Click();

    private AngleSharp.Dom.IElement Field(string label)
    {
        var labelled = _screen.FindAll($"[aria-label='{label}']");
        return labelled.Count > 0 ? labelled[0] : _screen.FindAll("label").First(one => Words(one.FirstChild?.TextContent ?? "") == label).QuerySelector("input, select")!;
    }

    private string FaultOf(string label) => Words(_screen.Find($"#{Field(label).GetAttribute("aria-describedby")}").TextContent);

    private void Upload(string text) => _screen.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(text, "people.csv"));

    private IEnumerable<string> Names() => _screen.FindAll(".row th").Select(cell => Words(cell.TextContent));

    private string Line(string name) => Words(_screen.FindAll(".row").Single(row => row.QuerySelector($"#person-{name}") is not null).TextContent);

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task Edit(string name, Person began, Person next) => Assert.Empty((await People.Edit(Boss, name, began, next, Cancellation)).Problems);

    private async Task<Person> Read(string name) => (await People.All(Root, null, Cancellation))!.Value.Single(row => row.Name == name).Person;
}
