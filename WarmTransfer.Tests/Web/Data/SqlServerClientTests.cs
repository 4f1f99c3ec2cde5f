using System.Net;
using System.Net.Sockets;
using System.Reflection;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Tests.Web.Data;

/// <summary>What of SQL Server's client can be seen without a server.</summary>
public sealed class SqlServerClientTests
{
    [Fact]
    public async Task The_client_sets_out_to_connect_in_the_settings_of_this_product()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var connection = new SqlConnection($"Server=tcp:127.0.0.1,{((IPEndPoint)silent.LocalEndpoint).Port};User ID=sa;Password=x;Connect Timeout=1;ConnectRetryCount=0;Encrypt=false");

        await Assert.ThrowsAsync<SqlException>(() => connection.OpenAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void The_product_is_built_in_the_same_way()
    {
        var program = typeof(ServerProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "WebAssembly").Value;
        Assert.Contains("\"System.Globalization.Invariant\": false", File.ReadAllText(Path.ChangeExtension(program!, ".runtimeconfig.json")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SqlServer", "Server=127.0.0.1;Database=x", true)]
    [InlineData("PostgreSql", "Host=127.0.0.1;Database=x", true)]
    [InlineData("Sqlite", "Data Source=:memory:", false)]
    public async Task What_fails_for_a_moment_is_tried_again_where_a_network_lies_between(string provider, string database, bool again)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = provider, ["Database:ConnectionString"] = database,
        }).Build();
        await using var services = new ServiceCollection().AddData(settings).BuildServiceProvider();
        await using var db = await services.GetRequiredService<IDbContextFactory<WarmTransferDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken);

        Assert.Equal(again, db.Database.CreateExecutionStrategy().RetriesOnFailure);
    }
}
