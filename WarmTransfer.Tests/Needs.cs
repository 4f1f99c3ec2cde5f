using System.Runtime.CompilerServices;

namespace WarmTransfer.Tests;

/// <summary>The reasons for which a test does not run: this machine does not have the server that it needs, or nobody has asked for the stories that a run can do without. The run says so; on CI all servers are there but SQL Server.</summary>
public static class Needs
{
    public static void Program(string? file, string package) =>
        Assert.SkipUnless(File.Exists(file), $"{package} is not installed here (Debian: apt-get install {package}).");

    public static string Variable(string name, string what) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : throw Xunit.Sdk.SkipException.ForSkip($"{name} holds no {what}.");

    /// <summary>Whether the rare stories are told as well.</summary>
    public static bool EveryStory => Environment.GetEnvironmentVariable("WARMTRANSFER_STORIES") == "all";
}

/// <summary>A story, of browsers or of a storm, of which others tell a part in every run, or whose rules the tests without a browser prove: told where <c>WARMTRANSFER_STORIES</c> is <c>all</c>, as before a release.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RareStoryAttribute : FactAttribute
{
    public const string Reason = "A rare story: told where WARMTRANSFER_STORIES is all.";

    public RareStoryAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1) : base(file, line) =>
        (Skip, SkipType, SkipUnless) = (Reason, typeof(Needs), nameof(Needs.EveryStory));
}
