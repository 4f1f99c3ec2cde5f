using Microsoft.Data.Sqlite;

namespace WarmTransfer.Tests.Web.Data;

public sealed class BackupOfSqliteTests : BackupTests
{
    private readonly string _copy = Path.Combine(Path.GetTempPath(), $"warmtransfer-backup-{Guid.NewGuid():N}.db");

    private string Original => new SqliteConnectionStringBuilder(Host.DatabaseConnection).DataSource;

    [Fact]
    public async Task A_copy_is_one_file_for_its_owner_and_never_written_over()
    {
        await BackUp();
        Assert.False(File.Exists(_copy + "-wal"));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_copy));

        var (code, output, errors) = await Run(Host.DatabaseConnection, "backup", _copy);

        Assert.Equal((1, ""), (code, output));
        Assert.Contains("is there already", errors, StringComparison.Ordinal);
        File.Delete(_copy);
    }

    [Theory]
    [InlineData("Data Source=/nowhere/at-all.db", "there is no database /nowhere/at-all.db", "copy.db")]
    [InlineData(null, "Usage:", null)]
    [InlineData(null, "/nowhere/copy.db", "/nowhere/copy.db")]
    public async Task What_cannot_be_copied_is_said(string? database, string said, string? file)
    {
        var (code, output, errors) = await Run(database ?? Host.DatabaseConnection, file is null ? ["backup"] : ["backup", file]);
        Assert.Equal((1, ""), (code, output));
        Assert.Contains(said, errors, StringComparison.Ordinal);
    }

    private protected override Task<string[]> Settings() => Task.FromResult<string[]>([]);

    private protected override async Task BackUp()
    {
        var (code, output, errors) = await Run(Host.DatabaseConnection, "backup", _copy);
        Assert.True((code, errors) == (0, ""), errors);
        Assert.Contains($"{_copy} holds the whole database", output, StringComparison.Ordinal);
    }

    private protected override Task Restore()
    {
        SqliteConnection.ClearAllPools();
        foreach (var beside in new[] { "", "-wal", "-shm" }) File.Delete(Original + beside);
        File.Move(_copy, Original);
        return Task.CompletedTask;
    }

    private static Task<(int Code, string Output, string Errors)> Run(string database, params string[] arguments) => FinishedProgram.Run(
        new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["Database__ConnectionString"] = database }, "", arguments);
}
