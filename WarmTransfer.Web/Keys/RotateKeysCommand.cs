using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Keys;

/// <summary>New keys for the day on which somebody may have the old ones.</summary>
internal static class RotateKeysCommand
{
    public const string Name = "rotate-keys";

    // As long as those have that are made by themselves.
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    public static bool Handles(string[] args) => args is [Name, ..];

    /// <summary>The process's exit code.</summary>
    public static async Task<int> Run(IServiceProvider services, TextWriter output, CancellationToken cancel)
    {
        Rotate(services.GetRequiredService<IKeyManager>(), services.GetRequiredService<TimeProvider>().GetUtcNow());
        var sessions = await EndSessions(services, cancel);
        await services.GetRequiredService<IAuditLog>().Write(new AuditEntry(AuditEntry.CommandLine, Name, AuditOutcome.Done, $"{sessions} sessions"));
        await output.WriteLineAsync($"All keys are revoked, there is a new one, and everybody is signed out ({sessions} sessions). Restart all nodes now: until then they know the old keys alone.");
        return 0;
    }

    private static void Rotate(IKeyManager keys, DateTimeOffset now)
    {
        keys.RevokeAllKeys(now, Name);
        keys.CreateNewKey(now, now + Lifetime);
    }

    // Nodes that run learn of this at their next look, and of the keys not before they start.
    private static Task<int> EndSessions(IServiceProvider services, CancellationToken cancel) => services.GetRequiredService<WriteGate>().Run(async () =>
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<WarmTransferDb>>().CreateDbContextAsync(cancel);
        return await db.Sessions.ExecuteDeleteAsync(cancel);
    }, cancel);
}
