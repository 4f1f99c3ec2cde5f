using WarmTransfer.Core;
using WarmTransfer.Web.Teams;

namespace WarmTransfer.Web.Auth;

/// <summary>One of the things that are decided about somebody: what it is called, the act that changes it in the audit, and whether sessions from before the change go on.</summary>
public sealed record PersonField(Sentence Name, string Act, bool SignsOut, Func<Person, Sentence> Words, Func<Person, IEnumerable<Sentence>> Problems)
{
    public static readonly PersonField
        DisplayName = new($"Display name", "set-display-name", false, person => $"{person.DisplayName}", person => ProblemsOf(person.DisplayName)),
        Role = new($"Role", "set-role", true, person => Roles.Words(person.Role), person => Roles.All.Contains(person.Role) ? [] : [$"There is no role '{person.Role}'; there are {string.Join(", ", Roles.All)}."]),
        Team = new($"Team", "set-team", true, person => OrNone(person.Team ?? TeamName.None), person => person.Team is { } team && TeamName.Problem(team) is { } wrong ? [wrong] : []),
        Groups = new($"Groups", "set-groups", false, person => OrNone($"{person.Groups}"), person => person.Groups.Problems),
        // They are read only from what has no fault.
        Skills = new($"Skills", "set-skills", false, person => OrNone($"{person.Skills}"), _ => []),
        Supervises = new($"Supervises", "set-supervises", true, person => person.Supervises.AreAll ? (Sentence)$"all" : $"{person.Supervises}", person => ProblemsOf(person.Supervises)),
        Rights = new($"Rights", "set-rights", true, Auth.Rights.Words, _ => []),
        Language = new($"Language", "set-language", false, person => person.Language is { } code ? (Sentence)$"{code}" : $"the browser's", person => ProblemsOfLanguage(person.Language));

    public static readonly IReadOnlyList<PersonField> All = [DisplayName, Role, Team, Groups, Skills, Supervises, Rights, Language];

    public static IEnumerable<PersonChange> Changes(Person before, Person after) => All.Select(field => field.Change(before, after)).Where(change => change.IsOne);

    public PersonChange Change(Person before, Person after) => new(this, Words(before), Words(after));

    private static Sentence OrNone(string shown) => shown is TeamName.None ? (Sentence)$"none" : $"{shown}";

    private static IEnumerable<Sentence> ProblemsOf(string displayName)
    {
        if (string.IsNullOrWhiteSpace(displayName)) yield return $"A display name is what colleagues see, and cannot be empty.";
        if (displayName.Length > User.DisplayNameMaxLength) yield return $"A display name has at most {User.DisplayNameMaxLength} characters.";
    }

    private static IEnumerable<Sentence> ProblemsOf(SupervisedTeams teams) => teams.AreAll ? [] : teams.Names.Count > SupervisedTeams.Most
        ? [$"Somebody supervises at most {SupervisedTeams.Most} teams, or '{TeamName.All}'."]
        : teams.Lines!.Split('\n').Select(name => TeamName.Problem(name)).OfType<Sentence>();

    private static IEnumerable<Sentence> ProblemsOfLanguage(string? code) =>
        code is null || Languages.Language.Find(code) is not null ? [] : [$"There is no language '{code}'; there are {string.Join(", ", Languages.Language.All.Select(language => language.Code))}."];
}

/// <summary>What became of one thing, in words.</summary>
public sealed record PersonChange(PersonField Field, Sentence Before, Sentence After)
{
    public bool IsOne => Before != After;

    /// <summary>For the audit.</summary>
    public override string ToString() => $"{Before.English} -> {After.English}";
}
