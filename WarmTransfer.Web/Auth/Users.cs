using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Teams;

namespace WarmTransfer.Web.Auth;

/// <summary>What came of a decision about somebody.</summary>
/// <param name="Problems">What is wrong with it, in sentences.</param>
/// <param name="Now">What somebody else has decided meanwhile; null: nobody has.</param>
internal sealed record PersonAnswer(IReadOnlyList<Sentence> Problems, Person? Now = null);

/// <summary>
/// What is done to the people who may sign in. Each change is in the audit, with what was before where something is replaced. All end every session of theirs but
/// <see cref="CreateAsync"/>, <see cref="EnableAsync"/>, and changes of display name, groups, skills and language, which are no rights.
/// </summary>
internal sealed class Users(UserManager<User> users, RoleManager<IdentityRole> roles, WarmTransferDb db, IAuditLog audit, TimeProvider clock)
{
    public const string Disable = "disable-user", Enable = "enable-user";
    private static readonly Sentence IsStale = $"Somebody else has changed this account at the same moment. Look at it again.";

    /// <summary>Empty when it went well, otherwise what is wrong, in sentences.</summary>
    /// <param name="password">Null: there is no password, and no signing in with one.</param>
    /// <param name="by">Who does it.</param>
    public async Task<IReadOnlyList<Sentence>> CreateAsync(User user, string role, string? password, string by)
    {
        var person = Person.Of(user, role);
        if (Problems(person) is { Length: > 0 } wrong) return wrong;
        if (await WhyNoName(user.UserName!) is { } noName) return [noName];
        var created = password is null ? await users.CreateAsync(user) : await users.CreateAsync(user, password);
        if (!created.Succeeded) return Problems(created);
        WriteDownNew(user, person, by);
        return Settle(await GrantAsync(user, role));
    }

    public Task<IReadOnlyList<Sentence>> DisableAsync(string name, string by) => TwiceAsync(() => ChangeAsync(name, by, Disable, "", async user =>
    {
        if (await WhyStaysAdmin(user, by) is { } why) return IdentityResult.Failed(new SaidError("StaysAdmin", why));
        user.DisabledAt ??= clock.GetUtcNow();
        return await users.UpdateSecurityStampAsync(user);
    }));

    public Task<IReadOnlyList<Sentence>> EnableAsync(string name, string by) => ChangeAsync(name, by, Enable, "", user =>
    {
        user.DisabledAt = null;
        return users.UpdateAsync(user);
    });

    public Task<IReadOnlyList<Sentence>> SignOutAsync(string name, string by) => ChangeAsync(name, by, "sign-out-user", "", users.UpdateSecurityStampAsync);

    public Task<IReadOnlyList<Sentence>> SetDisplayNameAsync(string name, string displayName, string by) => SetAsync(name, PersonField.DisplayName, by, person => person with { DisplayName = displayName });

    public Task<IReadOnlyList<Sentence>> SetRoleAsync(string name, string role, string by) => TwiceAsync(() => SetAsync(name, PersonField.Role, by, person => person with { Role = role }));

    /// <summary>The role that the company's sign-in gives. It has the last word, over the last administrator too.</summary>
    public Task<IReadOnlyList<Sentence>> FollowRoleAsync(string name, string role, string by) => SetAsync(name, PersonField.Role, by, person => person with { Role = role }, isLastWord: true);

    /// <param name="team">Null: none.</param>
    public Task<IReadOnlyList<Sentence>> SetTeamAsync(string name, string? team, string by) => SetAsync(name, PersonField.Team, by, person => person with { Team = team });

    public Task<IReadOnlyList<Sentence>> SetGroupsAsync(string name, Groups groups, string by) => SetAsync(name, PersonField.Groups, by, person => person with { Groups = groups });

    public Task<IReadOnlyList<Sentence>> SetSkillsAsync(string name, Skills skills, string by) => SetAsync(name, PersonField.Skills, by, person => person with { Skills = skills });

    /// <summary>Whose calls and agents a supervisor, or a screen on the wall, sees.</summary>
    /// <param name="teams">Null: all.</param>
    public Task<IReadOnlyList<Sentence>> SetSupervisesAsync(string name, IReadOnlyList<string>? teams, string by) =>
        SetAsync(name, PersonField.Supervises, by, person => person with { Supervises = teams is null ? SupervisedTeams.All : SupervisedTeams.Of(teams) });

    public Task<IReadOnlyList<Sentence>> SetRightsAsync(string name, bool mayListen, bool mayExport, string by) =>
        SetAsync(name, PersonField.Rights, by, person => person with { MayListen = mayListen, MayExport = mayExport });

    /// <param name="language">Null: the one that their browser asks for.</param>
    public Task<IReadOnlyList<Sentence>> SetLanguageAsync(string name, string? language, string by) => TwiceAsync(() => SetAsync(name, PersonField.Language, by, person => person with { Language = language }));

    /// <summary>All that is decided about somebody, in one transaction. Nothing is written when it is not as it was any more when they began to decide.</summary>
    public async Task<PersonAnswer> EditAsync(string name, Person began, Person next, string by)
    {
        Person? theirs = null;
        var problems = await TwiceAsync(() => EditAsync(name, began, next, by, now => theirs = now));
        return new(problems, theirs);
    }

    private async Task<IReadOnlyList<Sentence>> EditAsync(string name, Person began, Person next, string by, Action<Person> overtaken)
    {
        if (await FindAsync(name) is not { } user) return [NoUser(name)];
        var now = await OfAsync(user);
        if (now == began) return await WriteAsync(user, now, next, [.. PersonField.Changes(now, next)], by);
        overtaken(now);
        return [];
    }

    /// <summary>Somebody else's password: they have to change it as they next sign in.</summary>
    public async Task<IReadOnlyList<Sentence>> SetPasswordAsync(string name, string password, string by) =>
        await FindAsync(name) is { } user && await ProviderOf(user) is { } provider
            ? [$"'{name}' signs in at {provider}, and has no password here. It is set there."]
            : await SetOwnPasswordAsync(name, password, by);

    private Task<IReadOnlyList<Sentence>> SetOwnPasswordAsync(string name, string password, string by) => ChangeAsync(name, by, "set-password", "", async user =>
    {
        user.MustChangePassword = true;
        return await users.ResetPasswordAsync(user, await users.GeneratePasswordResetTokenAsync(user), password);
    });

    /// <summary>For whoever has lost theirs: authenticator, recovery codes and passkeys.</summary>
    public Task<IReadOnlyList<Sentence>> ResetSecondFactorAsync(string name, string by) => ChangeAsync(name, by, "reset-second-factor", "", user => SecondFactors.Reset(users, user));

    /// <summary>One's own password.</summary>
    public Task<IReadOnlyList<Sentence>> ChangePasswordAsync(string name, string present, string next) => ChangeAsync(name, name, "change-password", "", user =>
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

    private async Task<IReadOnlyList<Sentence>> ChangeAsync(string name, string by, string act, string detail, Func<User, Task<IdentityResult>> change)
    {
        if (await FindAsync(name) is not { } user) return [NoUser(name)];
        WriteDown(user, by, act, detail);
        return Settle(await change(user));
    }

    // Somebody else was first, with this person or with who is an administrator: it is judged once more, by what is there now.
    private async Task<IReadOnlyList<Sentence>> TwiceAsync(Func<Task<IReadOnlyList<Sentence>>> change)
    {
        var problems = await change();
        if (problems is not [var problem] || problem != IsStale) return problems;
        db.ChangeTracker.Clear();
        return await change();
    }

    private async Task<IReadOnlyList<Sentence>> SetAsync(string name, PersonField field, string by, Func<Person, Person> set, bool isLastWord = false)
    {
        if (await FindAsync(name) is not { } user) return [NoUser(name)];
        var before = await OfAsync(user);
        return await WriteAsync(user, before, set(before), [field.Change(before, set(before))], by, isLastWord);
    }

    private async Task<IReadOnlyList<Sentence>> WriteAsync(User user, Person before, Person after, IReadOnlyList<PersonChange> changes, string by, bool isLastWord = false)
    {
        Sentence[] wrong = [.. changes.SelectMany(change => change.Field.Problems(after))];
        if (wrong is not []) return wrong;
        // Before anything is changed, because it saves what is.
        if (after.Role != before.Role) await EnsureAsync(after.Role);
        if (after.Role != before.Role && !isLastWord && await WhyStaysAdmin(user, by) is { } why) return [why];
        after.WriteTo(user);
        if (after.Role != before.Role) await PutIntoRoleAsync(user, after.Role);
        WriteDown(user, by, changes);
        return Settle(changes.Any(change => change.Field.SignsOut) ? await users.UpdateSecurityStampAsync(user) : await users.UpdateAsync(user));
    }

    // Saved with the user: nobody signs in between with what they had.
    internal async Task PutIntoRoleAsync(User user, string role)
    {
        await EnsureAsync(role);
        var id = (await roles.FindByNameAsync(role))!.Id;
        db.UserRoles.RemoveRange(await db.UserRoles.Where(one => one.UserId == user.Id).ToListAsync());
        db.UserRoles.Add(new() { UserId = user.Id, RoleId = id });
    }

    internal async Task<Person> OfAsync(User user) => Person.Of(user, (await users.GetRolesAsync(user)).FirstOrDefault() ?? "");

    /// <summary>
    /// Why somebody cannot be dismissed or made something else than an administrator; null when they can. Then the role's stamp is saved with the change:
    /// of two administrators who take the role from each other at one instant, the database lets one.
    /// </summary>
    internal async Task<Sentence?> WhyStaysAdmin(User user, string by)
    {
        if (user.DisabledAt is not null || !await users.IsInRoleAsync(user, Roles.Admin)) return null;
        if (user.AgentId == by) return $"You cannot dismiss yourself, nor take the administrator's role from yourself. Another administrator does it.";
        // Read before the others are counted.
        var role = (await roles.FindByNameAsync(Roles.Admin))!;
        var others = (await users.GetUsersInRoleAsync(Roles.Admin)).Where(other => other.Id != user.Id && other.DisabledAt is null);
        if (!others.Any()) return $"'{user.UserName}' is the last administrator who may sign in. Make somebody else an administrator first.";
        role.ConcurrencyStamp = Guid.NewGuid().ToString();
        return null;
    }

    private async Task<Sentence?> WhyNoName(string name) =>
        !VoiceIdentity.IsAdvised(name) ? (Sentence)$"A name has 1 to 100 characters out of A-Z, a-z, 0-9 and '_': it is the name of a browser phone at Twilio, too."
        : await FindAsync(name) is { DisabledAt: not null } ? (Sentence)$"'{name}' was somebody's name before. Names are not used twice, because history and audit speak of people by them."
        : null;

    internal void WriteDownNew(User user, Person person, string by)
    {
        WriteDown(user, by, "create-user", person.Role);
        WriteDown(user, by, PersonField.Changes(new Person(person.DisplayName, person.Role), person));
    }

    internal void WriteDown(User user, string by, IEnumerable<PersonChange> changes)
    {
        foreach (var change in changes) WriteDown(user, by, change.Field.Act, $"{change}");
    }

    // Of the demonstration's people nobody will ask.
    internal void WriteDown(User user, string by, string act, string detail)
    {
        if (!user.IsDemo) audit.WriteWith(db, new AuditEntry(by, act, AuditOutcome.Done, detail, Agent: new AgentId(user.AgentId)));
    }

    // What was not done is not written down with what is saved next.
    private Sentence[] Settle(IdentityResult result)
    {
        if (!result.Succeeded)
            foreach (var line in db.ChangeTracker.Entries<AuditRow>().ToList()) line.State = EntityState.Detached;
        return Problems(result);
    }

    private async Task<IdentityResult> GrantAsync(User user, string role)
    {
        await EnsureAsync(role);
        return await users.AddToRoleAsync(user, role);
    }

    /// <summary>Afterwards there is such a role, whoever else makes it at the same moment.</summary>
    internal async Task EnsureAsync(string role)
    {
        if (await roles.RoleExistsAsync(role)) return;
        try
        {
            await roles.CreateAsync(new(role));
        }
        catch (DbUpdateException)
        {
            foreach (var late in db.ChangeTracker.Entries<IdentityRole>().Where(entry => entry.State is EntityState.Added).ToList()) late.State = EntityState.Detached;
            if (!await roles.RoleExistsAsync(role)) throw;
        }
    }

    private static Sentence NoUser(string name) => $"There is no user '{name}'.";

    private static Sentence[] Problems(Person person) => [.. PersonField.All.SelectMany(field => field.Problems(person))];

    private Sentence[] Problems(IdentityResult result) =>
        result.Errors.Any(error => error.Code == users.ErrorDescriber.ConcurrencyFailure().Code) ? [IsStale] : [.. result.Errors.Select(SaidError.Of)];
}
