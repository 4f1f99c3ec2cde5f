namespace WarmTransfer.Tests;

/// <summary>The one reason for which a test does not run: this machine does not have the server that it needs. The run says so; on CI all are there but SQL Server.</summary>
internal static class Needs
{
    public static void Program(string? file, string package) =>
        Assert.SkipUnless(File.Exists(file), $"{package} is not installed here (Debian: apt-get install {package}).");

    public static string Variable(string name, string what) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : throw Xunit.Sdk.SkipException.ForSkip($"{name} holds no {what}.");
}
