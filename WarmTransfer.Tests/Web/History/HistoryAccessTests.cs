using System.Net;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Simulator.People;
using WarmTransfer.Tests.Web.Calls;

namespace WarmTransfer.Tests.Web.History;

/// <summary>Agents read of calls that they were let into, up to when they left, and for some days.</summary>
public sealed class HistoryAccessTests : IAsyncLifetime
{
    private ProductHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await ProductHost.StartAsync();
        await _host.Ready("agent1");
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Whoever_was_only_rung_reads_nothing()
    {
        var call = Conversation.Start(_host);
        await call.TalkTo("agent1");
        await _host.Ready("agent2", AgentBehaviour.Decline);
        await call.Cold("agent1", "agent2");
        await _host.Until("agent 2 was rung", () => _host.Saved(call.Customer)!.AgentLegs.Any(leg => leg.Agent?.Value == "agent2" && !leg.IsLive));

        Assert.Equal(HttpStatusCode.NotFound, (await Read("agent2", call)).Status);
        Assert.Equal(HttpStatusCode.OK, (await Read("agent1", call)).Status);
        Assert.DoesNotContain(call.Customer, (await Read("agent2", "/history")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_left_reads_nothing_of_what_came_afterwards()
    {
        var call = Conversation.Start(_host);
        await call.TalkTo("agent1");
        await _host.Ready("agent2");
        await call.HandOver("agent1", "agent2");
        await _host.Until("agent 1 has left", () => _host.Saved(call.Customer)!.AgentLegs.All(leg => leg.Agent?.Value != "agent1" || !leg.IsLive));
        await Task.Delay(100, Cancellation);
        await _host.Ready("agent3");
        await call.HandOver("agent2", "agent3");

        Assert.DoesNotContain("agent3", (await Read("agent1", call)).Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("agent3", (await Read("agent2", call)).Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("agent3", (await Read("supervisor1", call)).Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task After_thirty_days_only_supervisors_read_on()
    {
        var call = Conversation.Start(_host);
        await call.TalkTo("agent1");
        await call.HangUpOnPurpose("agent1");
        await call.IsOver("agent1");
        await _host.Until("nothing is live any more", () => { using var db = _host.Database(); return db.Calls.All(row => !row.Live); });

        Assert.Equal(HttpStatusCode.OK, (await Read("agent1", call)).Status);
        await Age(call, TimeSpan.FromDays(31));

        Assert.Equal(HttpStatusCode.NotFound, (await Read("agent1", call)).Status);
        Assert.Equal(HttpStatusCode.OK, (await Read("supervisor1", call)).Status);
    }

    private async Task Age(Conversation call, TimeSpan by)
    {
        await using var db = _host.Database();
        var at = DateTimeOffset.UtcNow - by;
        Assert.Equal(1, await db.Calls.Where(row => row.Id == call.Customer).ExecuteUpdateAsync(set => set.SetProperty(one => one.ArrivedAt, at), Cancellation));
    }

    private Task<(HttpStatusCode Status, string Text)> Read(string user, Conversation call) => Read(user, $"/history/{call.Customer}.json");

    private async Task<(HttpStatusCode Status, string Text)> Read(string user, string path)
    {
        using var browser = await SignedIn.As(user, _host.Url);
        using var answer = await browser.Get(path);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }
}
