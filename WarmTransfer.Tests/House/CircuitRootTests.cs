using System.Text.RegularExpressions;

namespace WarmTransfer.Tests.House;

/// <summary>What pages take from outside: of where a circuit begins nobody's name, because the markers are protected, but not bound to who may start one; of addresses text, because the framework fails at the rest.</summary>
public sealed partial class CircuitRootTests
{
    [Fact]
    public void Where_a_circuit_begins_nothing_is_handed_over()
    {
        string[] roots = [.. Sources.In("WarmTransfer.Web", ".razor").SelectMany(file => Root().Matches(string.Join('\n', file.Lines)).Select(root => root.Value))];

        Assert.True(roots.Length >= 2);
        Assert.All(roots, root => Assert.Matches(@"^<\w+ @rendermode=""[^""]*"" />$", root));
    }

    [Fact]
    public void What_an_address_asks_for_is_taken_as_text()
    {
        string[] asked = [.. Sources.In("WarmTransfer.Web", ".razor").SelectMany(file => InAddress().Matches(string.Join('\n', file.Lines)).Select(match => match.Groups["type"].Value))];

        Assert.True(asked.Length > 10);
        Assert.All(asked, type => Assert.Equal("string?", type));
    }

    [GeneratedRegex(@"\[SupplyParameterFromQuery[^\]]*\]\s+(?:private|public)\s+(?<type>\S+)")]
    private static partial Regex InAddress();

    [GeneratedRegex("""<[A-Z]\w*\s(?:[^<>"]|"[^"]*")*@rendermode(?:[^<>"]|"[^"]*")*>""")]
    private static partial Regex Root();
}
