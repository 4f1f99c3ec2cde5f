using System.Text.RegularExpressions;

namespace WarmTransfer.Tests.House;

/// <summary>A page's markers of where its circuit begins are protected, but not bound to who may start one: so they carry nothing that says who somebody is.</summary>
public sealed partial class CircuitRootTests
{
    [Fact]
    public void Where_a_circuit_begins_nothing_is_handed_over()
    {
        string[] roots = [.. Sources.In("WarmTransfer.Web", ".razor").SelectMany(file => Root().Matches(string.Join('\n', file.Lines)).Select(root => root.Value))];

        Assert.True(roots.Length >= 2);
        Assert.All(roots, root => Assert.Matches(@"^<\w+ @rendermode=""[^""]*"" />$", root));
    }

    [GeneratedRegex("""<[A-Z]\w*\s(?:[^<>"]|"[^"]*")*@rendermode(?:[^<>"]|"[^"]*")*>""")]
    private static partial Regex Root();
}
