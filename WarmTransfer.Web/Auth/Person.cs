using WarmTransfer.Web.Teams;

namespace WarmTransfer.Web.Auth;

/// <summary>What is decided about somebody who may sign in. Two that say the same are equal.</summary>
public sealed record Person(string DisplayName, string Role)
{
    /// <summary>Null: none.</summary>
    public string? Team { get; init; }

    public Groups Groups { get; init; } = Groups.None;

    public Skills Skills { get; init; } = Skills.None;

    public SupervisedTeams Supervises { get; init; } = SupervisedTeams.All;

    public bool MayListen { get; init; } = true;

    public bool MayExport { get; init; } = true;

    /// <inheritdoc cref="User.Language"/>
    public string? Language { get; init; }

    public static Person Of(User user, string role) => new(user.DisplayName, role)
    {
        Team = user.Team,
        Groups = Groups.Read(user.Groups),
        Skills = Skills.Read(user.Skills),
        Supervises = SupervisedTeams.Read(user.Supervises),
        MayListen = user.MayListen,
        MayExport = user.MayExport,
        Language = user.Language,
    };

    /// <summary>Everything but the role, which is kept apart.</summary>
    public void WriteTo(User user)
    {
        (user.DisplayName, user.Team, user.Groups, user.Skills) = (DisplayName, Team, Groups.Lines, Skills.Lines);
        (user.Supervises, user.MayListen, user.MayExport, user.Language) = (Supervises.Lines, MayListen, MayExport, Language);
    }
}
