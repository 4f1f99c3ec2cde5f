using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Web.People;

/// <summary>Changes people as a file says, after it was shown what that is.</summary>
internal sealed class PeopleImport(PeopleReader reader, IServiceScopeFactory scopes)
{
    public async Task<ImportPlan> Plan(AgentId by, Stream file, CancellationToken cancel)
    {
        var read = await PeopleCsv.Read(file, cancel);
        return read.Faults.IsEmpty ? await Plan(by, read.Lines, cancel) : new([], [], read.Faults);
    }

    /// <param name="told">How many lines are done.</param>
    public async Task<ImportResult> Apply(AgentId by, ImportPlan shown, Action<int> told, CancellationToken cancel)
    {
        var now = await Plan(by, shown.Cells, cancel);
        if (!now.IsGood) return new([], ["Nothing was changed, because of what is wrong with the file."], now);
        if (!now.SaysTheSameAs(shown)) return new([], ["Nothing was changed: somebody has changed people meanwhile. Below is what the file would change now."], now);
        var made = ImmutableArray.CreateBuilder<Handover>();
        foreach (var (done, line) in now.Changing.Index())
        {
            var handover = await Apply(by, line);
            if (handover.Problems is not []) return new(made.ToImmutable(), [$"Line {line.Number}, {line.Name}: {string.Join(' ', handover.Problems)} The lines before it are done; import the file again for the rest."]);
            if (handover.Password is not null) made.Add(handover);
            told(done + 1);
        }
        return new(made.ToImmutable(), []);
    }

    private async Task<ImportPlan> Plan(AgentId by, ImmutableArray<CsvPerson> cells, CancellationToken cancel) => new ImportPlanner(by.Value, await reader.All(cancel)).Plan(cells);

    // Each for itself, so that a long file holds no change of a call up.
    private async Task<Handover> Apply(AgentId by, ImportLine line)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<Users>();
        var password = line is { IsNew: true, IsDisabled: false } ? OneTimePassword.Make() : null;
        var problems = line.Before is { } before ? await Edit(users, before, line, by.Value) : await users.CreateAsync(NewUser(line), line.After.Role, password, by.Value);
        if (problems is [] && line.WasDisabled != line.IsDisabled) problems = line.IsDisabled ? await users.DisableAsync(line.Name, by.Value) : await users.EnableAsync(line.Name, by.Value);
        return new(line.Name, problems is [] ? password : null, problems);
    }

    private static async Task<IReadOnlyList<string>> Edit(Users users, Person before, ImportLine line, string by) =>
        await users.EditAsync(line.Name, before, line.After, by) is { } answer && answer.Now is null ? answer.Problems : ["Somebody else has just changed this person."];

    private static User NewUser(ImportLine line)
    {
        var user = new User { UserName = line.Name, AgentId = line.Name, MustChangePassword = line.After.Role != Roles.Viewer };
        line.After.WriteTo(user);
        return user;
    }
}
