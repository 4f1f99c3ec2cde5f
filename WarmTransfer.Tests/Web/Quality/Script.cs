using System.Diagnostics;
using System.Text.RegularExpressions;
using WarmTransfer.Tests.House;

namespace WarmTransfer.Tests.Web.Quality;

/// <summary>A module of the pages that needs no browser, run by the same Node that the build uses.</summary>
internal static partial class Script
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>What the lines print that follow the module.</summary>
    /// <param name="before">What the module finds when it is loaded, such as a page.</param>
    public static async Task<string> Run(string module, string lines, string before = "")
    {
        using var node = Process.Start(new ProcessStartInfo("node", "--input-type=module -") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        await node.StandardInput.WriteAsync(string.Join(Environment.NewLine, before, Whole(module), lines));
        node.StandardInput.Close();
        var printed = node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var faults = await node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Empty(faults);
        return (await printed).Trim();
    }
    // What it imports of its own folder stands in it: a text that is piped to Node has no folder.
    private static string Whole(string module) => Import().Replace(Sources.Text(module), import => Whole($"{Path.GetDirectoryName(module)}/{import.Groups[1].Value}"));

    [GeneratedRegex(@"^import .* from '\./(.+)';$", RegexOptions.Multiline)]
    private static partial Regex Import();
}
