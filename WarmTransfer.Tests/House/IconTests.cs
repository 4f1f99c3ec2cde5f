using System.Text.RegularExpressions;

namespace WarmTransfer.Tests.House;

/// <summary>An icon of a name that does not exist is drawn as a filled square.</summary>
public sealed partial class IconTests
{
    [Fact]
    public void Every_icon_that_a_component_names_exists()
    {
        string[] names = [.. Sources.In("WarmTransfer.Web", ".razor").SelectMany(source => source.Lines).SelectMany(line => Named().Matches(line)).Select(icon => icon.Groups[1].Value).Distinct()];
        Assert.Contains("hand", names);
        var sheet = Sources.Text("WarmTransfer.Web/wwwroot/lib/icons.css");
        Assert.All(names, name => Assert.True(sheet.Contains($"[data-icon=\"{name}\"]", StringComparison.Ordinal), $"The icon '{name}' is not in the style sheet: see icons.mjs."));
    }

    [GeneratedRegex("(?:<Icon Name|\\bIcon)=\"([A-Za-z0-9-]+)\"")]
    private static partial Regex Named();
}
