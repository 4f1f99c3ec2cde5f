using System.Diagnostics;
using WarmTransfer.Tests.House;

namespace WarmTransfer.Tests.Web.Quality;

/// <summary>A module of the pages that needs no browser, run by the same Node that the build uses.</summary>
internal static class Script
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>What the lines print that follow the module.</summary>
    public static async Task<string> Run(string module, string lines)
    {
        using var node = Process.Start(new ProcessStartInfo("node", "--input-type=module -") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        await node.StandardInput.WriteAsync(Sources.Text(module) + Environment.NewLine + lines);
        node.StandardInput.Close();
        var printed = node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var faults = await node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Empty(faults);
        return (await printed).Trim();
    }
}
