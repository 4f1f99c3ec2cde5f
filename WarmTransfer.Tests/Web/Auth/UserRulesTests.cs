using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Teams;

namespace WarmTransfer.Tests.Web.Auth;

/// <summary>What holds of people whoever changes them: a command, the page, a file, or the company's sign-in.</summary>
public sealed class UserRulesTests : IAsyncLifetime
{
    private static readonly Person Kim = new("Kim", Roles.Agent);
    private AuthApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await AuthApp.StartAsync();
        await _app.AddAsync("root", Roles.Admin);
        await _app.AddAsync("kim", Roles.Agent, "Kim");
        _app.Audit.Entries.Clear();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Nobody_takes_the_administrators_place_from_themself()
    {
        await _app.AddAsync("boss", Roles.Admin);

        Assert.StartsWith("You cannot dismiss yourself", Assert.Single(await Do(users => users.DisableAsync("root", "root"))).English, StringComparison.Ordinal);
        Assert.StartsWith("You cannot dismiss yourself", Assert.Single(await Do(users => users.SetRoleAsync("root", Roles.Agent, "root"))).English, StringComparison.Ordinal);
        Assert.StartsWith("You cannot dismiss yourself", Assert.Single((await Edit("root", new("root", Roles.Admin), new("root", Roles.Agent), "root")).Problems).English, StringComparison.Ordinal);
        Assert.Empty(await Do(users => users.DisableAsync("root", "boss")));
    }

    [Fact]
    public async Task The_companys_sign_in_has_the_last_word_over_the_last_administrator()
    {
        Assert.Single(await Do(users => users.SetRoleAsync("root", Roles.Agent, "test")));
        Assert.Empty(await Do(users => users.FollowRoleAsync("root", Roles.Agent, "(provider)")));
    }

    [Fact]
    public async Task All_that_is_decided_at_once_is_written_at_once_each_with_before_and_after()
    {
        var next = Kim with { DisplayName = "Kim K.", Role = Roles.Supervisor, Team = "Sales", Groups = Groups.Of(["tier 1"]), Skills = Skills.Typed("french=3").Skills, Supervises = SupervisedTeams.Of(["Sales"]), MayListen = false, Language = "ja" };

        Assert.Equal(new([], null), await Edit("kim", Kim, next), Same);

        Assert.Equal(next, await Read("kim"));
        Assert.Equal(
            ["set-display-name Kim -> Kim K.", "set-role agent -> supervisor", "set-team none -> Sales", "set-groups none -> tier 1", "set-skills none -> french=3", "set-supervises all -> Sales", "set-rights listen,export -> export", "set-language the browser's -> ja"],
            _app.Audit.Entries.Select(entry => $"{entry.Act} {entry.Reason}"));
    }

    [Fact]
    public async Task The_second_of_two_who_change_the_same_person_is_told_what_the_first_has_changed_and_nothing_is_written()
    {
        var first = Kim with { Team = "Sales" };
        Assert.Equal(new([], null), await Edit("kim", Kim, first), Same);

        Assert.Equal(new([], first), await Edit("kim", Kim, Kim with { Team = "Support" }), Same);
        Assert.Equal(first, await Read("kim"));

        Assert.Equal(new([], null), await Edit("kim", first, Kim with { Team = "Support" }), Same);
    }

    [Fact]
    public async Task What_is_wrong_with_one_thing_leaves_the_others_as_they_are()
    {
        var answer = await Edit("kim", Kim, Kim with { Role = Roles.Supervisor, Team = "a/b", Groups = Groups.Of(["c/d"]), DisplayName = " " });

        Assert.Equal(3, answer.Problems.Count);
        Assert.Equal(Kim, await Read("kim"));
        Assert.Empty(_app.Audit.Entries);
    }

    [Fact]
    public async Task Only_what_changes_rights_signs_somebody_out()
    {
        using var browser = _app.Open();
        await browser.SignInAsync("kim");

        var next = Kim with { DisplayName = "Kim K.", Groups = Groups.Of(["tier 1"]), Skills = Skills.Typed("french=3").Skills, Language = "ja" };
        await Edit("kim", Kim, next);
        await _app.Look();
        Assert.NotNull(await browser.WhoAmIAsync());

        await Edit("kim", next, next with { MayExport = false });
        await _app.Look();
        Assert.Null(await browser.WhoAmIAsync());
    }

    [Fact]
    public async Task A_one_time_password_is_good_and_never_the_same()
    {
        var passwords = Enumerable.Range(0, 20).Select(_ => OneTimePassword.Make()).ToList();

        Assert.Equal(20, passwords.Distinct().Count());
        Assert.All(passwords, password => Assert.Matches("^([a-z2-9]{4}-){3}[a-z2-9]{4}$", password));
        foreach (var password in passwords.Take(3)) Assert.Empty(await Do(users => users.SetPasswordAsync("kim", password, "test")));
    }

    private static bool Same(PersonAnswer one, PersonAnswer other) => one.Problems.SequenceEqual(other.Problems) && one.Now == other.Now;

    private Task<PersonAnswer> Edit(string name, Person began, Person next, string by = "boss") => Do(users => users.EditAsync(name, began, next, by));

    private Task<Person> Read(string name) => Do(async users =>
    {
        var (user, roles, _) = (await users.AllAsync(TestContext.Current.CancellationToken)).Single(one => one.User.UserName == name);
        return Person.Of(user, roles.Single());
    });

    private async Task<T> Do<T>(Func<Users, Task<T>> ask)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<Users>());
    }
}
