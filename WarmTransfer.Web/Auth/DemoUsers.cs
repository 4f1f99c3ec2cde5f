using Microsoft.EntityFrameworkCore;

namespace WarmTransfer.Web.Auth;

/// <summary>People to try the console with: one click signs them in. Only in Development with the simulator.</summary>
internal static class DemoUsers
{
    private const int Tries = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public static readonly IReadOnlyList<(string Name, string DisplayName, string Role)> All =
    [
        ("agent1", "Agent 1", Roles.Agent),
        ("agent2", "Agent 2", Roles.Agent),
        ("agent3", "Agent 3", Roles.Agent),
        ("supervisor1", "Supervisor 1", Roles.Supervisor),
        ("admin1", "Administrator 1", Roles.Admin),
        ("auditor1", "Auditor 1", Roles.Auditor),
        ("wallboard1", "Wallboard 1", Roles.Viewer),
    ];

    public static async Task EnsureAsync(IServiceProvider services)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await AddAsync(services);
                return;
            }
            // Another node that has just begun on the same database makes the same.
            catch (Exception fault) when (fault is DbUpdateException or InvalidOperationException && attempt < Tries)
            {
                await Task.Delay(Pause * attempt, clock);
            }
        }
    }

    private static async Task AddAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<Users>();
        foreach (var (name, displayName, role) in All)
            if (await users.FindAsync(name) is null)
                await EnsureAsync(users, new() { UserName = name, AgentId = name, DisplayName = displayName, IsDemo = true }, role);
    }

    /// <summary>Call before the first request when not in demo mode: whoever knows a demo user's name would be in.</summary>
    public static async Task RefuseAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var demo = await scope.ServiceProvider.GetRequiredService<Users>().DemoAsync(cancellation);
        if (demo.Count is 0) return;
        var names = string.Join(", ", demo.Select(user => user.UserName));
        throw new StartupFault([new SettingFault(
            "The database", $"holds demo users ({names}), who are for trying the console out.",
            $"Remove them: dotnet WarmTransfer.Web.dll {UserCommands.RemoveDemoUsers}").ToString()]);
    }

    private static async Task EnsureAsync(Users users, User user, string role)
    {
        var problems = await users.CreateAsync(user, role, password: null, by: "(demonstration)");
        if (problems is not []) throw new InvalidOperationException($"Demo user {user.UserName}: {string.Join(' ', problems)}");
    }
}
