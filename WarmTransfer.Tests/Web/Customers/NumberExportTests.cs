using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Customers;

namespace WarmTransfer.Tests.Web.Customers;

public sealed class NumberExportTests : IAsyncLifetime
{
    private readonly DatabaseFile _file = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
    private PartsHost _node = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _node = await PartsHost.StartAsync(_file, _clock, settings: CustomerStory.Settings);
        await CustomerStory.Tell(_node, _clock);
    }

    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync();
        _file.Dispose();
    }

    [Fact]
    public async Task Everything_that_is_kept_about_a_number_is_in_it_and_no_other_number()
    {
        var found = (await _node.Get<NumberExport>().Of(CustomerStory.Customer, "admin1", Cancellation))!;

        var call = found["calls"]!.AsArray().Single()!;
        await using var db = _node.Database();
        Assert.Equal(await db.Events.CountAsync(row => row.CallId == CustomerStory.Call.Value, Cancellation), call["events"]!.AsArray().Count);
        Assert.Equal(await db.Outbox.CountAsync(row => row.CallId == CustomerStory.Call.Value, Cancellation), call["effects"]!.AsArray().Count);
        Assert.Equal(await db.Audit.CountAsync(row => row.CallId == CustomerStory.Call.Value, Cancellation), call["audit"]!.AsArray().Count);
        Assert.Equal((CustomerStory.Customer, CustomerStory.Customer), ((string?)found["number"], (string?)call["document"]!["from"]));
        var text = found.ToJsonString(NumberCommands.Readable);
        Assert.Contains("Ill since May", text, StringComparison.Ordinal);
        Assert.Contains("another number", text, StringComparison.Ordinal);
        Assert.All(CustomerStory.Marks.Except(["5550101234"]), mark => Assert.DoesNotContain(mark, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(CustomerStory.Outside, 1)]
    [InlineData(CustomerStory.NotAllowed, 1)]
    [InlineData(CustomerStory.Sip, 1)]
    [InlineData(CustomerStory.Found, 1)]
    public async Task Whoever_was_named_is_found_whatever_part_they_had(string number, int calls) =>
        Assert.Equal(calls, (await _node.Get<NumberExport>().Of(number, "admin1", Cancellation))!["calls"]!.AsArray().Count);

    [Fact]
    public async Task Who_reads_it_is_in_the_audit_and_so_is_who_reads_in_vain()
    {
        JsonObject?[] found = [await _node.Get<NumberExport>().Of(CustomerStory.Customer, "admin1", Cancellation), await _node.Get<NumberExport>().Of("+12025559999", "admin1", Cancellation)];

        Assert.Equal([true, false], found.Select(one => one is not null));
        await using var db = _node.Database();
        var lines = await db.Audit.AsNoTracking().Where(row => row.Act == NumberExport.Act).OrderBy(row => row.Id).ToListAsync(Cancellation);
        Assert.Equal([AuditOutcome.Done, AuditOutcome.Denied], lines.Select(row => row.Outcome));
        Assert.Equal(["+•••••••••34", "+•••••••••99: nothing is kept about it"], lines.Select(row => row.Reason));
    }
}
