using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using WarmTransfer.Web.Console;

namespace WarmTransfer.Tests.House;

/// <summary>Razor takes the value of a string parameter literally unless it begins with @: a forgotten one is on the screen as text.</summary>
public sealed partial class RazorParameterTests
{
    private static readonly ILookup<string, Type> Components = typeof(ConsoleScreen).Assembly.GetTypes()
        .Where(type => type.IsAssignableTo(typeof(ComponentBase))).ToLookup(type => type.Name.Split('`')[0]);

    [Fact]
    public void No_text_parameter_is_given_the_name_of_something()
    {
        Given[] all = [.. Sources.In("WarmTransfer.Web", ".razor").SelectMany(TextParameters)];
        Assert.True(all.Length > 50);
        Assert.DoesNotContain(all, LooksLikeCode);
    }

    [Theory]
    [InlineData("""<CallPanel Title="view.Taken" />""", true)]
    [InlineData("""<CallPanel Title="_taken" />""", true)]
    [InlineData("""<CallPanel Title="Me" />""", true)]
    [InlineData("""<CallPanel Title="@view.Taken" />""", false)]
    [InlineData("""<CallPanel Title="The call is gone." />""", false)]
    public void A_planted_one_is_found(string markup, bool found) =>
        Assert.Equal(found, LooksLikeCode(Assert.Single(TextParameters(new Source("Planted/ConsoleScreen.razor", [markup])))));

    private static IEnumerable<Given> TextParameters(Source file) =>
        from Match tag in Tag().Matches(string.Join('\n', file.Lines))
        from Match parameter in Attribute().Matches(tag.Groups["given"].Value)
        where Components[tag.Groups["component"].Value].Any(type => IsText(type, parameter.Groups["name"].Value))
        select new Given(file.Path, parameter.Groups["name"].Value, parameter.Groups["value"].Value);

    private static bool IsText(Type component, string name) =>
        component.GetProperty(name) is { } property && property.PropertyType == typeof(string) && property.GetCustomAttribute<ParameterAttribute>() is not null;

    private static bool LooksLikeCode(Given given) => MemberPath().IsMatch(given.Value) || Components[Path.GetFileNameWithoutExtension(given.File)]
        .Any(screen => screen.GetProperty(given.Value, BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is not null);

    [GeneratedRegex("""<(?<component>[A-Z]\w*)(?<given>(?:[^<>"]|"[^"]*")*)>""")]
    private static partial Regex Tag();

    [GeneratedRegex("""(?<=\s)(?<name>[A-Z]\w*)="(?<value>[^"]*)["]""")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"^(_\w+|\w+[?!]?(\.\w+[?!]?)+(\(.*\))?)$")]
    private static partial Regex MemberPath();

    private sealed record Given(string File, string Name, string Value);
}
