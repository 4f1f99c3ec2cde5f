namespace WarmTransfer.Tests.Web;

/// <summary>The program as an operator meets it in Production before anything is configured.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly DatabaseFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Help_lists_commands_and_settings()
    {
        var (code, output, errors) = await Run("", "--help");

        Assert.Equal((0, ""), (code, errors));
        foreach (var word in new[] { "create-user", "remove-demo-users", "backup <file to write>", "--Twilio:AccountSid", "--PublicBaseUrl", "--Twilio:RingTimeout 20", "--Database:ConnectionString", "--Queues:0:RingSeconds" })
            Assert.Contains(word, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_command_is_told_which_there_are()
    {
        var (code, output, errors) = await Run("", "create-users");

        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith("There is no command 'create-users'.", errors, StringComparison.Ordinal);
        Assert.Contains("create-user <name>", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_administrator_is_created_without_an_account_at_Twilio_and_demo_users_removed()
    {
        var created = await Run("correct horse battery\n", "create-user", "root", "admin");
        Assert.True(created is { Code: 0, Errors: "" }, $"{created}");
        Assert.Contains("Created admin root.", created.Output, StringComparison.Ordinal);

        var removed = await Run("", "remove-demo-users");
        Assert.True(removed.Code == 0 && removed.Output.Contains("Removed 0 demo users.", StringComparison.Ordinal), $"{removed}");
    }

    private Task<(int Code, string Output, string Errors)> Run(string input, params string[] arguments) => FinishedProgram.Run(
        new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["Database__ConnectionString"] = _file.ConnectionString }, input, arguments);
}
