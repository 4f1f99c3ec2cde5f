using WarmTransfer.Core;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Languages;
using WarmTransfer.Web.Teams;

namespace WarmTransfer.Web.Auth;

/// <summary>What an operator does to users from the command line, the first administrator above all.</summary>
internal sealed class UserCommands(IServiceProvider services, Func<CancellationToken, Task<string?>> password, TextWriter output, TextWriter errors)
{
    public const string RemoveDemoUsers = "remove-demo-users";
    private const string BrowsersLanguage = "browser";
    private const string Actor = AuditEntry.CommandLine;
    private const string PasswordIsRead = "The password is read from standard input: one line, 12 characters or more.";

    /// <summary>Each command with what follows it and what it does.</summary>
    public static readonly IReadOnlyList<(string Name, string Arguments, string Does)> All =
    [
        ("create-user", $"<name> <{string.Join('|', Roles.All)}> [--display \"<name to show>\"]", $"Creates a user. {PasswordIsRead}"),
        ("list-users", "", "Lists all users with role, state and where they sign in."),
        ("set-role", $"<name> <{string.Join('|', Roles.All)}>", "Changes a user's role, and signs the user out everywhere."),
        ("set-team", $"<name> \"<team>\"|{TeamName.None}", "Puts a user into a team, and signs the user out everywhere."),
        ("set-groups", $"<name> \"<group>[,<group>…]\"|{TeamName.None}", $"Puts a user into groups, {Groups.Most} at most."),
        ("set-skills", $"<name> \"<skill>=<level>[,<skill>=<level>…]\"|{TeamName.None}", $"Says what a user is good at, with levels from {Skills.Lowest} to {Skills.Highest}, {Skills.Most} skills at most."),
        ("set-display-name", "<name> \"<name to show>\"", "Changes what colleagues see."),
        ("set-language", $"<name> {string.Join('|', Language.All.Select(language => language.Code))}|{BrowsersLanguage}", "Says in which language a user reads the console from the next sign-in on, or leaves it to the browser."),
        ("set-supervises", $"<name> \"<team>[,<team>…]\"|{TeamName.All}", "Says whose calls and agents a supervisor, or a screen on the wall, sees and hears, and signs the user out everywhere. Administrators see all."),
        ("set-rights", $"<name> {Rights.Listen},{Rights.Export}|{Rights.Listen}|{Rights.Export}|{Rights.None}", "Says whether a supervisor may listen to calls and take them over, and whether a user may take timelines and the audit away as files, and signs the user out everywhere."),
        ("set-password", "<name>", $"Gives a user another password, to be changed at the next sign-in, and signs the user out everywhere. {PasswordIsRead}"),
        ("reset-second-factor", "<name>", "Takes a user's authenticator, recovery codes and passkeys off, and signs the user out everywhere."),
        ("sign-out-user", "<name>", "Signs a user out everywhere."),
        ("disable-user", "<name>", "Lets a user sign in no more, and signs the user out everywhere. The name stays taken."),
        ("enable-user", "<name>", "Lets a disabled user sign in again."),
        (RemoveDemoUsers, "", "Removes the users of the demonstration."),
    ];

    public static bool Handles(string[] args) => args is [var word, ..] && All.Any(command => command.Name == word);

    /// <summary>The process's exit code.</summary>
    public async Task<int> RunAsync(string[] args, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<Users>();
        return args switch
        {
            [RemoveDemoUsers] => await SayAsync($"Removed {await users.RemoveDemoAsync(Actor, cancellation)} demo users."),
            ["list-users"] => await ListAsync(users, cancellation),
            ["create-user", var name, var role] => await CreateAsync(users, NewUser(name, role, name), role, cancellation),
            ["create-user", var name, var role, "--display", var display] => await CreateAsync(users, NewUser(name, role, display), role, cancellation),
            ["set-role", var name, var role] => await AnswerAsync(await users.SetRoleAsync(name, role, Actor), $"{name} is {role} now and signed out."),
            ["set-team", var name, var team] => await AnswerAsync(await users.SetTeamAsync(name, team == TeamName.None ? null : team, Actor), $"{name} is in {(team == TeamName.None ? "no team" : $"the team {team}")} now and signed out."),
            ["set-groups", var name, var groups] => await AnswerAsync(await users.SetGroupsAsync(name, Groups.Typed(groups), Actor), $"{name} is in {(groups == TeamName.None ? "no group" : $"the groups {Groups.Typed(groups)}")} now."),
            ["set-skills", var name, var skills] => await SetSkillsAsync(users, name, Skills.Typed(skills)),
            ["set-display-name", var name, var display] => await AnswerAsync(await users.SetDisplayNameAsync(name, display, Actor), $"{name} is shown as {display}."),
            ["set-language", var name, var code] => await AnswerAsync(await users.SetLanguageAsync(name, code == BrowsersLanguage ? null : code, Actor), $"{name} reads the console in {(code == BrowsersLanguage ? "the browser's language" : code)}."),
            ["set-supervises", var name, var teams] => await AnswerAsync(await users.SetSupervisesAsync(name, Teams(teams), Actor), $"{name} supervises {Words(Teams(teams))} now and is signed out."),
            ["set-rights", var name, var words] when Rights.Read(words) is var (listen, export) =>
                await AnswerAsync(await users.SetRightsAsync(name, listen, export, Actor), $"{name} has the rights {Rights.Words(listen, export)} now and is signed out."),
            ["set-password", var name] => await SetPasswordAsync(users, name, cancellation),
            ["reset-second-factor", var name] => await AnswerAsync(await users.ResetSecondFactorAsync(name, Actor), $"{name} has no second factor any more, and is signed out."),
            ["sign-out-user", var name] => await AnswerAsync(await users.SignOutAsync(name, Actor), $"{name} is signed out."),
            ["disable-user", var name] => await AnswerAsync(await users.DisableAsync(name, Actor), $"{name} is disabled and signed out."),
            ["enable-user", var name] => await AnswerAsync(await users.EnableAsync(name, Actor), $"{name} may sign in again."),
            _ => await FailAsync([.. Usage(args[0])]),
        };
    }

    // A screen on the wall is nobody, and whoever hangs it up types the password there.
    private static User NewUser(string name, string role, string displayName) =>
        new() { UserName = name, AgentId = name, DisplayName = displayName, MustChangePassword = role != Roles.Viewer };

    // Null: all.
    private static string[]? Teams(string words) => words == TeamName.All ? null : words.Split(',', StringSplitOptions.TrimEntries);

    private static string Words(string[]? teams) => (teams is null ? SupervisedTeams.All : SupervisedTeams.Of(teams)).ToString();

    private static IEnumerable<string> Usage(string word) => from command in All
                                                             where command.Name == word
                                                             select $"Usage: dotnet WarmTransfer.Web.dll {command.Name} {command.Arguments}{Environment.NewLine}{command.Does}";

    private async Task<int> CreateAsync(Users users, User user, string role, CancellationToken cancellation) =>
        await password(cancellation) is { Length: > 0 } typed
            ? await AnswerAsync(await users.CreateAsync(user, role, typed, Actor), $"Created {role} {user.UserName}.")
            : await FailAsync(["No password on standard input.", .. Usage("create-user")]);

    private async Task<int> SetSkillsAsync(Users users, string name, (Skills Skills, IReadOnlyList<Sentence> Problems) typed) => typed.Problems is []
        ? await AnswerAsync(await users.SetSkillsAsync(name, typed.Skills, Actor), $"{name} has the skills {typed.Skills} now.")
        : await FailAsync([.. typed.Problems.Select(problem => problem.English)]);

    private async Task<int> SetPasswordAsync(Users users, string name, CancellationToken cancellation) =>
        await password(cancellation) is { Length: > 0 } typed
            ? await AnswerAsync(await users.SetPasswordAsync(name, typed, Actor), $"{name} has another password, has to change it at the next sign-in, and is signed out.")
            : await FailAsync(["No password on standard input.", .. Usage("set-password")]);

    private async Task<int> ListAsync(Users users, CancellationToken cancellation)
    {
        foreach (var (user, roles, provider) in await users.AllAsync(cancellation))
            await output.WriteLineAsync($"{user.UserName,-32} {string.Join(',', roles),-12} {(user.DisabledAt is { } since ? $"disabled since {since:u}" : "may sign in"),-36} {(provider is null ? "here" : $"at {provider}"),-8} {user.DisplayName}{Grants(user, roles)}");
        return 0;
    }

    // Only what is not as it is for everybody.
    private static string Grants(User user, IList<string> roles)
    {
        string[] all =
        [
            .. user.Team is { } team ? [$"team {team}"] : Array.Empty<string>(),
            .. user.Groups is { } groups ? [$"groups {Groups.Read(groups)}"] : Array.Empty<string>(),
            .. user.Skills is { } skills ? [$"skills {Skills.Read(skills)}"] : Array.Empty<string>(),
            .. user.Supervises is not null && !roles.Contains(Roles.Admin) ? [$"supervises {SupervisedTeams.Read(user.Supervises)}"] : Array.Empty<string>(),
            .. user.Language is { } language ? [$"language {language}"] : Array.Empty<string>(),
            .. user is { MayListen: true, MayExport: true } ? Array.Empty<string>() : [$"rights {Rights.Words(user.MayListen, user.MayExport)}"],
        ];
        return all is [] ? "" : $" ({string.Join("; ", all)})";
    }

    private Task<int> AnswerAsync(IReadOnlyList<Sentence> problems, string done) => problems is [] ? SayAsync(done) : FailAsync([.. problems.Select(problem => problem.English)]);

    private async Task<int> SayAsync(string line)
    {
        await output.WriteLineAsync(line);
        return 0;
    }

    private async Task<int> FailAsync(params string[] lines)
    {
        foreach (var line in lines)
            await errors.WriteLineAsync(line);
        return 1;
    }
}
