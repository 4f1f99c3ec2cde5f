using System.Text.RegularExpressions;

namespace WarmTransfer.Tests.House;

/// <summary>docs/threat-model.md names a test beside each threat that it calls stopped, and each exists.</summary>
public sealed partial class ThreatModelTests
{
    private static readonly string[] Rows = [.. Sources.Text("docs/threat-model.md").Split("## Open risks")[0].Split('\n').Where(line => line.StartsWith('|') && !line.StartsWith("|---", StringComparison.Ordinal) && !line.StartsWith("| Who does what", StringComparison.Ordinal))];

    [Fact]
    public void Each_threat_has_a_test_that_exists()
    {
        Assert.True(Rows.Length > 20);
        Assert.All(Rows, row => Assert.True(Named(row).Length > 0 && !Named(row).Except(TestNames.All).Any(), $"[{string.Join(", ", Named(row).Except(TestNames.All))}] is no test, in: {row}"));
    }

    private static string[] Named(string row) => [.. Test().Matches(row).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("`([A-Za-z]+Tests\\.[A-Za-z0-9_]+)`")]
    private static partial Regex Test();
}
