using WarmTransfer.Web.Teams;

namespace WarmTransfer.Web.Auth;

/// <summary>One of the things that are decided about somebody: what it is called, the act that changes it in the audit, and whether sessions from before the change go on.</summary>
public sealed record PersonField(string Name, string Act, bool SignsOut, Func<Person, string> Words, Func<Person, IEnumerable<string>> Problems)
{
    public static readonly PersonField
        DisplayName = new("Display name", "set-display-name", false, person => person.DisplayName, person => ProblemsOf(person.DisplayName)),
        Role = new("Role", "set-role", true, person => person.Role, person => Roles.All.Contains(person.Role) ? [] : [$"There is no role '{person.Role}'; there are {string.Join(", ", Roles.All)}."]),
        Team = new("Team", "set-team", true, person => person.Team ?? TeamName.None, person => person.Team is { } team && TeamName.Problem(team) is { } wrong ? [wrong.English] : []),
        Groups = new("Groups", "set-groups", false, person => $"{person.Groups}", person => person.Groups.Problems.Select(problem => problem.English)),
        // They are read only from what has no fault.
        Skills = new("Skills", "set-skills", false, person => $"{person.Skills}", _ => []),
        Supervises = new("Supervises", "set-supervises", true, person => person.Supervises.AreAll ? TeamName.All : $"{person.Supervises}", person => ProblemsOf(person.Supervises)),
        Rights = new("Rights", "set-rights", true, person => Auth.Rights.Words(person.MayListen, person.MayExport), _ => []);

    public static readonly IReadOnlyList<PersonField> All = [DisplayName, Role, Team, Groups, Skills, Supervises, Rights];

    public static IEnumerable<PersonChange> Changes(Person before, Person after) => All.Select(field => field.Change(before, after)).Where(change => change.IsOne);

    public PersonChange Change(Person before, Person after) => new(this, Words(before), Words(after));

    private static IEnumerable<string> ProblemsOf(string displayName)
    {
        if (string.IsNullOrWhiteSpace(displayName)) yield return "A display name is what colleagues see, and cannot be empty.";
        if (displayName.Length > User.DisplayNameMaxLength) yield return $"A display name has at most {User.DisplayNameMaxLength} characters.";
    }

    private static IEnumerable<string> ProblemsOf(SupervisedTeams teams) => teams.AreAll ? [] : teams.Names.Count > SupervisedTeams.Most
        ? [$"Somebody supervises at most {SupervisedTeams.Most} teams, or '{TeamName.All}'."]
        : teams.Lines!.Split('\n').Select(name => TeamName.Problem(name)?.English).OfType<string>();
}

/// <summary>What became of one thing, in words.</summary>
public sealed record PersonChange(PersonField Field, string Before, string After)
{
    public bool IsOne => Before != After;

    public override string ToString() => $"{Before} -> {After}";
}
