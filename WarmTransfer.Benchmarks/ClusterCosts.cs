using System.Globalization;
using Npgsql;
using StackExchange.Redis;
using WarmTransfer.Tests.Browser;

namespace WarmTransfer.Benchmarks;

/// <summary>What the database, the bus and the first node have done so far, as they count it themselves.</summary>
internal sealed record ClusterCosts(long Commits, long Rows, long LogBytes, long Messages, long BusBytes, TimeSpan Cpu)
{
    // PostgreSQL adds its counts up once a second.
    private static readonly TimeSpan Counted = TimeSpan.FromSeconds(2);

    public static async Task<ClusterCosts> Read(string database, string redis, ProductProcess product)
    {
        await Task.Delay(Counted);
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "SELECT xact_commit, tup_inserted + tup_updated, pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint FROM pg_stat_database WHERE datname = current_database()", connection);
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        var (messages, bytes) = await Bus(redis);
        return new ClusterCosts(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), messages, bytes, product.CpuTime);
    }

    public string[] Since(ClusterCosts before, long webhooks) =>
    [
        Each(Commits - before.Commits, webhooks, "0.00"), Each(Rows - before.Rows, webhooks, "0.0"), Each(LogBytes - before.LogBytes, webhooks, "0"),
        Each(Messages - before.Messages, webhooks, "0.00"), Each(BusBytes - before.BusBytes, webhooks, "0"), $"{(Cpu - before.Cpu).TotalMilliseconds / webhooks:0.00} ms",
    ];

    private static string Each(long count, long webhooks, string format) => ((double)count / webhooks).ToString(format, CultureInfo.InvariantCulture);

    private static async Task<(long Messages, long Bytes)> Bus(string redis)
    {
        await using var bus = await ConnectionMultiplexer.ConnectAsync(redis, settings => settings.AllowAdmin = true);
        var told = (await bus.GetServers()[0].InfoAsync("all")).SelectMany(section => section).ToLookup(one => one.Key, one => one.Value);
        var published = told["cmdstat_publish"].FirstOrDefault() is { } line ? long.Parse(line.Split('=', ',')[1], CultureInfo.InvariantCulture) : 0;
        return (published, long.Parse(told["total_net_input_bytes"].First(), CultureInfo.InvariantCulture));
    }
}
