using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Customers;
using WarmTransfer.Web.Keys;

namespace WarmTransfer.Web.Data;

/// <summary>Registers the database of the configured provider.</summary>
internal static class DataServices
{
    private const int PreparedStatements = 64;
    // For as long as Twilio waits for an answer (15 s), and soon after the server is back.
    private const int Tries = 15;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    public static IServiceCollection AddData(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(DatabaseOptions.Section);
        services.AddDatabaseOptions(configuration);
        var options = section.Get<DatabaseOptions>() ?? new DatabaseOptions();
        services.AddSingleton(new WriteGate(single: options.IsOneFile));
        services.AddContext(options);
        services.AddAudit(configuration);
        services.AddCustomers(configuration);
        return services.AddKeys(configuration);
    }

    // An unknown provider is a fault at start, which is told with all others.
    private static void AddContext(this IServiceCollection services, DatabaseOptions options)
    {
        if (options.Provider == DatabaseOptions.PostgreSql) services.AddContext<PostgreSqlDb>(builder => builder.UseNpgsql(Prepared(options.ConnectionString), server => server.EnableRetryOnFailure(Tries, LongestPause, null)));
        else if (options.Provider == DatabaseOptions.SqlServer) services.AddContext<SqlServerDb>(builder => builder.UseSqlServer(options.ConnectionString, server => server.EnableRetryOnFailure(Tries, LongestPause, null)));
        else services.AddContext<SqliteDb>(builder => builder.UseSqlite(Durable(options.ConnectionString)));
    }

    private static void AddContext<TDb>(this IServiceCollection services, Action<DbContextOptionsBuilder> provider) where TDb : WarmTransferDb
    {
        services.AddPooledDbContextFactory<TDb>(builder =>
        {
            provider(builder);
            // A conflict is answered by looking again; it is no news. Whoever has to know of what else failed gets the exception.
            builder.ConfigureWarnings(warnings => warnings
                .Ignore(CoreEventId.SaveChangesFailed, CoreEventId.OptimisticConcurrencyException)
                .Log((RelationalEventId.ConnectionError, LogLevel.Debug), (RelationalEventId.CommandError, LogLevel.Debug), (RelationalEventId.TransactionError, LogLevel.Debug)));
        });
        services.AddSingleton<IDbContextFactory<WarmTransferDb>>(provided => new Factory<TDb>(provided.GetRequiredService<IDbContextFactory<TDb>>()));
        services.AddScoped<WarmTransferDb>(provided => provided.GetRequiredService<IDbContextFactory<TDb>>().CreateDbContext());
    }

    public static string Durable(string connectionString) =>
        new SqliteConnectionStringBuilder(connectionString) { DefaultTimeout = 10 }.ConnectionString;

    // Whoever has a pooler between that cannot keep statements says so in the connection string (Max Auto Prepare=0).
    private static string Prepared(string connectionString)
    {
        var address = new NpgsqlConnectionStringBuilder(connectionString);
        if (!address.ShouldSerialize("Max Auto Prepare")) (address.MaxAutoPrepare, address.AutoPrepareMinUsages) = (PreparedStatements, 2);
        return address.ConnectionString;
    }

    private sealed class Factory<TDb>(IDbContextFactory<TDb> inner) : IDbContextFactory<WarmTransferDb> where TDb : WarmTransferDb
    {
        public WarmTransferDb CreateDbContext() => inner.CreateDbContext();
    }
}
