using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace WarmTransfer.Tests.Browser;

/// <summary>
/// What axe-core finds in a page and its frames. In the light theme it looks for everything; in the dark one only colours can be other than they were. It runs in the page itself:
/// its own driver opens a page for each look, which takes ten times as long.
/// </summary>
internal static class Axe
{
    private const string ButColours = "{ rules: { 'color-contrast': { enabled: false } } }";
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>In both themes.</summary>
    public static async Task<List<string>> Faults(IPage page) => [.. await Faults(page, ColorScheme.Light), .. await Faults(page, ColorScheme.Dark)];

    public static Task<List<string>> Faults(IPage page, ColorScheme scheme) => Faults(page, scheme, scheme == ColorScheme.Dark ? "{ runOnly: ['color-contrast'] }" : "{}");

    /// <summary>As far as the language of a page can matter.</summary>
    public static Task<List<string>> FaultsBesidesColours(IPage page) => Faults(page, ColorScheme.Light, ButColours);

    private static async Task<List<string>> Faults(IPage page, ColorScheme scheme, string options)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        foreach (var frame in page.Frames)
            if (!await frame.EvaluateAsync<bool>("() => 'axe' in window")) await frame.EvaluateAsync(Script);
        var found = await page.EvaluateAsync<Found>($$"""
            async () => {
                const { passes, violations } = await axe.run(document, { ...{{options}}, resultTypes: ['violations'] });
                return { passes: passes.length, faults: violations.flatMap(({ id, nodes }) => nodes.map(({ target, html }) => `${id}: ${target} ${html}`)) };
            }
            """);
        Assert.NotEqual(0, found.Passes + found.Faults.Length);
        return [.. found.Faults.Select(fault => $"{scheme}: {fault}")];
    }

    private sealed record Found
    {
        public int Passes { get; init; }

        public string[] Faults { get; init; } = [];
    }
}
