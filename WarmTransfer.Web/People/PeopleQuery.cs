using System.Collections.Immutable;
using WarmTransfer.Web.Languages;

namespace WarmTransfer.Web.People;

/// <summary>Whom the list shows.</summary>
internal enum PeopleFilter
{
    Everybody,
    MaySignIn,
    Dismissed,
}

/// <summary>What is sought in the list.</summary>
/// <param name="Words">Of whoever seeks: roles are found by what they are called there, too.</param>
internal sealed record PeopleQuery(string Text = "", PeopleFilter Filter = PeopleFilter.MaySignIn, Words? Words = null)
{
    public ImmutableArray<PersonRow> Of(ImmutableArray<PersonRow> all) => [.. all.Where(row => IsShown(row) && row.Matches(Text.Trim(), Words))];

    private bool IsShown(PersonRow row) => Filter switch
    {
        PeopleFilter.MaySignIn => !row.IsDisabled,
        PeopleFilter.Dismissed => row.IsDisabled,
        _ => true,
    };
}

/// <summary>Names that are in use, to be chosen from.</summary>
public sealed record KnownNames(ImmutableArray<string> Teams, ImmutableArray<string> Groups, ImmutableArray<string> Skills)
{
    public static KnownNames Of(ImmutableArray<PersonRow> people) => new(
        InOrder(people.Select(row => row.Person.Team).OfType<string>()),
        InOrder(people.SelectMany(row => row.Person.Groups.Names)),
        InOrder(people.SelectMany(row => row.Person.Skills.Levels.Keys)));

    private static ImmutableArray<string> InOrder(IEnumerable<string> names) => [.. names.Distinct().Order(StringComparer.OrdinalIgnoreCase)];
}
