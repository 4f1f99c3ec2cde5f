using System.Text.RegularExpressions;

namespace WarmTransfer.Tests.House;

/// <summary>docs/features.md names tests and settings that exist, and has a row for everything that is built.</summary>
public sealed partial class FeaturesTests
{
    private static readonly string[] Built =
    [
        .. Ids('T', 1..14), .. Ids('A', 1..10), .. Ids('B', 1..7), .. Ids('C', 1..6), "D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8", "D9", "D10", "D11", "D12",
        .. Ids('E', 1..20), .. Ids('F', 1..11), .. Ids('G', 1..12), "H1", "H2", "H3", "H4", "H5", "H6", "H7", "H8", "H9", "H10", "I1", "I2", "J1", "J2", "J3", "J4", "J5", "J6", "J8", "K1", "K2", "K3", "K4", .. Ids('L', 1..5), .. Ids('M', 1..8), "M10",
    ];

    private static readonly Row[] Rows = [.. Sources.Text("docs/features.md").Split('\n').Where(IsOfTable).Select(Row.Of)];

    [Fact]
    public void Everything_that_is_built_has_one_row() => Assert.Equal(Built.Order(), Rows.Select(row => row.Id).Order());

    [Fact]
    public void Each_row_names_tests_that_exist() =>
        Assert.All(Rows, row => Assert.True(
            row.Names(4).Any() && !row.Names(4).Except(TestNames.All).Any(), $"Row {row.Id} names [{string.Join(", ", row.Names(4).Except(TestNames.All))}], which is no test."));

    [Fact]
    public void Each_row_names_settings_that_exist()
    {
        var table = SettingsTable.Text;
        Assert.All(Rows, row => Assert.All(row.Names(3), setting => Assert.Contains($"| `{setting}` |", table, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Ids(char group, Range numbers) => Enumerable.Range(numbers.Start.Value, numbers.End.Value - numbers.Start.Value + 1).Select(number => $"{group}{number}");

    // Every line of a table that is neither its head nor the line below that.
    private static bool IsOfTable(string line) => line.StartsWith('|') && !line.StartsWith("| Row |", StringComparison.Ordinal) && !line.StartsWith("|---", StringComparison.Ordinal);

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    private sealed record Row(string Id, string[] Cells)
    {
        public static Row Of(string line)
        {
            string[] cells = [.. line.Trim('|').Split('|').Select(cell => cell.Trim())];
            Assert.True(cells.Length == 5, $"'{line}' has {cells.Length} cells; there are 5: row, what, how, settings, proved by.");
            return new Row(cells[0], cells);
        }

        public IEnumerable<string> Names(int cell) => Code().Matches(Cells[cell]).Select(match => match.Groups[1].Value);
    }
}
