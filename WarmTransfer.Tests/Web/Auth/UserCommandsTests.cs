using WarmTransfer.Web.Auth;

namespace WarmTransfer.Tests.Web.Auth;

public sealed class UserCommandsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_administrator_comes_from_the_command_line()
    {
        await using var app = await AuthApp.StartAsync();
        using var browser = app.Open();

        var (code, _) = await RunAsync(app, AuthApp.Password + "\n", "create-user", "root", "admin", "--display", "The Administrator");
        await browser.SignInAsync("root");

        Assert.Equal(0, code);
        var who = await browser.WhoAmIAsync();
        Assert.Equal(("root", "The Administrator", true), (who!.AgentId, who.DisplayName, who.IsAdmin));
        var entry = app.Audit.Entries[0];
        Assert.Equal(("(command line)", "create-user", "admin", "root"), (entry.Actor, entry.Act, entry.Reason, entry.Agent?.Value));
    }

    [Theory]
    [InlineData("correct horse battery", "There is no role 'boss'", "create-user", "root", "boss")]
    [InlineData("correct horse battery", "A name has 1 to 100 characters", "create-user", "my root", "admin")]
    [InlineData("correct horse battery", "A name has 1 to 100 characters", "create-user", "jane.doe", "admin")]
    [InlineData("short", "at least 12 characters", "create-user", "root", "admin")]
    [InlineData("aaaaaaaaaaaaaaa", "different characters", "create-user", "root", "admin")]
    [InlineData("password1234", "too easy to guess", "create-user", "root", "admin")]
    [InlineData("callcentre12", "too easy to guess", "create-user", "root", "admin")]
    [InlineData("WarmTransfer2026", "too easy to guess", "create-user", "root", "admin")]
    [InlineData("qwertzuiop123", "too easy to guess", "create-user", "root", "admin")]
    [InlineData("JaneDoejanedoe", "too easy to guess", "create-user", "jane_doe", "admin")]
    [InlineData("", "No password", "create-user", "root", "admin")]
    [InlineData("correct horse battery", "Usage:", "create-user", "root")]
    [InlineData("correct horse battery", "Usage:", "create-user", "root", "admin", "--show", "x")]
    [InlineData("correct horse battery", "is already taken", "create-user", "kim", "admin")]
    public async Task What_cannot_be_done_is_said_and_ends_with_1(string password, string expected, params string[] args)
    {
        await using var app = await AuthApp.StartAsync();
        await app.AddAsync("kim");

        var (code, errors) = await RunAsync(app, password, args);

        Assert.Equal(1, code);
        Assert.Contains(expected, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Teams_and_rights_are_given_and_end_the_sessions()
    {
        await using var app = await AuthApp.StartAsync();
        await app.AddAsync("sue", Roles.Supervisor, "Sue");
        using var browser = app.Open();
        foreach (string[] command in (string[][])[["set-team", "sue", "Night & day"], ["set-supervises", "sue", "Support, Sales"], ["set-rights", "sue", "export"]])
        {
            await browser.SignInAsync("sue");
            Assert.NotNull(await browser.WhoAmIAsync());
            Assert.Equal(0, (await RunAsync(app, "", command)).Code);
            await app.Look();
            Assert.Null(await browser.WhoAmIAsync());
        }

        Assert.Contains("Sue (team Night & day; supervises Sales, Support; rights export)", await ListAsync(app), StringComparison.Ordinal);
        Assert.Equal([("set-team", "none -> Night & day"), ("set-supervises", "all -> Sales, Support"), ("set-rights", "listen,export -> export")],
            app.Audit.Entries.Where(entry => entry.Act.StartsWith("set-", StringComparison.Ordinal)).Select(entry => (entry.Act, entry.Reason)));
    }

    [Fact]
    public async Task Teams_and_rights_are_taken_back()
    {
        await using var app = await AuthApp.StartAsync();
        await app.AddAsync("sue", Roles.Supervisor, "Sue");
        foreach (string[] command in (string[][])[
            ["set-team", "sue", "Sales"], ["set-supervises", "sue", "Sales"], ["set-rights", "sue", "none"], ["set-team", "sue", "none"], ["set-supervises", "sue", "all"], ["set-rights", "sue", "export,listen"]])
            Assert.Equal(0, (await RunAsync(app, "", command)).Code);

        Assert.EndsWith("Sue", (await ListAsync(app)).TrimEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'all' is no name for a team", "set-team", "kim", "all")]
    [InlineData("' x' is no name", "set-team", "kim", " x")]
    [InlineData("'a/b' is no name", "set-supervises", "kim", "Sales,a/b")]
    [InlineData("'' is no name", "set-supervises", "kim", "Sales,")]
    [InlineData("Usage:", "set-rights", "kim", "listen,fly")]
    [InlineData("There is no user 'joe'", "set-rights", "joe", "listen")]
    [InlineData("Usage:", "set-team", "kim")]
    [InlineData("'a/b' is no name for a group", "set-groups", "kim", "Sales,a/b")]
    [InlineData("'all' is no name for a group", "set-groups", "kim", "all")]
    [InlineData("at most 20 groups", "set-groups", "kim", "1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21")]
    [InlineData("There is no user 'joe'", "set-groups", "joe", "Sales")]
    [InlineData("needs a level from 1 to 10: billing=5", "set-skills", "kim", "billing")]
    [InlineData("needs a level from 1 to 10", "set-skills", "kim", "billing=11")]
    [InlineData("needs a level from 1 to 10", "set-skills", "kim", "billing=0")]
    [InlineData("'a/b' is no name for a skill", "set-skills", "kim", "a/b=3")]
    [InlineData("The skill billing is there twice", "set-skills", "kim", "billing=3,billing=4")]
    [InlineData("cannot be empty", "set-display-name", "kim", " ")]
    [InlineData("There is no language 'xx'; there are en, ja.", "set-language", "kim", "xx")]
    public async Task A_team_or_a_right_that_cannot_be_is_said(string expected, params string[] args)
    {
        await using var app = await AuthApp.StartAsync();
        await app.AddAsync("kim");

        var (code, errors) = await RunAsync(app, "", args);

        Assert.Equal(1, code);
        Assert.Contains(expected, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Groups_skills_and_a_language_are_given_and_taken_and_sign_nobody_out()
    {
        await using var app = await AuthApp.StartAsync();
        await app.AddAsync("kim", Roles.Agent, "Kim");
        using var browser = app.Open();
        await browser.SignInAsync("kim");
        foreach (string[] command in (string[][])[
            ["set-groups", "kim", "support, sales"], ["set-groups", "kim", "sales"], ["set-skills", "kim", "french=3,billing=10"], ["set-display-name", "kim", "Kim K."], ["set-language", "kim", "ja"]])
            Assert.Equal(0, (await RunAsync(app, "", command)).Code);

        await app.Look();
        Assert.NotNull(await browser.WhoAmIAsync());
        Assert.Contains("Kim K. (groups sales; skills billing=10, french=3; language ja)", await ListAsync(app), StringComparison.Ordinal);
        Assert.Equal(["none -> sales, support", "sales, support -> sales", "none -> billing=10, french=3", "Kim -> Kim K.", "the browser's -> ja"],
            app.Audit.Entries.Where(entry => entry.Act.StartsWith("set-", StringComparison.Ordinal)).Select(entry => entry.Reason));

        Assert.Equal(0, (await RunAsync(app, "", "set-groups", "kim", "none")).Code);
        Assert.Equal(0, (await RunAsync(app, "", "set-skills", "kim", "none")).Code);
        Assert.Equal(0, (await RunAsync(app, "", "set-language", "kim", "browser")).Code);
        Assert.EndsWith("Kim K.", (await ListAsync(app)).TrimEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("disable-user", "root")]
    [InlineData("set-role", "root", "agent")]
    public async Task The_last_administrator_stays_one(params string[] args)
    {
        await using var app = await AuthApp.StartAsync();
        await app.AddAsync("root", Roles.Admin);
        await app.AddAsync("former", Roles.Admin);
        Assert.Equal(0, (await RunAsync(app, "", "disable-user", "former")).Code);

        var (code, errors) = await RunAsync(app, "", args);
        Assert.Equal((1, "'root' is the last administrator who may sign in. Make somebody else an administrator first."), (code, errors.Trim()));

        Assert.Equal(0, (await RunAsync(app, "", "enable-user", "former")).Code);
        Assert.Equal(0, (await RunAsync(app, "", args)).Code);
    }

    private static async Task<string> ListAsync(AuthApp app)
    {
        await using var output = new StringWriter();
        await new UserCommands(app.Services, _ => Task.FromResult<string?>(null), output, TextWriter.Null).RunAsync(["list-users"], Cancellation);
        return output.ToString();
    }

    [Theory]
    [InlineData(true, "create-user")]
    [InlineData(true, "remove-demo-users")]
    [InlineData(false, "--urls")]
    public void Only_its_own_commands_are_handled(bool expected, string command) => Assert.Equal(expected, UserCommands.Handles([command, "x"]));

    private static async Task<(int Code, string Errors)> RunAsync(AuthApp app, string input, params string[] args)
    {
        await using var errors = new StringWriter();
        var code = await new UserCommands(app.Services, _ => Task.FromResult<string?>(input.TrimEnd()), TextWriter.Null, errors).RunAsync(args, Cancellation);
        return (code, errors.ToString());
    }
}
