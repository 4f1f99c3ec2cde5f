using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using WarmTransfer.Web.Audit;

namespace WarmTransfer.Web.Data;

/// <summary>Registers the database of the configured provider.</summary>
internal static class DataServices
{
    public static IServiceCollection AddData(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(DatabaseOptions.Section);
        services.AddDatabaseOptions(configuration);
        var options = section.Get<DatabaseOptions>() ?? new DatabaseOptions();
        var isSqlite = options.Provider != DatabaseOptions.SqlServer;
        services.AddSingleton(new WriteGate(single: isSqlite));
        if (isSqlite) services.AddContext<SqliteDb>(builder => builder.UseSqlite(Durable(options.ConnectionString)));
        else services.AddContext<SqlServerDb>(builder => builder.UseSqlServer(options.ConnectionString, server => server.EnableRetryOnFailure()));
        services.AddSingleton<IAuditLog, AuditLog>().AddSingleton<Permissions>();
        services.AddDataProtection().SetApplicationName("WarmTransfer").PersistKeysToDbContext<WarmTransferDb>();
        return services;
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

    private sealed class Factory<TDb>(IDbContextFactory<TDb> inner) : IDbContextFactory<WarmTransferDb> where TDb : WarmTransferDb
    {
        public WarmTransferDb CreateDbContext() => inner.CreateDbContext();
    }
}
