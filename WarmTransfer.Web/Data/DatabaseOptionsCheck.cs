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
    }
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
