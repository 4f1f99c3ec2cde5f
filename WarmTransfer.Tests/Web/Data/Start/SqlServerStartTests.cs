using System.Net;
using System.Net.Sockets;
using WarmTransfer.Web.Data.Start;

namespace WarmTransfer.Tests.Web.Data.Start;

/// <summary>A server that is not there, or not yet, or lets nobody in.</summary>
public sealed class SqlServerStartTests
{
    private const string Secret = "a-secret";

    [Fact]
    public Task Nobody_listens() => IsWaitedForAndGivenUp(FreePort.Take(), "nothing answers there");

    [Fact]
    public async Task Somebody_listens_and_says_nothing()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await IsWaitedForAndGivenUp(((IPEndPoint)silent.LocalEndpoint).Port, "it does not answer");
    }

    [Fact]
    public async Task A_wrong_password_is_not_waited_for()
    {
        using var server = new RefusingSqlServer(18456, "Login failed for user 'sa'.");
        await using var start = On(server.Port);

        Assert.StartsWith($"Database:ConnectionString is refused by tcp:127.0.0.1,{server.Port}: Login failed for user 'sa'.", await start.Fault(), StringComparison.Ordinal);
        Assert.Equal("", start.Output);
    }

    [Fact]
    public async Task A_server_that_is_still_starting_is_waited_for()
    {
        const string words = "Server is in script upgrade mode.";
        using var server = new RefusingSqlServer(18401, words);
        await using var start = On(server.Port);

        Assert.Contains($"which is not ready: {words}", await start.Fault(), StringComparison.Ordinal);
        Assert.StartsWith("Waiting for the database, 2 s at most: ", start.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(18456, ServerTrouble.Login)]
    [InlineData(262, ServerTrouble.Permission)]
    [InlineData(1105, ServerTrouble.Full)]
    [InlineData(922, ServerTrouble.Starting)]
    [InlineData(1801, ServerTrouble.Starting)]
    [InlineData(208, ServerTrouble.Other)]
    public void Its_numbers_are_known(int number, object trouble) => Assert.Equal(trouble, SqlServerFaults.Explain(number));

    private static async Task IsWaitedForAndGivenUp(int port, string why)
    {
        await using var start = On(port);

        var fault = await start.Fault();

        var problem = $"Database:ConnectionString leads to tcp:127.0.0.1,{port}, which cannot be reached: {why}";
        Assert.StartsWith(problem, fault, StringComparison.Ordinal);
        Assert.StartsWith($"Waiting for the database, 2 s at most: {problem}", start.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, fault + start.Output, StringComparison.Ordinal);
    }

    private static Starting On(int port) =>
        new("SqlServer", $"Server=tcp:127.0.0.1,{port};User ID=sa;Password={Secret};Connect Timeout=1;Encrypt=false", waitSeconds: 2);
}
