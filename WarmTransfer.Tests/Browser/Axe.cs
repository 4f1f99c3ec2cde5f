using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace WarmTransfer.Tests.Browser;

/// <summary>What axe-core finds in a page. In the light theme it looks for everything; in the dark one only colours can be other than they were, which saves half of its time.</summary>
internal static class Axe
{
    private const string Contrast = "color-contrast";
    private static readonly AxeRunOptions OnlyColours = new() { RunOnly = new RunOnlyOptions { Type = "rule", Values = [Contrast] } };
    private static readonly AxeRunOptions ButColours = new() { Rules = new() { [Contrast] = new RuleOptions { Enabled = false } } };

    /// <summary>In both themes.</summary>
    public static async Task<List<string>> Faults(IPage page) => [.. await Faults(page, ColorScheme.Light), .. await Faults(page, ColorScheme.Dark)];

    public static Task<List<string>> Faults(IPage page, ColorScheme scheme) => Faults(page, scheme, scheme == ColorScheme.Dark ? OnlyColours : new());

    /// <summary>As far as the language of a page can matter.</summary>
    public static Task<List<string>> FaultsBesidesColours(IPage page) => Faults(page, ColorScheme.Light, ButColours);

    private static async Task<List<string>> Faults(IPage page, ColorScheme scheme, AxeRunOptions options)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        var result = await page.RunAxe(options);
        Assert.NotEmpty(result.Passes);
        return [.. result.Violations.SelectMany(violation => violation.Nodes, (violation, node) => $"{scheme}: {violation.Id}: {node.Target} {node.Html}")];
    }
}
