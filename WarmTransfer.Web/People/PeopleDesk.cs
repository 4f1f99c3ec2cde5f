using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Cluster;
using WarmTransfer.Web.Sessions;
using WarmTransfer.Web.Teams;

namespace WarmTransfer.Web.People;

/// <summary>A password that is shown this once.</summary>
/// <param name="Password">Null: there is none, and <paramref name="Problems"/> say why.</param>
public sealed record Handover(string Name, string? Password, IReadOnlyList<Sentence> Problems);

/// <summary>
/// What the page of people asks for through its circuit: each time it is asked anew whether it is an administrator who does, and written down when it is not. Every
/// answer is of a database context of its own, because a circuit lasts for a shift.
/// </summary>
internal sealed class PeopleDesk(IServiceScopeFactory scopes, Supervisors supervisors, LivePeople people, PeopleImport import, LiveMembers members, LiveSessions sessions, SessionStore store, SignInPace pace, NodeBus bus, IAuditLog audit)
{
    public static readonly Sentence Denied = $"Only administrators may do this.";

    /// <summary>Null: it is no administrator who asks.</summary>
    /// <param name="shown">What they see already, and are given again where nothing has changed; null: nothing.</param>
    public async Task<ImmutableArray<PersonRow>?> All(AgentId by, ImmutableArray<PersonRow>? shown, CancellationToken cancel)
    {
        var now = await people.Now(cancel);
        return now == shown ? shown : await IsDenied(by, "reads the people", cancel) ? null : now;
    }

    /// <summary>A new account with a one-time password.</summary>
    public Task<Handover> Invite(AgentId by, string name, Person person, CancellationToken cancel) => HandOver(by, name, "create-user", async (users, password) =>
    {
        var user = new User { UserName = name, AgentId = name, MustChangePassword = person.Role != Roles.Viewer };
        person.WriteTo(user);
        return await users.CreateAsync(user, person.Role, password, by.Value);
    }, cancel);

    public Task<Handover> ResetPassword(AgentId by, string name, CancellationToken cancel) =>
        HandOver(by, name, "set-password", (users, password) => users.SetPasswordAsync(name, password, by.Value), cancel);

    /// <param name="began">As it was when the administrator began to type.</param>
    public async Task<PersonAnswer> Edit(AgentId by, string name, Person began, Person next, CancellationToken cancel) =>
        await IsDenied(by, "changes a user", cancel) ? new([Denied]) : await Ask(users => users.EditAsync(name, began, next, by.Value), cancel);

    public Task<IReadOnlyList<Sentence>> ResetSecondFactor(AgentId by, string name, CancellationToken cancel) => Change(by, "reset-second-factor", users => users.ResetSecondFactorAsync(name, by.Value), cancel);

    public Task<IReadOnlyList<Sentence>> Dismiss(AgentId by, string name, CancellationToken cancel) => Change(by, "disable-user", users => users.DisableAsync(name, by.Value), cancel);

    public Task<IReadOnlyList<Sentence>> Enable(AgentId by, string name, CancellationToken cancel) => Change(by, "enable-user", users => users.EnableAsync(name, by.Value), cancel);

    public Task<IReadOnlyList<Sentence>> SignOut(AgentId by, string name, CancellationToken cancel) => Change(by, "sign-out-user", users => users.SignOutAsync(name, by.Value), cancel);

    public async Task<IReadOnlyList<SessionRow>> Sessions(AgentId by, string userId, CancellationToken cancel) => await IsDenied(by, "reads a user's sessions", cancel) ? [] : await store.Of(userId, cancel);

    /// <summary>After wrong passwords: the next one is looked at without a wait, on every node.</summary>
    public async Task<IReadOnlyList<Sentence>> Unlock(AgentId by, string name, CancellationToken cancel)
    {
        if (await IsDenied(by, UnlockWatch.Act, cancel)) return [Denied];
        var account = name.ToUpperInvariant();
        pace.Forgive(account);
        bus.Tell(node => new NodeNews(node) { Unlocked = account });
        await audit.Write(new AuditEntry(by.Value, UnlockWatch.Act, AuditOutcome.Done, "", Agent: new AgentId(name)));
        return [];
    }

    /// <summary>Ends one of somebody's sessions.</summary>
    public async Task<IReadOnlyList<Sentence>> EndSession(AgentId by, PersonRow person, string session, CancellationToken cancel)
    {
        if (await IsDenied(by, "end-session", cancel)) return [Denied];
        if ((await store.Of(person.UserId, cancel)).FirstOrDefault(one => one.Id == session) is not { } found) return [$"This session is over already."];
        await sessions.End([found.Id], cancel);
        await audit.Write(new AuditEntry(by.Value, "end-session", AuditOutcome.Done, $"from {found.Address}", Agent: new AgentId(person.Name)));
        return [];
    }

    /// <summary>What a file would change; null: it is no administrator who asks.</summary>
    public async Task<ImportPlan?> Plan(AgentId by, Stream file, CancellationToken cancel) => await IsDenied(by, "imports people", cancel) ? null : await import.Plan(by, file, cancel);

    /// <summary>Does what was shown, unless somebody has changed people since.</summary>
    /// <param name="told">After each line.</param>
    public async Task<ImportResult> Apply(AgentId by, ImportPlan shown, Action<int> told, CancellationToken cancel)
    {
        if (await IsDenied(by, "imports people", cancel)) return new([], [Denied]);
        var result = await import.Apply(by, shown, told, cancel);
        await Changed(cancel);
        return result;
    }

    private async Task<Handover> HandOver(AgentId by, string name, string act, Func<Users, string, Task<IReadOnlyList<Sentence>>> give, CancellationToken cancel)
    {
        var password = OneTimePassword.Make();
        var problems = await Change(by, act, users => give(users, password), cancel);
        return new(name, problems is [] ? password : null, problems);
    }

    private async Task<IReadOnlyList<Sentence>> Change(AgentId by, string act, Func<Users, Task<IReadOnlyList<Sentence>>> change, CancellationToken cancel) =>
        await IsDenied(by, act, cancel) ? [Denied] : await Ask(change, cancel);

    private async Task<T> Ask<T>(Func<Users, Task<T>> ask, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var answer = await ask(scope.ServiceProvider.GetRequiredService<Users>());
        await Changed(cancel);
        return answer;
    }

    private async Task Changed(CancellationToken cancel)
    {
        people.Expire();
        await sessions.Look(cancel);
        await members.Look(cancel);
    }

    private async Task<bool> IsDenied(AgentId by, string act, CancellationToken cancel)
    {
        if (await supervisors.IncludeAdmin(by, cancel)) return false;
        await audit.Write(new AuditEntry(by.Value, act, AuditOutcome.Denied, Denied.English));
        return true;
    }
}
