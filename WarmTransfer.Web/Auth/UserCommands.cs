using WarmTransfer.Core;
using WarmTransfer.Web.Audit;

namespace WarmTransfer.Web.Auth;

/// <summary>What an operator does to users from the command line, the first administrator above all.</summary>
internal sealed class UserCommands(IServiceProvider services, TextReader input, TextWriter output, TextWriter errors)
{
    public const string CreateUser = "create-user";
    public const string RemoveDemoUsers = "remove-demo-users";

    private const string Usage =
        """
        Usage: dotnet WarmTransfer.Web.dll create-user <name> <agent|supervisor|admin|auditor> [--display "<name to show>"]
        The password is read from standard input: one line, 12 characters or more.
        """;

    public static bool Handles(string[] args) => args is [CreateUser or RemoveDemoUsers, ..];

    /// <summary>The process's exit code.</summary>
    public async Task<int> RunAsync(string[] args, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<Users>();
        return args switch
        {
            [RemoveDemoUsers] => await RemoveDemoAsync(users, cancellation),
            [CreateUser, var name, var role] => await CreateAsync(users, NewUser(name, name), role, cancellation),
            [CreateUser, var name, var role, "--display", var display] => await CreateAsync(users, NewUser(name, display), role, cancellation),
            _ => await FailAsync(Usage),
        };
    }

    private static User NewUser(string name, string displayName) => new() { UserName = name, AgentId = name, DisplayName = displayName };

    private async Task<int> RemoveDemoAsync(Users users, CancellationToken cancellation)
    {
        var removed = await users.RemoveDemoAsync(cancellation);
        await RecordAsync("removes the demo users", $"{removed} users");
        await output.WriteLineAsync($"Removed {removed} demo users.");
        return 0;
    }

    private async Task<int> CreateAsync(Users users, User user, string role, CancellationToken cancellation)
    {
        if (await input.ReadLineAsync(cancellation) is not { Length: > 0 } password)
            return await FailAsync("No password on standard input.", Usage);
        var problems = await users.CreateAsync(user, role, password);
        if (problems is not []) return await FailAsync([.. problems]);
        await RecordAsync("creates a user", $"role {role}", user.AgentId);
        await output.WriteLineAsync($"Created {role} {user.UserName}.");
        return 0;
    }

    private Task RecordAsync(string act, string reason, string? agentId = null) => services.GetRequiredService<IAuditLog>().Write(
        new AuditEntry(AuditEntry.CommandLine, act, AuditOutcome.Done, reason, Agent: agentId is null ? null : new AgentId(agentId)));

    private async Task<int> FailAsync(params string[] lines)
    {
        foreach (var line in lines)
            await errors.WriteLineAsync(line);
        return 1;
    }
}
