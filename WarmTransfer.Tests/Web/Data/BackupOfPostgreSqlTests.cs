namespace WarmTransfer.Tests.Web.Data;

public sealed class BackupOfPostgreSqlTests : BackupTests
{
    private readonly string _copy = Path.Combine(Path.GetTempPath(), $"warmtransfer-backup-{Guid.NewGuid():N}.dump");
    private readonly string _name = $"backup_{Guid.NewGuid():N}";
    private PostgresServer _server = null!;

    [Fact]
    public async Task The_command_for_SQLite_says_what_is_used_here()
    {
        var (code, output, errors) = await FinishedProgram.Run(
            new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["Database__Provider"] = "PostgreSql", ["Database__ConnectionString"] = _server.Database(_name) }, "", "backup", _copy);
        Assert.Equal((1, ""), (code, output));
        Assert.Contains("pg_dump", errors, StringComparison.Ordinal);
    }

    private protected override async Task<string[]> Settings()
    {
        _server = await PostgresServer.Shared();
        return ["--Database:Provider=PostgreSql", $"--Database:ConnectionString={_server.Database(_name)}"];
    }

    private protected override Task BackUp() => _server.UseTool("pg_dump", "--format=custom", $"--file={_copy}", _name);

    private protected override async Task Restore()
    {
        await _server.UseTool("dropdb", "--force", _name);
        await _server.UseTool("createdb", _name);
        await _server.UseTool("pg_restore", $"--dbname={_name}", "--exit-on-error", _copy);
        File.Delete(_copy);
    }
}
