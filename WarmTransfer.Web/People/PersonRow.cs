using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Languages;

namespace WarmTransfer.Web.People;

/// <summary>What somebody shows when they sign in beside their password.</summary>
public enum SecondFactorState
{
    None,

    /// <summary>The role asks for one: it is set up at the next sign-in.</summary>
    Required,

    Set,

    /// <summary>The company's sign-in asks for it, or does not.</summary>
    AtProvider,
}

/// <summary>Somebody in the list. Two that show the same are equal.</summary>
/// <param name="Name">By which they sign in and are known to the phone network; it never changes.</param>
/// <param name="Provider">Where they sign in; null: here.</param>
/// <param name="LastSeen">When they last did something, to the minute; null: they are signed in nowhere.</param>
public sealed record PersonRow(
    string UserId, string Name, Person Person, DateTimeOffset? DisabledAt, bool MustChangePassword, SecondFactorState SecondFactor, string? Provider, bool IsDemo, DateTimeOffset? LastSeen)
{
    public bool IsDisabled => DisabledAt is not null;

    internal bool Matches(string text, Words? words) => text.Length == 0
        || new[] { Name, Person.DisplayName, Person.Role, Person.Role, words?[Roles.Words(Person.Role)], Person.Team, Person.Groups.Lines, Person.Skills.Lines }.Any(word => word?.Contains(text, StringComparison.OrdinalIgnoreCase) is true);
}
