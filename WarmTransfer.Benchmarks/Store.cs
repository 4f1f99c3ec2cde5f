using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Core;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Data.Start;

namespace WarmTransfer.Benchmarks;

/// <summary>A database of the product with agents and live calls in it, before the product starts on it.</summary>
internal sealed class Store : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("warmtransfer-benchmark-").FullName;

    public string ConnectionString => $"Data Source={Path.Combine(_folder, "benchmark.db")}";

    /// <summary>Who may look at the floor.</summary>
    public static string Supervisor => "supervisor";

    public static string Seat(int number) => $"seat{number:00}";

    /// <param name="reachable">The agents' phones are taken to be there, without pages that say so.</param>
    public static Task<Store> Create(int agents, int calls, bool reachable = false) => Create(agents, reachable, db => Add(db, calls));

    /// <summary>The same in a database of another kind.</summary>
    public static Task Fill(string provider, string connectionString, int agents, int calls) => Fill(connectionString, agents, reachable: false, db => Add(db, calls), $"--Database:Provider={provider}");

    /// <summary>As above, with the calls of <see cref="FloorScene"/> and the hours before it.</summary>
    public static Task<Store> CreateFloor(int calls) => Create(2 * FloorScene.Most, reachable: true, db =>
    {
        db.Agents.Add(new AgentRow { Id = Supervisor, Name = "Supervisor", IdleSince = DateTimeOffset.UnixEpoch, Version = 1, ReachableUntil = DateTimeOffset.UtcNow.AddHours(1) });
        var rows = db.Agents.Local.ToList();
        var (staff, now) = (new Staff(rows.Select(row => row.Read())), DateTimeOffset.UtcNow);
        db.Calls.AddRange(FloorPast.Of(staff, 2 * FloorScene.Most, now).Concat(FloorScene.Of(calls, staff, now)).Select(call => CallRow.Of(call)));
        db.AgentStates.AddRange(staff.Over.Select(AgentStateRow.Of));
        foreach (var row in rows) db.Entry(row).CurrentValues.SetValues(AgentRow.Of(staff[new AgentId(row.Id)], row.Version + 1));
    });

    private static async Task<Store> Create(int agents, bool reachable, Action<WarmTransferDb> fill)
    {
        var store = new Store();
        await Fill(store.ConnectionString, agents, reachable, fill);
        return store;
    }

    private static void Add(WarmTransferDb db, int calls)
    {
        for (var number = 1; number <= calls; number++) db.Calls.Add(CallRow.Of(LiveCall.Talking(number)));
    }

    private static async Task Fill(string connectionString, int agents, bool reachable, Action<WarmTransferDb> fill, params string[] more)
    {
        await using var app = Build(connectionString, more);
        await DatabaseStart.Run(app.Services, TextWriter.Null, CancellationToken.None);
        await using var scope = app.Services.CreateAsyncScope();
        for (var number = 1; number <= agents; number++) await AddUser(scope.ServiceProvider.GetRequiredService<Users>(), Seat(number), Roles.Agent);
        await AddUser(scope.ServiceProvider.GetRequiredService<Users>(), Supervisor, Roles.Supervisor);
        await using var db = scope.ServiceProvider.GetRequiredService<IDbContextFactory<WarmTransferDb>>().CreateDbContext();
        for (var number = 1; number <= agents; number++) db.Agents.Add(Agent(number, reachable));
        fill(db);
        await db.SaveChangesAsync();
    }

    /// <summary>The product in this process, not started.</summary>
    public static WebApplication Build(string connectionString, params ReadOnlySpan<string> more) => Web.Program.Build(
        [
            "--environment=Development", "--applicationName=WarmTransfer.Web", "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Error",
            $"--Database:ConnectionString={connectionString}", .. more,
        ], out _);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task AddUser(Users users, string name, string role)
    {
        var user = new User { UserName = name, AgentId = name, DisplayName = name.Replace("seat", "Seat ", StringComparison.Ordinal), IsDemo = true };
        var problems = await users.CreateAsync(user, role, password: null, by: "benchmark");
        if (problems is not []) throw new InvalidOperationException(string.Join(' ', problems));
    }

    private static AgentRow Agent(int number, bool reachable) => new()
    {
        Id = Seat(number), Name = $"Seat {number}", IdleSince = DateTimeOffset.UnixEpoch, Version = 1, ReachableUntil = reachable ? DateTimeOffset.UtcNow.AddHours(1) : null,
    };
}
