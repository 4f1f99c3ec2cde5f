using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Tests.Web.Auth;

internal sealed class UserDb(DbContextOptions<UserDb> options) : IdentityDbContext<User>(options)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfiguration(new UserModel());
    }
}

/// <summary>An audit in memory.</summary>
internal sealed class Book : IAuditLog
{
    public List<AuditEntry> Entries { get; } = [];

    public Task Write(AuditEntry entry)
    {
        Entries.Add(entry);
        return Task.CompletedTask;
    }
}

/// <summary>Sign-in and tokens alone, over HTTP, with users in memory.</summary>
internal sealed class AuthApp : IAsyncDisposable
{
    public const string Password = "correct horse battery";
    private readonly SqliteConnection _database = new("Data Source=:memory:");
    private readonly WebApplication _app;

    private AuthApp(string environment, bool withDemoUsers)
    {
        _database.Open();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(Log);
        builder.Services.AddSingleton<TimeProvider>(new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1700000000)))
            .AddDbContext<UserDb>(db => db.UseSqlite(_database))
            .AddAntiforgery()
            .AddSingleton(new AccessTokens(new("AC1", "SK1", "key-secret-of-thirty-two-letters"), "", TimeSpan.FromHours(1)))
            .AddSingleton<IAuditLog>(Audit)
            .AddAuth<UserDb>(builder.Environment);
        _app = builder.Build();
        _app.UseAuthentication().UseAuthorization().UseRateLimiter().UseAntiforgery();
        Map(_app, withDemoUsers);
    }

    public Log Log { get; } = new();

    public Book Audit { get; } = new();

    public IServiceProvider Services => _app.Services;

    public static async Task<AuthApp> StartAsync(string environment = "Development", bool withDemoUsers = false)
    {
        var app = new AuthApp(environment, withDemoUsers);
        await using (var scope = app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<UserDb>().Database.EnsureCreatedAsync(TestContext.Current.CancellationToken);
        if (withDemoUsers) await DemoUsers.EnsureAsync(app.Services);
        await app._app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    public Browser Open() => new(_app.Urls.Single());

    public async Task AddAsync(string name, string role = Roles.Agent, string? displayName = null)
    {
        await using var scope = Services.CreateAsyncScope();
        var user = new User { UserName = name, AgentId = name, DisplayName = displayName ?? name };
        Assert.Empty(await scope.ServiceProvider.GetRequiredService<Users>().CreateAsync(user, role, Password));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _database.DisposeAsync();
        Log.Dispose();
    }

    private static void Map(WebApplication app, bool withDemoUsers)
    {
        SignInEndpoints.Map(app, withDemoUsers);
        TokenEndpoint.Map(app);
        app.MapGet("/antiforgery", (HttpContext context, IAntiforgery antiforgery) => antiforgery.GetAndStoreTokens(context).RequestToken).AllowAnonymous();
        app.MapGet("/whoami", (HttpContext context) => Results.Text(JsonSerializer.Serialize(CurrentAgent.From(context.User), JsonSerializerOptions.Web))).AllowAnonymous();
        app.MapGet("/console", () => "console").RequireAuthorization();
        app.MapGet("/admin", () => "admin").RequireAuthorization(policy => policy.RequireRole(Roles.Admin));
        app.MapPost("/conference/anything", () => "never").RequireAuthorization();
    }
}
