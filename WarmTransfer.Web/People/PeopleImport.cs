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

    /// <summary>All of it, or nothing.</summary>
    /// <param name="told">How many lines are made ready.</param>
    public async Task<ImportResult> Apply(AgentId by, ImportPlan shown, Action<int> told, CancellationToken cancel)
    {
        var now = await Plan(by, shown.Cells, cancel);
        if (!now.IsGood) return new([], [$"Nothing was changed, because of what is wrong with the file."], now);
        if (!now.SaysTheSameAs(shown)) return new([], [$"Nothing was changed: somebody has changed people meanwhile. Below is what the file would change now."], now);
        return await Write([.. now.Changing], by, told, cancel);
    }

    private async Task<ImportResult> Write(ImportLine[] lines, AgentId by, Action<int> told, CancellationToken cancel)
    {
        var passwords = lines.Where(line => line is { IsNew: true, IsDisabled: false }).ToDictionary(line => line.Name, _ => OneTimePassword.Make());
        await using var scope = scopes.CreateAsyncScope();
        var problem = await scope.ServiceProvider.GetRequiredService<ImportWriter>().Write(lines, passwords, by.Value, told, cancel);
        return problem is null ? new([.. passwords.Select(one => new Handover(one.Key, one.Value, []))], []) : new([], [$"Nothing was changed: {problem}"]);
    }

    private async Task<ImportPlan> Plan(AgentId by, ImmutableArray<CsvPerson> cells, CancellationToken cancel) => new ImportPlanner(by.Value, await reader.All(cancel)).Plan(cells);
}
