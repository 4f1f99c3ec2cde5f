using WarmTransfer.Core;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Teams;

namespace WarmTransfer.Web.People;

/// <summary>What is wrong with something that was typed.</summary>
public sealed record PersonFault(PersonField Field, Sentence Sentence);

/// <summary>A skill as it is being typed.</summary>
public sealed class SkillDraft
{
    public string Name { get; set; } = "";

    public string Level { get; set; } = "5";

    public override string ToString() => $"{Name.Trim()}={Level}";
}

/// <summary>What is being typed about somebody, whether it makes sense or not.</summary>
public sealed class PersonDraft
{
    public string DisplayName { get; set; } = "";

    public string Role { get; set; } = Roles.Agent;

    public string Team { get; set; } = "";

    public string Groups { get; set; } = "";

    public List<SkillDraft> Skills { get; set; } = [];

    public bool SupervisesAll { get; set; } = true;

    public string Supervises { get; set; } = "";

    public bool MayListen { get; set; } = true;

    public bool MayExport { get; set; } = true;

    /// <summary>Empty: as the browser asks for.</summary>
    public string Language { get; set; } = "";

    public bool AsksWhomTheySupervise => Role is Roles.Supervisor or Roles.Viewer;

    public static PersonDraft Of(Person person) => new()
    {
        DisplayName = person.DisplayName,
        Role = person.Role,
        Team = person.Team ?? "",
        Groups = string.Join(", ", person.Groups.Names),
        Skills = [.. person.Skills.Levels.OrderBy(skill => skill.Key, StringComparer.Ordinal).Select(skill => new SkillDraft { Name = skill.Key, Level = $"{skill.Value}" })],
        SupervisesAll = person.Supervises.AreAll,
        Supervises = string.Join(", ", person.Supervises.Names),
        MayListen = person.MayListen,
        MayExport = person.MayExport,
        Language = person.Language ?? "",
    };

    public (Person Person, IReadOnlyList<PersonFault> Faults) Read()
    {
        var (skills, problems) = Teams.Skills.Typed([.. Skills.Select(skill => $"{skill}").Where(skill => !skill.StartsWith('='))]);
        var person = new Person(DisplayName.Trim(), Role)
        {
            Team = Team.Trim() is { Length: > 0 } team ? team : null,
            Groups = Teams.Groups.Typed(Groups),
            Skills = skills,
            Supervises = SupervisesAll ? SupervisedTeams.All : SupervisedTeams.Of(Supervised),
            MayListen = MayListen,
            MayExport = MayExport,
            Language = Language is { Length: > 0 } language ? language : null,
        };
        return (person, [.. problems.Select(problem => new PersonFault(PersonField.Skills, problem)), .. FaultsOf(person)]);
    }

    public bool IsTouched(Person began) => !Parts.SequenceEqual(Of(began).Parts);

    /// <summary>Somebody else has changed the same person: what was not touched here is as they have it, and the rest stays as it was typed.</summary>
    public PersonDraft On(Person began, Person theirs)
    {
        var (old, other) = (Of(began), Of(theirs));
        return new()
        {
            DisplayName = DisplayName == old.DisplayName ? other.DisplayName : DisplayName,
            Role = Role == old.Role ? other.Role : Role,
            Team = Team == old.Team ? other.Team : Team,
            Groups = Groups == old.Groups ? other.Groups : Groups,
            Skills = SkillWords == old.SkillWords ? other.Skills : Skills,
            SupervisesAll = SupervisesAll == old.SupervisesAll ? other.SupervisesAll : SupervisesAll,
            Supervises = Supervises == old.Supervises ? other.Supervises : Supervises,
            MayListen = MayListen == old.MayListen ? other.MayListen : MayListen,
            MayExport = MayExport == old.MayExport ? other.MayExport : MayExport,
            Language = Language == old.Language ? other.Language : Language,
        };
    }

    private string[] Supervised => Supervises.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private string SkillWords => string.Join('\n', Skills);

    private object[] Parts => [DisplayName, Role, Team, Groups, SkillWords, SupervisesAll, Supervises, MayListen, MayExport, Language];

    private IEnumerable<PersonFault> FaultsOf(Person person) => !SupervisesAll && Supervised is []
        ? [.. PersonField.All.Where(field => field != PersonField.Supervises).SelectMany(field => Faults(field, person)), new(PersonField.Supervises, $"Name a team, or choose all teams.")]
        : PersonField.All.SelectMany(field => Faults(field, person));

    private static IEnumerable<PersonFault> Faults(PersonField field, Person person) => field.Problems(person).Select(problem => new PersonFault(field, problem));
}

/// <summary>Somebody who is being edited: what they were as it began, and what was typed since.</summary>
public sealed class PersonEditing(Person began)
{
    public Person Began { get; set; } = began;

    public PersonDraft Draft { get; set; } = PersonDraft.Of(began);

    public bool IsTouched => Draft.IsTouched(Began);

    /// <summary>Begins anew with what is there now.</summary>
    public void Take(Person now) => (Began, Draft) = (now, PersonDraft.Of(now));

    /// <summary>Goes on with what was typed, on top of what somebody else has changed.</summary>
    public void Keep(Person theirs) => (Draft, Began) = (Draft.On(Began, theirs), theirs);
}
