using Microsoft.Extensions.Time.Testing;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Console;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Tests.Web.Transfers;

/// <summary>A consultation ends when its queue's time is up, and both agents read beforehand when that will be.</summary>
public sealed class OverlongConsultTests : IAsyncLifetime
{
    private static readonly LegId Second = new("L2");
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
    private readonly DatabaseFile _file = new();
    private PartsHost _node = null!;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync();
        _file.Dispose();
    }

    [Theory]
    [InlineData("Return")]
    [InlineData("Merge")]
    public async Task After_the_minutes_of_its_queue_it_is_over_as_the_queue_wants_it(string end)
    {
        var call = await Consulting(end);
        foreach (var agent in new[] { PartsHost.Agent1, PartsHost.Agent2 })
            Assert.Equal((_clock.GetUtcNow().AddMinutes(3), end == "Merge"), Ends(agent));

        await using (var db = _node.Database()) Assert.Equal(_clock.GetUtcNow().AddMinutes(3), Assert.Single(db.Outbox, row => row.Name.StartsWith("timer ConsultTimeUp", StringComparison.Ordinal)).DueAt);
        _clock.Advance(TimeSpan.FromMinutes(3));
        await Told(call, new CallEvent.Fact.ConsultTimeUp(Second));

        var (saved, owner) = (await _node.Saved(call), new LegId("L1"));
        Assert.Equal(end == "Merge" ? new CallPhase.ThreeWay(owner, Second) : new CallPhase.Talking(owner), saved.Phase);
        Assert.Equal(end == "Return", saved[Second].Released);
        Assert.Null(Ends(PartsHost.Agent1).At);
    }

    private (DateTimeOffset? At, bool Merges) Ends(AgentId agent)
    {
        var card = new Views(_node.Get<CallMachine>()).Console(_node.Get<Board>().Snapshot, agent, _clock.GetUtcNow()).Call!;
        return (card.Transfer.ConsultEnds, card.Transfer.ConsultMerges);
    }

    private async Task<CallId> Consulting(string end)
    {
        _node = await PartsHost.StartAsync(_file, _clock, settings: ["Queues:0:Id=default", "Queues:0:ConsultMinutes=3", $"Queues:0:OverlongConsult={end}"]);
        var call = await _node.Talking();
        await _node.Ready(PartsHost.Agent2);
        Assert.Null(await _node.Ask(call, new CallEvent.Intent.Consult(PartsHost.Agent1, Target.To(PartsHost.Agent2), Briefing.None)));
        await Told(call, new CallEvent.Fact.HoldAnswered(LegId.Customer, 1, Held: true), new CallEvent.Fact.AgentAnswered(Second, "CA-L2"), new CallEvent.Fact.ParticipantJoined("CA-L2", 1));
        return call;
    }

    private async Task Told(CallId call, params CallEvent[] events)
    {
        foreach (var e in events) Assert.Null(await _node.Post(call, e));
    }
}
