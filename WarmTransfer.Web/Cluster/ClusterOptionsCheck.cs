using Microsoft.Extensions.Options;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Cluster;

/// <summary>Finds what is wrong with the cluster's settings before anything is opened.</summary>
internal sealed class ClusterOptionsCheck(IOptions<DatabaseOptions> database) : IValidateOptions<ClusterOptions>
{
    public ValidateOptionsResult Validate(string? name, ClusterOptions options)
    {
        if (options.Redis.Length == 0) return ValidateOptionsResult.Success;
        if (database.Value.IsOneFile)
            return Fault("is set, but SQLite's file belongs to one process; several nodes need a database server.", "");
        return Misread(options.Redis) is { } why ? Fault($"is not a connection string: {why}", "<host>:6379") : ValidateOptionsResult.Success;
    }

    private static ValidateOptionsResult Fault(string problem, string example) => ValidateOptionsResult.Fail(SettingFault.Mend("Cluster:Redis", problem, example).ToString());

    // The parser's words name the key that it does not know, never a value.
    private static string? Misread(string redis)
    {
        try
        {
            return NodeBus.Settings(redis).EndPoints.Count == 0 ? "it names no host." : null;
        }
        catch (ArgumentException exception)
        {
            return exception.Message.Split('\n')[0].Trim();
        }
    }
}
