using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace WarmTransfer.Web.Data;

/// <summary>Finds what is wrong with the database settings before anything is opened.</summary>
internal sealed class DatabaseOptionsCheck : IValidateOptions<DatabaseOptions>
{
    public ValidateOptionsResult Validate(string? name, DatabaseOptions options)
    {
        string[] faults = [.. Faults(options).Select(fault => fault.ToString())];
        return faults is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<SettingFault> Faults(DatabaseOptions options)
    {
        if (options.Provider is not (DatabaseOptions.Sqlite or DatabaseOptions.SqlServer))
            yield return SettingFault.Mend("Database:Provider", $"is '{options.Provider}', which is not known; there are Sqlite and SqlServer.", "Sqlite");
        if (string.IsNullOrWhiteSpace(options.ConnectionString))
            yield return SettingFault.Mend("Database:ConnectionString", "is empty.", "Data Source=warmtransfer.db");
        else if (options.Provider is DatabaseOptions.SqlServer && options.ConnectionString == new DatabaseOptions().ConnectionString)
            yield return SettingFault.Mend("Database:ConnectionString", "is missing; SQL Server needs one.", "<connection string of the SQL Server database>");
        else if (Misread(options) is { } why)
            yield return SettingFault.Mend("Database:ConnectionString", $"is not one for {options.Provider}: {why}", Example(options));
        if (options.WaitSeconds is < 0 or > 3600)
            yield return SettingFault.Mend("Database:WaitSeconds", $"is {options.WaitSeconds}; it has to be 0 to 3600.", "60");
    }

    // The parser's words name the key that it does not know, never a value.
    private static string? Misread(DatabaseOptions options)
    {
        try
        {
            return Source(options) is "" ? $"it does not say where the database is ({(options.Provider == DatabaseOptions.SqlServer ? "Server" : "Data Source")})." : null;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException)
        {
            return exception.Message.Split('\n')[0].Trim();
        }
    }

    private static string Source(DatabaseOptions options) => options.Provider == DatabaseOptions.SqlServer
        ? new SqlConnectionStringBuilder(options.ConnectionString).DataSource
        : new SqliteConnectionStringBuilder(options.ConnectionString).DataSource;

    private static string Example(DatabaseOptions options) => options.Provider == DatabaseOptions.SqlServer
        ? "Server=<host>;Database=warmtransfer;User ID=<user>;Password=<password>"
        : "Data Source=warmtransfer.db";
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
