using System.Text.Json;
using WarmTransfer.Core;
using WarmTransfer.Web.Audit;

namespace WarmTransfer.Tests.Web.Audit;

public sealed class AuditStreamTests : IAsyncLifetime
{
    private readonly DatabaseFile _file = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("warmtransfer-tests-").FullName;
    private PartsHost _node = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Stream => Path.Combine(_folder, "audit.jsonl");

    public async ValueTask InitializeAsync() => _node = await Start();

    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync();
        _file.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Each_sealed_line_is_in_it_once_in_order_with_the_fields_that_are_documented()
    {
        await _node.Get<IAuditLog>().Write(new AuditEntry("agent1", "end", AuditOutcome.Denied, "Not\nyours.", new CallId("CA1"), new AgentId("agent2"), new AuditOrigin("agent1", "192.0.2.7", "u1", "s1")));
        await Write("two", "three");
        await Send();
        await Send();

        var lines = Lines();
        Assert.Equal([1, 2, 3], lines.Select(line => line.GetProperty("id").GetInt64()));
        Assert.Equal(
            ["id", "at", "actor", "userId", "act", "outcome", "reason", "call", "agent", "address", "session", "hash"], lines[0].EnumerateObject().Select(field => field.Name));
        Assert.Equal(("denied", "Not\nyours.", "192.0.2.7", 64), (lines[0].GetProperty("outcome").GetString(), lines[0].GetProperty("reason").GetString(), lines[0].GetProperty("address").GetString(), lines[0].GetProperty("hash").GetString()!.Length));
        Assert.All(lines[0].EnumerateObject(), field => Assert.Contains($"`{field.Name}`", House.Sources.Text("docs/operations.md"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_not_sealed_yet_waits()
    {
        await Write("one");
        while (await _node.Get<AuditStreamer>().Write(Cancellation)) { }

        Assert.False(File.Exists(Stream) && new FileInfo(Stream).Length > 0);
    }

    [Fact]
    public async Task After_a_restart_it_goes_on_where_it_stopped()
    {
        await Write("one", "two");
        await Send();
        await _node.DisposeAsync();
        _node = await Start();
        await Write("three");
        await Send();

        Assert.Equal(["one", "two", "three"], Acts());
    }

    [Fact]
    public async Task A_file_that_was_rotated_away_is_begun_anew()
    {
        await Write("one");
        await Send();
        File.Move(Stream, Stream + ".1");
        await Write("two");
        await Send();

        Assert.Equal(["two"], Acts());
    }

    [Fact]
    public async Task While_it_cannot_be_written_nothing_is_lost_and_nothing_is_skipped()
    {
        await Send();
        await Write("one");
        var elsewhere = _folder + "-away";
        Directory.Move(_folder, elsewhere);
        await Assert.ThrowsAsync<DirectoryNotFoundException>(Send);
        Directory.Move(elsewhere, _folder);
        await Write("two");
        await Send();

        Assert.Equal(["one", "two"], Acts());
    }

    [Fact]
    public async Task More_than_a_page_is_written_page_by_page()
    {
        var acts = Enumerable.Range(0, AuditStreamer.Page + 10).Select(i => $"act {i}").ToArray();
        await Write(acts);
        await Send();

        Assert.Equal(acts, Acts());
    }

    [Theory]
    [InlineData("AAAA", "-", "Audit:Key has 3 bytes; 32 are needed.")]
    [InlineData("no base64!", "-", "Audit:Key is not in base64.")]
    [InlineData("", "/no/such/folder/audit.jsonl", "Audit:Stream cannot be written")]
    public void A_setting_that_cannot_stand_is_told_at_start(string key, string stream, string fault) =>
        Assert.Contains(fault, new AuditOptionsCheck().Validate(null, new AuditOptions { Key = key, Stream = stream }).FailureMessage, StringComparison.Ordinal);

    [Fact]
    public void Without_settings_there_is_neither_key_nor_stream() => Assert.True(new AuditOptionsCheck().Validate(null, new AuditOptions()).Succeeded);

    private Task<PartsHost> Start() => PartsHost.StartAsync(_file, settings: $"Audit:Stream={Stream}");

    private async Task Write(params string[] acts)
    {
        await using var db = _node.Database();
        foreach (var act in acts)
        {
            db.Audit.Add(AuditRow.Of(new AuditEntry("agent1", act, AuditOutcome.Done, ""), DateTimeOffset.UnixEpoch));
            await db.SaveChangesAsync(Cancellation);
        }
    }

    private async Task Send()
    {
        while (await _node.Get<AuditSealer>().Seal(Cancellation)) { }
        while (await _node.Get<AuditStreamer>().Write(Cancellation)) { }
    }

    private List<JsonElement> Lines() => [.. File.ReadAllLines(Stream).Select(line => JsonDocument.Parse(line).RootElement)];

    private IEnumerable<string?> Acts() => Lines().Select(line => line.GetProperty("act").GetString());
}
