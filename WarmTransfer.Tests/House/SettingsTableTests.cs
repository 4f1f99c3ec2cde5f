namespace WarmTransfer.Tests.House;

/// <summary>README's table of settings cannot rot.</summary>
public sealed class SettingsTableTests
{
    private const string Begin = "<!-- settings -->";
    private const string End = "<!-- /settings -->";
    private const string Update = "UPDATE_README";

    [Fact]
    public void Settings_in_the_readme_are_those_of_the_options_types()
    {
        var readme = File.ReadAllText(Readme);
        var (before, after) = (readme[..(Position(readme, Begin) + Begin.Length)], readme[Position(readme, End)..]);
        var expected = $"{before}\n{SettingsTable.Text}\n{after}";
        if (Environment.GetEnvironmentVariable(Update) is "1") File.WriteAllText(Readme, readme = expected);
        Assert.True(readme == expected,
            $"README's table of settings is old. Write it again: {Update}=1 dotnet run --project WarmTransfer.Tests -- -class \"*SettingsTableTests\"");
    }

    private static string Readme => Path.Combine(Root(new DirectoryInfo(AppContext.BaseDirectory)), "README.md");

    private static string Root(DirectoryInfo folder) =>
        folder.EnumerateFiles("*.sln").Any() ? folder.FullName : Root(folder.Parent ?? throw new InvalidOperationException("No solution above the tests."));

    private static int Position(string readme, string mark)
    {
        var position = readme.IndexOf(mark, StringComparison.Ordinal);
        Assert.True(position >= 0, $"README.md has no {mark}.");
        return position;
    }
}
