using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Web.Calls;

public sealed class DeskTests : IAsyncLifetime
{
    private readonly DatabaseFile _file = new();
    private PartsHost _node = null!;

    public async ValueTask InitializeAsync() => _node = await PartsHost.StartAsync(_file);

    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync();
        _file.Dispose();
    }

    [Fact]
    public async Task Twenty_identical_clicks_make_one_leg_and_all_hear_that_it_was_done()
    {
        var call = await _node.Talking();
        await _node.Ready(PartsHost.Agent2);
        var command = Guid.NewGuid();

        var refusals = await AtOnce(20, _ => _node.Ask(call, DialIn(PartsHost.Agent2), command));

        Assert.All(refusals, Assert.Null);
        Assert.Single((await _node.Saved(call)).AgentLegs, leg => leg.Agent == PartsHost.Agent2);
        Assert.Equal(1, await Owed("dial L2"));
    }

    [Fact]
    public async Task Fifty_who_answer_at_once_are_one_winner_and_forty_nine_who_are_called_off()
    {
        var call = await _node.Waiting();
        AgentId[] agents = [.. Enumerable.Range(1, 50).Select(i => new AgentId($"agent{i}"))];
        await _node.Ready(agents);
        foreach (var agent in agents) Assert.Null(await _node.Post(call, new CallEvent.Intent.Offer(agent, $"ring all", Also: true)));
        Assert.Equal(50, (await _node.Saved(call)).AgentLegs.Count(leg => leg is { IsLive: true, Released: false }));

        await AtOnce(50, i => _node.Post(call, new CallEvent.Fact.AgentAnswered(new LegId($"L{i + 1}"), $"CA-L{i + 1}")));

        var after = await _node.Saved(call);
        var winner = Assert.Single(after.AgentLegs, leg => leg.Progress == LegProgress.Admitted);
        Assert.Equal(new CallPhase.Talking(winner.Id), after.Phase);
        Assert.Equal(49, after.AgentLegs.Count(leg => leg.Released && leg.LostTo == winner.Id));
        Assert.Equal((0, 49), (await Owed($"end {winner.Id}"), await Owed(name => name.StartsWith("end L", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Twenty_different_wishes_at_once_make_one_leg_and_nineteen_reasons()
    {
        var call = await _node.Talking();
        AgentId[] others = [.. Enumerable.Range(2, 20).Select(i => new AgentId($"agent{i}"))];
        await _node.Ready(others);

        var refusals = await AtOnce(20, i => _node.Ask(call, DialIn(others[i])));

        Assert.Single(refusals, refusal => refusal is null);
        Assert.Equal(19, refusals.Count(refusal => refusal is { Code: RefusalCode.WrongPhase, Reason.English.Length: > 10 }));
        Assert.Equal(2, (await _node.Saved(call)).AgentLegs.Count());
    }

    [Fact]
    public async Task A_command_again_returns_its_first_outcome_whatever_has_happened_since()
    {
        var call = await _node.Talking();
        var (refused, done) = (Guid.NewGuid(), Guid.NewGuid());
        var first = await _node.Ask(call, DialIn(PartsHost.Agent2), refused);
        Assert.NotNull(first);
        await _node.Ready(PartsHost.Agent2);
        Assert.Null(await _node.Ask(call, DialIn(PartsHost.Agent2), done));
        Assert.Null(await _node.Ask(call, new CallEvent.Intent.End(PartsHost.Agent1)));

        Assert.Equal(first, await _node.Ask(call, DialIn(PartsHost.Agent2), refused));
        Assert.Null(await _node.Ask(call, DialIn(PartsHost.Agent2), done));
        Assert.Equal(RefusalCode.CallEnded, (await _node.Ask(call, DialIn(PartsHost.Agent2)))!.Code);
    }

    [Fact]
    public async Task A_commands_id_in_other_hands_or_for_another_call_does_nothing()
    {
        var (call, other) = (await _node.Talking(), await _node.Waiting(2));
        var id = Guid.NewGuid();
        Assert.Null(await _node.Ask(call, new CallEvent.Intent.Hold(PartsHost.Agent1), id));

        Assert.Equal(RefusalCode.Taken, (await _node.Ask(call, new CallEvent.Intent.End(PartsHost.Agent2), id))!.Code);
        Assert.Equal(RefusalCode.Taken, (await _node.Ask(other, new CallEvent.Intent.Hold(PartsHost.Agent1), id))!.Code);
    }

    [Fact]
    public async Task Two_nodes_that_change_one_call_at_once_lose_nothing()
    {
        await using var other = await PartsHost.StartAsync(_file);
        PartsHost[] nodes = [_node, other];
        var call = await _node.Talking();
        var before = await Events(call);

        await AtOnce(40, i => nodes[i % 2].Post(call, new CallEvent.Fact.ParticipantFlags("CA-L1", 1, Muted: i % 3 == 0, Held: false, Sequence: i + 1), $"key {i}"));

        Assert.Equal(before + 40, await Events(call));
        Assert.Equal(40, (await _node.Saved(call))[new LegId("L1")].FlagsSequence);
    }

    [Fact]
    public async Task Two_nodes_that_bring_the_same_webhook_record_it_once()
    {
        await using var other = await PartsHost.StartAsync(_file);
        PartsHost[] nodes = [_node, other];
        var call = await _node.Talking();
        var before = await Events(call);

        await AtOnce(20, i => nodes[i % 2].Post(call, new CallEvent.Fact.ParticipantFlags("CA-L1", 1, Muted: true, Held: false, Sequence: 1), "one token"));

        Assert.Equal(before + 1, await Events(call));
    }

    [Fact]
    public async Task An_agent_wanted_by_two_calls_on_two_nodes_is_given_to_exactly_one()
    {
        await using var other = await PartsHost.StartAsync(_file);
        for (var round = 0; round < 10; round++)
        {
            var agent = new AgentId($"agent{round + 10}");
            await _node.Ready(agent);
            CallId[] calls = [await _node.Waiting(100 + round), await _node.Waiting(200 + round)];

            var refusals = await Task.WhenAll(_node.Post(calls[0], new CallEvent.Intent.Offer(agent, $"")), other.Post(calls[1], new CallEvent.Intent.Offer(agent, $"")));

            Assert.Single(refusals, refusal => refusal is null);
            Assert.Single(refusals, refusal => refusal is { Code: RefusalCode.AgentNotAvailable });
        }
    }

    [Fact]
    public async Task Nobody_who_does_not_exist_can_be_dialled()
    {
        var call = await _node.Talking();

        var refusal = await _node.Ask(call, DialIn(new AgentId("nobody")));

        Assert.Equal(RefusalCode.Unknown, refusal!.Code);
        Assert.Equal(new CallPhase.Talking(new LegId("L1")), (await _node.Saved(call)).Phase);
    }

    [Fact]
    public async Task An_event_for_an_unknown_call_saves_nothing()
    {
        var refusal = await _node.Post(new CallId("CA-unknown"), new CallEvent.Fact.ParticipantJoined("CA-unknown", 1), "key");

        Assert.Equal(RefusalCode.Unknown, refusal!.Code);
        Assert.Equal(0, await Events(new CallId("CA-unknown")));
    }

    private static CallEvent.Intent.DialIn DialIn(AgentId target) => new(PartsHost.Agent1, Target.To(target), Briefing.None);

    private static Task<Refusal?[]> AtOnce(int count, Func<int, Task<Refusal?>> ask) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(i => Task.Run(() => ask(i), TestContext.Current.CancellationToken)));

    private async Task<int> Events(CallId call)
    {
        await using var db = _node.Database();
        return await db.Events.CountAsync(e => e.CallId == call.Value, TestContext.Current.CancellationToken);
    }

    private Task<int> Owed(string name) => Owed(other => other == name);

    private async Task<int> Owed(Func<string, bool> names)
    {
        await using var db = _node.Database();
        return (await db.Outbox.Select(row => row.Name).ToListAsync(TestContext.Current.CancellationToken)).Count(names);
    }
}
