using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Teams;

namespace WarmTransfer.Web.People;

/// <summary>Compares a file with the people that there are.</summary>
/// <param name="by">Name of the administrator who imports.</param>
internal sealed class ImportPlanner(string by, IEnumerable<PersonRow> people)
{
    private readonly Dictionary<string, PersonRow> _known = people.ToDictionary(row => row.Name, StringComparer.OrdinalIgnoreCase);
    private readonly List<ImportFault> _faults = [];

    public ImportPlan Plan(ImmutableArray<CsvPerson> cells)
    {
        ImmutableArray<ImportLine> lines = [.. cells.Select(Line)];
        foreach (var twice in cells.GroupBy(cell => cell.Name, StringComparer.OrdinalIgnoreCase).SelectMany(same => same.Skip(1)))
            Fault(twice, PeopleCsv.Name, $"'{twice.Name}' is in the file twice. Take one of the lines out.");
        return new(cells, lines, [.. _faults.OrderBy(fault => fault.Line)]);
    }

    private ImportLine Line(CsvPerson cell)
    {
        var known = _known.GetValueOrDefault(cell.Name);
        var after = Person(cell, known);
        var line = new ImportLine(cell.Number, known?.Name ?? cell.Name, known?.Person, after, known?.IsDisabled is true, IsDisabled(cell, known));
        if (known is null) CheckName(cell);
        Check(cell, PeopleCsv.DisplayName, PersonField.DisplayName, after);
        Check(cell, PeopleCsv.Role, PersonField.Role, after);
        Check(cell, PeopleCsv.Team, PersonField.Team, after);
        Check(cell, PeopleCsv.Groups, PersonField.Groups, after);
        Check(cell, PeopleCsv.Language, PersonField.Language, after);
        CheckSelf(cell, line);
        return line;
    }

    private Person Person(CsvPerson cell, PersonRow? known)
    {
        var before = known?.Person ?? new Person(cell.Name, "");
        return before with
        {
            DisplayName = cell.DisplayName ?? before.DisplayName,
            Role = cell.Role ?? before.Role,
            Team = cell.Team is null ? before.Team : cell.Team is "" or TeamName.None ? null : cell.Team,
            Groups = cell.Groups is null ? before.Groups : Groups.Typed(cell.Groups),
            Skills = cell.Skills is null ? before.Skills : SkillsOf(cell, cell.Skills),
            Language = cell.Language is null ? before.Language : cell.Language is "" ? null : cell.Language.ToLowerInvariant(),
        };
    }

    private Skills SkillsOf(CsvPerson cell, string words)
    {
        var (skills, problems) = Skills.Typed(words);
        foreach (var problem in problems) Fault(cell, PeopleCsv.Skills, problem);
        return skills;
    }

    private bool IsDisabled(CsvPerson cell, PersonRow? known)
    {
        if (cell.Disabled is null) return known?.IsDisabled is true;
        var word = cell.Disabled.ToLowerInvariant();
        if (word is not (PeopleCsv.Yes or PeopleCsv.No or "true" or "false" or "")) Fault(cell, PeopleCsv.Disabled, $"'{cell.Disabled}' is neither {PeopleCsv.Yes} nor {PeopleCsv.No}.");
        return word is PeopleCsv.Yes or "true";
    }

    private void CheckName(CsvPerson cell)
    {
        if (!VoiceIdentity.IsAdvised(cell.Name)) Fault(cell, PeopleCsv.Name, $"'{cell.Name}' is no name: it has 1 to 100 characters out of A-Z, a-z, 0-9 and '_'.");
    }

    private void Check(CsvPerson cell, string column, PersonField field, Person person)
    {
        foreach (var problem in field.Problems(person)) Fault(cell, column, problem);
    }

    // Whoever imports stays, and so there is always one administrator.
    private void CheckSelf(CsvPerson cell, ImportLine line)
    {
        if (line.Name != by) return;
        if (line.After.Role != Roles.Admin) Fault(cell, PeopleCsv.Role, $"You cannot take the administrator's role from yourself. Another administrator does it.");
        if (line.IsDisabled) Fault(cell, PeopleCsv.Disabled, $"You cannot dismiss yourself. Another administrator does it.");
    }

    private void Fault(CsvPerson cell, string field, Sentence sentence) => _faults.Add(new ImportFault(cell.Number, field, sentence));
}
