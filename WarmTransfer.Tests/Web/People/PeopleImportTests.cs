using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Core;
using WarmTransfer.Tests.Web.Auth;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.People;

namespace WarmTransfer.Tests.Web.People;

/// <summary>A file is shown before it is applied, and does what was shown or nothing.</summary>
public sealed class PeopleImportTests : IAsyncLifetime
{
    private static readonly AgentId Root = new("root");
    private AuthApp _app = null!;

    private PeopleDesk Desk => _app.Services.GetRequiredService<PeopleDesk>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _app = await AuthApp.StartAsync();
        await _app.AddAsync("root", Roles.Admin, "Root");
        await _app.AddAsync("kim", Roles.Agent, "Kim");
        await _app.AddAsync("pat", Roles.Agent, "Pat");
        _app.Audit.Entries.Clear();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task What_it_would_change_is_shown_and_then_done_and_in_the_audit()
    {
        var plan = await Plan("name,display name,role,team,groups,skills,disabled,language\nkim,Kim,supervisor,Sales,tier 1; evening,billing=7,no,JA\npat,Pat,agent,,,,yes,\njane,Jane Doe,agent,Sales,,french=2,,en\nroot,Root,admin,,,,,\n");

        Assert.Equal(
            ["2 kim Role: agent -> supervisor, Team: none -> Sales, Groups: none -> evening, tier 1, Skills: none -> billing=7, Language: the browser's -> ja", "3 pat may sign in no more", "4 jane Display name: Jane Doe, Role: agent, Team: Sales, Skills: french=2, Language: en"],
            plan.Changing.Select(line => $"{line.Number} {line.Name} {string.Join(", ", line.Changes)}"));
        Assert.Empty(_app.Audit.Entries);

        var told = new List<int>();
        var result = await Desk.Apply(Root, plan, told.Add, Cancellation);

        Assert.Empty(result.Problems);
        Assert.Equal([1, 2, 3], told);
        Assert.Equal(
            ["kim set-role agent -> supervisor", "kim set-team none -> Sales", "kim set-groups none -> evening, tier 1", "kim set-skills none -> billing=7", "kim set-language the browser's -> ja", "pat disable-user ", "jane create-user agent", "jane set-team none -> Sales", "jane set-skills none -> french=2", "jane set-language the browser's -> en"],
            _app.Audit.Entries.Select(entry => $"{entry.Agent} {entry.Act} {entry.Reason}"));
        Assert.All(_app.Audit.Entries, entry => Assert.Equal("root", entry.Actor));
        var jane = Assert.Single(result.New);
        using var browser = _app.Open();
        await browser.SignInAsync(jane.Name, jane.Password!);
        Assert.Equal((true, "Jane Doe"), ((await browser.WhoAmIAsync())!.MustChangePassword, (await browser.WhoAmIAsync())!.DisplayName));
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing_the_second_time()
    {
        const string file = "name,role,groups\nkim,supervisor,tier 1\nnew,agent,\n";
        Assert.Empty((await Desk.Apply(Root, await Plan(file), _ => { }, Cancellation)).Problems);

        Assert.Empty((await Plan(file)).Changing);
    }

    [Theory]
    [InlineData("kim,Kim,agent,a/b,,,", "team", "'a/b' is no name for a team")]
    [InlineData("kim,Kim,boss,,,,", "role", "There is no role 'boss'")]
    [InlineData("kim,,agent,,,,", "display name", "A display name is what colleagues see")]
    [InlineData("kim,Kim,agent,,c/d,,", "groups", "'c/d' is no name for a group")]
    [InlineData("kim,Kim,agent,,,billing=11,", "skills", "The skill billing needs a level")]
    [InlineData("kim,Kim,agent,,,,perhaps", "disabled", "'perhaps' is neither yes nor no")]
    [InlineData("kim,Kim,agent,,,,,tlh", "language", "There is no language 'tlh'; there are en, ja.")]
    [InlineData("jane doe,Jane,agent,,,,", "name", "'jane doe' is no name")]
    [InlineData("jane,Jane,,,,,", "role", "There is no role ''")]
    [InlineData("PAT,Pat,agent,,,,", "name", "'PAT' is in the file twice")]
    [InlineData("root,Root,agent,,,,", "role", "You cannot take the administrator's role from yourself")]
    [InlineData("root,Root,admin,,,,yes", "disabled", "You cannot dismiss yourself")]
    public async Task One_wrong_line_is_told_with_its_field_and_nothing_of_the_file_is_done(string line, string field, string sentence)
    {
        var plan = await Plan($"name,display name,role,team,groups,skills,disabled,language\npat,Patricia,agent,,,,no,\n{line}\n");

        var fault = Assert.Single(plan.Faults);
        Assert.Equal((3, field), (fault.Line, fault.Field));
        Assert.StartsWith(sentence, fault.Sentence.English, StringComparison.Ordinal);
        Assert.Single((await Desk.Apply(Root, plan, _ => { }, Cancellation)).Problems);
        Assert.Empty(_app.Audit.Entries);
    }

    [Fact]
    public async Task When_somebody_changes_people_meanwhile_nothing_is_done_and_what_it_would_do_now_is_shown()
    {
        var plan = await Plan("name,team\nkim,Sales\npat,Sales\n");
        await Edit("kim", new Person("Kim", Roles.Agent), new Person("Kim", Roles.Agent) { Team = "Support" });
        _app.Audit.Entries.Clear();

        var result = await Desk.Apply(Root, plan, _ => { }, Cancellation);

        Assert.StartsWith("Nothing was changed", Assert.Single(result.Problems).English, StringComparison.Ordinal);
        Assert.Empty(_app.Audit.Entries);
        Assert.Equal("Team: Support -> Sales", Assert.Single(result.Anew!.Lines[0].Changes).English);
        Assert.Empty((await Desk.Apply(Root, result.Anew, _ => { }, Cancellation)).Problems);
        Assert.Equal(["Sales", "Sales"], (await Desk.All(Root, null, Cancellation))!.Value.Where(row => row.Name != "root").Select(row => row.Person.Team));
    }

    [Fact]
    public async Task A_fault_at_the_third_person_leaves_nobody_changed()
    {
        var plan = await Plan("name,display name,role,team,disabled\nkim,Kim,supervisor,Sales,\njane,Jane Doe,agent,Sales,\npat,Pat,agent,Sales,yes\n");
        await Run("CREATE TRIGGER fault BEFORE UPDATE ON AspNetUsers WHEN NEW.UserName = 'pat' BEGIN SELECT RAISE(ABORT, 'the disk is full'); END");

        var result = await Desk.Apply(Root, plan, _ => { }, Cancellation);

        Assert.Contains("Nothing was changed: the database did not take it", Assert.Single(result.Problems).English, StringComparison.Ordinal);
        Assert.Empty(result.New);
        Assert.Equal(["kim agent  True", "pat agent  True", "root admin  True"], (await Desk.All(Root, null, Cancellation))!.Value.Select(row => $"{row.Name} {row.Person.Role} {row.Person.Team} {!row.IsDisabled}"));
        Assert.Empty(_app.Audit.Entries);

        await Run("DROP TRIGGER fault");
        Assert.Empty((await Desk.Apply(Root, plan, _ => { }, Cancellation)).Problems);
        Assert.Equal(["jane Sales True", "kim Sales True", "pat Sales False", "root  True"], (await Desk.All(Root, null, Cancellation))!.Value.Select(row => $"{row.Name} {row.Person.Team} {!row.IsDisabled}"));
    }

    [Fact]
    public async Task Whoever_is_changed_while_the_file_is_made_ready_stays_as_they_are_now_and_so_does_everybody()
    {
        var plan = await Plan("name,team\nkim,Sales\npat,Sales\n");
        var changed = false;

        var result = await Desk.Apply(Root, plan, _ => changed = changed || Run("UPDATE AspNetUsers SET ConcurrencyStamp = 'theirs', Team = 'Support' WHERE UserName = 'kim'").Wait(TimeSpan.FromSeconds(30)), Cancellation);

        Assert.Contains("Nothing was changed: somebody else has changed people meanwhile", Assert.Single(result.Problems).English, StringComparison.Ordinal);
        Assert.Equal(["kim Support", "pat ", "root "], (await Desk.All(Root, null, Cancellation))!.Value.Select(row => $"{row.Name} {row.Person.Team}"));
    }

    [Fact]
    public async Task A_column_that_is_left_out_changes_nothing()
    {
        await Edit("kim", new Person("Kim", Roles.Agent), new Person("Kim", Roles.Agent) { Team = "Sales" });

        Assert.Equal(["Role: agent -> supervisor"], (await Plan("name,role\nkim,supervisor\n")).Lines.Single().Changes.Select(change => change.English));
    }

    private async Task Run(string sql)
    {
        await using var db = await _app.Services.GetRequiredService<IDbContextFactory<WarmTransferDb>>().CreateDbContextAsync(Cancellation);
        await db.Database.ExecuteSqlRawAsync(sql, Cancellation);
    }

    private async Task Edit(string name, Person began, Person next) => Assert.Empty((await Desk.Edit(Root, name, began, next, Cancellation)).Problems);

    private async Task<ImportPlan> Plan(string text)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return (await Desk.Plan(Root, file, Cancellation))!;
    }
}
