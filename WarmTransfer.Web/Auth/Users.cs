using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Teams;

namespace WarmTransfer.Web.Auth;

/// <summary>What is done to the people who may sign in. Each change is in the audit, and all but the first and <see cref="EnableAsync"/> end every session of theirs.</summary>
internal sealed class Users(UserManager<User> users, RoleManager<IdentityRole> roles, IAuditLog audit, TimeProvider clock)
{
    /// <summary>Empty when it went well, otherwise what is wrong, in sentences.</summary>
    /// <param name="password">Null: there is no password, and no signing in with one.</param>
    /// <param name="by">Who does it.</param>
    public async Task<IReadOnlyList<string>> CreateAsync(User user, string role, string? password, string by)
    {
        if (NoSuch(role) is { } wrong) return [wrong];
        if (!VoiceIdentity.IsAdvised(user.AgentId)) return ["A name has 1 to 100 characters out of A-Z, a-z, 0-9 and '_': it is the name of a browser phone at Twilio, too."];
        if (user.DisplayName.Length > User.DisplayNameMaxLength) return [$"A display name has at most {User.DisplayNameMaxLength} characters."];
        if (await FindAsync(user.UserName!) is { DisabledAt: not null }) return [$"'{user.UserName}' was somebody's name before. Names are not used twice, because history and audit speak of people by them."];
        var created = password is null ? await users.CreateAsync(user) : await users.CreateAsync(user, password);
        return created.Succeeded ? await WriteDownAsync(await GrantAsync(user, role), user, by, "create-user", role) : Problems(created);
    }

    public Task<IReadOnlyList<string>> DisableAsync(string name, string by) => ChangeAsync(name, by, "disable-user", "", user =>
    {
        user.DisabledAt ??= clock.GetUtcNow();
        return users.UpdateSecurityStampAsync(user);
    });

    public Task<IReadOnlyList<string>> EnableAsync(string name, string by) => ChangeAsync(name, by, "enable-user", "", user =>
    {
        user.DisabledAt = null;
        return users.UpdateAsync(user);
    });

    public Task<IReadOnlyList<string>> SignOutAsync(string name, string by) => ChangeAsync(name, by, "sign-out-user", "", users.UpdateSecurityStampAsync);

    public async Task<IReadOnlyList<string>> SetRoleAsync(string name, string role, string by) =>
        NoSuch(role) is { } wrong ? [wrong] : await ChangeAsync(name, by, "set-role", role, user => SetRoleAsync(user, role));

    /// <param name="team">Null: none.</param>
    public async Task<IReadOnlyList<string>> SetTeamAsync(string name, string? team, string by) =>
        team is not null && TeamName.Problem(team) is { } wrong ? [wrong] : await ChangeAsync(name, by, "set-team", team ?? TeamName.None, user =>
        {
            user.Team = team;
            return users.UpdateSecurityStampAsync(user);
        });

    /// <summary>Whose calls and agents a supervisor, or a screen on the wall, sees.</summary>
    /// <param name="teams">Null: all.</param>
    public async Task<IReadOnlyList<string>> SetSupervisesAsync(string name, IReadOnlyList<string>? teams, string by) =>
        Problems(teams) is { Length: > 0 } wrong ? wrong : await ChangeAsync(name, by, "set-supervises", teams is null ? TeamName.All : string.Join(", ", teams), user =>
        {
            user.Supervises = teams is null ? null : SupervisedTeams.Of(teams).Lines;
            return users.UpdateSecurityStampAsync(user);
        });

    public Task<IReadOnlyList<string>> SetRightsAsync(string name, bool mayListen, bool mayExport, string by) =>
        ChangeAsync(name, by, "set-rights", Rights.Words(mayListen, mayExport), user =>
        {
            (user.MayListen, user.MayExport) = (mayListen, mayExport);
            return users.UpdateSecurityStampAsync(user);
        });

    /// <summary>Somebody else's password: they have to change it as they next sign in.</summary>
    public async Task<IReadOnlyList<string>> SetPasswordAsync(string name, string password, string by) =>
        await FindAsync(name) is { } user && await ProviderOf(user) is { } provider
            ? [$"'{name}' signs in at {provider}, and has no password here. It is set there."]
            : await SetOwnPasswordAsync(name, password, by);

    private Task<IReadOnlyList<string>> SetOwnPasswordAsync(string name, string password, string by) => ChangeAsync(name, by, "set-password", "", async user =>
    {
        user.MustChangePassword = true;
        return await users.ResetPasswordAsync(user, await users.GeneratePasswordResetTokenAsync(user), password);
    });

    /// <summary>For whoever has lost theirs: authenticator, recovery codes and passkeys.</summary>
    public Task<IReadOnlyList<string>> ResetSecondFactorAsync(string name, string by) => ChangeAsync(name, by, "reset-second-factor", "", user => SecondFactors.Reset(users, user));

    /// <summary>One's own password.</summary>
    public Task<IReadOnlyList<string>> ChangePasswordAsync(string name, string present, string next) => ChangeAsync(name, name, "change-password", "", user =>
    {
        user.MustChangePassword = false;
        return users.ChangePasswordAsync(user, present, next);
    });

    public async Task<int> RemoveDemoAsync(string by, CancellationToken cancellation)
    {
        var demo = await DemoAsync(cancellation);
        foreach (var user in demo)
            await users.DeleteAsync(user);
        await audit.Write(new AuditEntry(by, "remove-demo-users", AuditOutcome.Done, $"{demo.Count} users"));
        return demo.Count;
    }

    public async Task<IReadOnlyList<User>> DemoAsync(CancellationToken cancellation) =>
        await users.Users.Where(user => user.IsDemo).ToListAsync(cancellation);

    /// <summary>Everybody, with the provider at which they sign in; null: here.</summary>
    public async Task<IReadOnlyList<(User User, IList<string> Roles, string? Provider)>> AllAsync(CancellationToken cancellation)
    {
        var all = new List<(User, IList<string>, string?)>();
        foreach (var user in await users.Users.OrderBy(user => user.NormalizedUserName).ToListAsync(cancellation)) all.Add((user, await users.GetRolesAsync(user), await ProviderOf(user)));
        return all;
    }

    public Task<User?> FindAsync(string name) => users.FindByNameAsync(name);

    private async Task<string?> ProviderOf(User user) => (await users.GetLoginsAsync(user)).FirstOrDefault()?.LoginProvider;

    private async Task<IReadOnlyList<string>> ChangeAsync(string name, string by, string act, string detail, Func<User, Task<IdentityResult>> change) =>
        await FindAsync(name) is not { } user ? [$"There is no user '{name}'."] : await WriteDownAsync(Problems(await change(user)), user, by, act, detail);

    // The sessions end before and after: nobody signs in between with what they had.
    private async Task<IdentityResult> SetRoleAsync(User user, string role)
    {
        await users.UpdateSecurityStampAsync(user);
        await users.RemoveFromRolesAsync(user, await users.GetRolesAsync(user));
        await GrantAsync(user, role);
        return await users.UpdateSecurityStampAsync(user);
    }

    // Of the demonstration's people nobody will ask.
    private async Task<IReadOnlyList<string>> WriteDownAsync(IReadOnlyList<string> problems, User user, string by, string act, string detail)
    {
        if (problems is [] && !user.IsDemo) await audit.Write(new AuditEntry(by, act, AuditOutcome.Done, detail, Agent: new AgentId(user.AgentId)));
        return problems;
    }

    private async Task<IReadOnlyList<string>> GrantAsync(User user, string role)
    {
        if (!await roles.RoleExistsAsync(role)) await roles.CreateAsync(new(role));
        return Problems(await users.AddToRoleAsync(user, role));
    }

    private static string? NoSuch(string role) => Roles.All.Contains(role) ? null : $"There is no role '{role}'; there are {string.Join(", ", Roles.All)}.";

    private static string[] Problems(IReadOnlyList<string>? teams) => teams switch
    {
        null => [],
        { Count: > SupervisedTeams.Most } => [$"Somebody supervises at most {SupervisedTeams.Most} teams, or '{TeamName.All}'."],
        _ => [.. teams.Select(TeamName.Problem).OfType<string>()],
    };

    private static string[] Problems(IdentityResult result) => [.. result.Errors.Select(error => error.Description)];
}
