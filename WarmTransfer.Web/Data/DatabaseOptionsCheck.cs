using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;
using WarmTransfer.Web.Data.Start;

namespace WarmTransfer.Web.Data;

/// <summary>Finds what is wrong with the database settings before anything is opened.</summary>
internal sealed class DatabaseOptionsCheck : IValidateOptions<DatabaseOptions>
{
    private static readonly Dictionary<string, ConnectionFormat> Formats = new()
    {
        [DatabaseOptions.Sqlite] = new("Data Source", "Data Source=warmtransfer.db", text => new SqliteConnectionStringBuilder(text).DataSource),
        [DatabaseOptions.PostgreSql] = new("Host", PostgreSqlKind.Example, text => new NpgsqlConnectionStringBuilder(text).Host),
        [DatabaseOptions.SqlServer] = new("Server", SqlServerKind.Example, text => new SqlConnectionStringBuilder(text).DataSource),
    };

    public ValidateOptionsResult Validate(string? name, DatabaseOptions options) => SettingFault.Judge(Faults(options));

    private static IEnumerable<SettingFault> Faults(DatabaseOptions options)
    {
        if (!Formats.ContainsKey(options.Provider))
            yield return SettingFault.Mend("Database:Provider", $"is '{options.Provider}', which is not known; there are Sqlite, PostgreSql and SqlServer.", "Sqlite");
        if (string.IsNullOrWhiteSpace(options.ConnectionString))
            yield return SettingFault.Mend("Database:ConnectionString", "is empty.", "Data Source=warmtransfer.db");
        else if (!options.IsOneFile && options.ConnectionString == new DatabaseOptions().ConnectionString)
            yield return SettingFault.Mend("Database:ConnectionString", $"is missing; {options.Provider} needs one.", Format(options).Example);
        else if (Misread(options) is { } why)
            yield return SettingFault.Mend("Database:ConnectionString", $"is not one for {options.Provider}: {why}", Format(options).Example);
        if (options.WaitSeconds is < 0 or > 3600)
            yield return SettingFault.Mend("Database:WaitSeconds", $"is {options.WaitSeconds}; it has to be 0 to 3600.", "60");
    }

    // The parser's words name the key that it does not know, never a value.
    private static string? Misread(DatabaseOptions options)
    {
        try
        {
            return Format(options).Source(options.ConnectionString) is null or "" ? $"it does not say where the database is ({Format(options).Key})." : null;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException)
        {
            return exception.Message.Split('\n')[0].Trim();
        }
    }

    private static ConnectionFormat Format(DatabaseOptions options) => Formats.GetValueOrDefault(options.Provider, Formats[DatabaseOptions.Sqlite]);

    /// <param name="Key">What names the place in it.</param>
    private sealed record ConnectionFormat(string Key, string Example, Func<string, string?> Source);
}

/// <summary>Registers the database settings and their check at start.</summary>
internal static class DatabaseOptionsServices
{
    public static IServiceCollection AddDatabaseOptions(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<DatabaseOptions>, DatabaseOptionsCheck>();
        services.AddOptions<DatabaseOptions>().Bind(configuration.GetSection(DatabaseOptions.Section)).ValidateOnStart();
        return services;
    }
}
