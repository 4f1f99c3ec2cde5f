using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using WarmTransfer.Core;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Account;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Cluster;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Live;
using WarmTransfer.Web.Observability;
using WarmTransfer.Web.Origins;
using WarmTransfer.Web.People;
using WarmTransfer.Web.Sessions;

namespace WarmTransfer.Tests.Web.Auth;

/// <summary>An audit in memory. What is saved with people is in the database as well: by that others learn of it.</summary>
internal sealed class Book : IAuditLog
{
    public List<AuditEntry> Entries { get; } = [];

    public Task Write(AuditEntry entry)
    {
        Entries.Add(entry);
        return Task.CompletedTask;
    }

    public void WriteWith(WarmTransferDb db, AuditEntry entry)
    {
        void Saved(object? sender, SavedChangesEventArgs e)
        {
            db.SavedChanges -= Saved;
            Entries.Add(entry);
        }

        db.SavedChanges += Saved;
        db.Audit.Add(AuditRow.Of(entry, DateTimeOffset.UnixEpoch));
    }

    public void Note(AuditEntry entry) => Entries.Add(entry);
}

/// <summary>Those whose phones were taken.</summary>
internal sealed class PhonesTaken : ICutOff
{
    public List<string> Of { get; } = [];

    public Task Gone(IReadOnlyList<AgentId> people, CancellationToken cancel)
    {
        Of.AddRange(people.Select(person => person.Value));
        return Task.CompletedTask;
    }

    public Task Demoted(CancellationToken cancel) => Task.CompletedTask;
}

/// <summary>Sign-in and tokens alone, over HTTP, with users in memory.</summary>
internal sealed class AuthApp : IAsyncDisposable
{
    public const string Password = "correct horse battery";
    private readonly SqliteConnection _database = new("Data Source=:memory:");
    private readonly WebApplication _app;

    private AuthApp(string environment, bool withDemoUsers, string[] settings)
    {
        _database.Open();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment, Args = settings });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(Log);
        builder.Services.AddSingleton<TimeProvider>(Clock)
            .AddPooledDbContextFactory<SqliteDb>(db => db.UseSqlite(_database))
            .AddSingleton<IDbContextFactory<WarmTransferDb>>(provided => new Databases(provided.GetRequiredService<IDbContextFactory<SqliteDb>>()))
            .AddScoped<WarmTransferDb>(provided => provided.GetRequiredService<IDbContextFactory<SqliteDb>>().CreateDbContext())
            .AddSingleton(new WriteGate(single: true)).AddSingleton<ICutOff>(Phones)
            .AddAntiforgery().AddRazorComponents().Services
            .AddSingleton(new AccessTokens(new("AC1", "SK1", "key-secret-of-thirty-two-letters"), "", TimeSpan.FromHours(1), new()))
            .AddSingleton<IAuditLog>(Audit).AddSingleton<Measures>()
            .AddAuth(builder.Environment).AddSessions().AddPeople().AddSingleton<NodeBus>().AddSingleton<Board>().AddSingleton<SessionWatch>();
        _app = builder.Build();
        QuickHashes.In(_app.Services);
        _app.UseAuthentication().UseMiddleware<FirstSteps>().UseAuthorization().UseRateLimiter().UseAntiforgery().UseMiddleware<ForeignForms>();
        Map(_app, withDemoUsers);
    }

    public Log Log { get; } = new();

    public Book Audit { get; } = new();

    public PhonesTaken Phones { get; } = new();

    public FakeTimeProvider Clock { get; } = new(DateTimeOffset.FromUnixTimeSeconds(1700000000));

    public IServiceProvider Services => _app.Services;

    public static async Task<AuthApp> StartAsync(string environment = "Development", bool withDemoUsers = false, params string[] settings)
    {
        var app = new AuthApp(environment, withDemoUsers, settings);
        await using (var scope = app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<WarmTransferDb>().Database.EnsureCreatedAsync(TestContext.Current.CancellationToken);
        if (withDemoUsers) await DemoUsers.EnsureAsync(app.Services);
        await app._app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    /// <summary>What the node looks at every few seconds.</summary>
    public Task Look() => Services.GetRequiredService<SessionWatch>().Look(TestContext.Current.CancellationToken);

    public Browser Open() => new(_app.Urls.Single());

    public async Task AddAsync(string name, string role = Roles.Agent, string? displayName = null)
    {
        await using var scope = Services.CreateAsyncScope();
        var user = new User { UserName = name, AgentId = name, DisplayName = displayName ?? name };
        Assert.Empty(await scope.ServiceProvider.GetRequiredService<Users>().CreateAsync(user, role, Password, "test"));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _database.DisposeAsync();
        Log.Dispose();
    }

    private sealed class Databases(IDbContextFactory<SqliteDb> inner) : IDbContextFactory<WarmTransferDb>
    {
        public WarmTransferDb CreateDbContext() => inner.CreateDbContext();
    }

    private static void Map(WebApplication app, bool withDemoUsers)
    {
        SignInEndpoints.Map(app, withDemoUsers);
        TokenEndpoint.Map(app);
        app.MapSessions();
        app.MapAccount();
        app.MapGet("/antiforgery", (HttpContext context, IAntiforgery antiforgery) => antiforgery.GetAndStoreTokens(context).RequestToken).AllowAnonymous();
        app.MapGet("/whoami", (HttpContext context) => Results.Text(JsonSerializer.Serialize(CurrentAgent.From(context.User), JsonSerializerOptions.Web))).AllowAnonymous();
        app.MapGet("/how", (HttpContext context) => context.User.FindFirst(SignIns.How)?.Value).AllowAnonymous();
        app.MapGet("/console", () => "console").RequireAuthorization();
        app.MapGet("/admin", () => "admin").RequireAuthorization(policy => policy.RequireRole(Roles.Admin));
        app.MapPost("/conference/anything", () => "never").RequireAuthorization();
    }
}
