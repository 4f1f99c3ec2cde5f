namespace WarmTransfer.Tests.House;

/// <summary>What is shipped has nothing of what only developers need. Publishing takes over a minute, so CI does it once and says where.</summary>
public sealed class PublishedTests
{
    [Fact]
    public void The_published_program_has_no_tools_of_design_time()
    {
        string[] files = [.. Directory.GetFiles(Needs.Variable("WARMTRANSFER_PUBLISHED", "folder of a published program")).Select(file => Path.GetFileName(file))];

        Assert.Contains("WarmTransfer.Web.dll", files);
        Assert.DoesNotContain(files, file => file.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) || file.StartsWith("Humanizer", StringComparison.Ordinal)
            || file.StartsWith("Microsoft.Build", StringComparison.Ordinal) || file == "Microsoft.EntityFrameworkCore.Design.dll");
    }
}
