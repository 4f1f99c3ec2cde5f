using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Commit;
using WarmTransfer.Web.History;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Tests.Web.Commit;

/// <summary>Changes that are saved together: each on its own, and right whatever another node has saved in between.</summary>
public abstract class CommitterTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
    private PartsHost _node = null!;
    private PartsHost _other = null!;

    private protected PartsHost Node => _node;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var (provider, database) = await Place();
        _node = await PartsHost.StartAsync(provider, database, _clock);
        _other = await PartsHost.StartAsync(provider, database, _clock);
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (_node is not null) await _node.DisposeAsync();
        if (_other is not null) await _other.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected abstract Task<(string Provider, string ConnectionString)> Place();

    /// <summary>Makes the database refuse events of the key "poison".</summary>
    private protected abstract string Poison { get; }

    [Fact]
    public async Task What_another_node_has_saved_in_between_is_taken_in_before_the_next_change()
    {
        var call = await _node.Talking();
        for (var i = 0; i < 20; i++)
        {
            Assert.Null(await (i % 2 == 0 ? _other : _node).Ask(call, i % 2 == 0 ? new CallEvent.Intent.Hold(PartsHost.Agent1) : new CallEvent.Intent.Resume(PartsHost.Agent1)));
        }

        await using var db = _node.Database();
        var events = await db.Events.AsNoTracking().ToListAsync(Cancellation);
        Assert.Equal(25, events.Count);
        Assert.Equal(await _node.Saved(call), Replay.Run(_node.Get<CallMachine>(), events), (a, b) => $"{a!.Phase} {a.PhaseSince} {string.Join(' ', a.Legs)}" == $"{b!.Phase} {b.PhaseSince} {string.Join(' ', b.Legs)}");
        Assert.Equal(25, _node.Get<Board>().Find(call)!.Version);
    }

    [Fact]
    public async Task Two_nodes_at_once_lose_nothing_and_make_nothing_twice()
    {
        var call = await _node.Talking();
        var before = _node.Get<Board>().Find(call)!.Version;
        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.Run(() =>
            (i % 2 == 0 ? _node : _other).Post(call, new CallEvent.Fact.ParticipantFlags("CA-L1", 1, Muted: i % 3 == 0, Held: false, i + 1), $"flags {i}"), Cancellation)));

        await using var db = _node.Database();
        Assert.Equal(60, await db.Events.CountAsync(row => row.DedupeKey!.StartsWith("flags"), Cancellation));
        Assert.InRange((await db.Calls.SingleAsync(Cancellation)).Version, before, before + 60);
    }

    [Fact]
    public async Task A_delivery_that_another_node_has_saved_is_answered_as_it_was_there()
    {
        var call = await _node.Talking();
        var id = Guid.NewGuid();
        var refusal = await _other.Ask(call, new CallEvent.Intent.Resume(PartsHost.Agent1), id);
        Assert.NotNull(refusal);
        Assert.Null(await _node.Ask(call, new CallEvent.Intent.Hold(PartsHost.Agent1)));

        Assert.Equal(refusal, await _node.Ask(call, new CallEvent.Intent.Resume(PartsHost.Agent1), id));
        Assert.Null(await _other.Post(call, new CallEvent.Fact.LegEnded(new LegId("L1"), "CA-L1", LegEnding.HungUp), "ended"));
        Assert.Null(await _node.Post(call, new CallEvent.Fact.LegEnded(new LegId("L1"), "CA-L1", LegEnding.HungUp), "ended"));

        await using var db = _node.Database();
        Assert.Equal((1, 1), (await db.Events.CountAsync(row => row.DedupeKey == $"command {id}", Cancellation), await db.Events.CountAsync(row => row.DedupeKey == "ended", Cancellation)));
    }

    [Fact]
    public async Task One_that_cannot_be_saved_and_one_that_throws_fail_alone()
    {
        var call = await _node.Talking();
        await using (var db = _node.Database())
            await db.Database.ExecuteSqlRawAsync(Poison, Cancellation);

        var poisoned = _node.Post(call, new CallEvent.Fact.EffectDone("dial L1"), "poison");
        var thrown = _node.Get<Committer>().Submit(new Throwing(), Cancellation);
        var others = Enumerable.Range(0, 40).Select(i => _node.Post(call, new CallEvent.Fact.EffectDone("dial L1"), $"sound {i}")).ToList();

        await Assert.ThrowsAnyAsync<DbException>(() => poisoned);
        await Assert.ThrowsAsync<NotSupportedException>(() => thrown);
        await Task.WhenAll(others).WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        await using var after = _node.Database();
        Assert.Equal(40, await after.Events.CountAsync(row => row.DedupeKey!.StartsWith("sound"), Cancellation));
    }

    [Fact]
    public async Task Each_effect_names_the_event_because_of_which_it_is_owed()
    {
        var call = await _node.Talking();
        await Task.WhenAll(_node.Ask(call, new CallEvent.Intent.Hold(PartsHost.Agent1)), _node.Waiting(2), _node.Waiting(3));

        await using var db = _node.Database();
        var owed = await db.Outbox.AsNoTracking().Include(row => row.Cause).ToListAsync(Cancellation);
        Assert.NotEmpty(owed);
        Assert.All(owed, row => Assert.Equal(row.CallId, row.Cause!.CallId));
        Assert.Contains(owed, row => row.Name.StartsWith("hold", StringComparison.Ordinal) && row.Cause!.Payload.Contains("\"hold\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_call_that_is_over_and_gone_from_memory_hears_of_its_last_leg_all_the_same()
    {
        var call = await _node.Waiting();
        Assert.Null(await _node.Post(call, new CallEvent.Fact.LegEnded(LegId.Customer, call.Value, LegEnding.HungUp)));
        Assert.Null(_node.Get<Board>().Find(call));

        var outcome = await _node.Get<Desk>().Post(new Post(call, new CallEvent.Fact.LegEnded(LegId.Customer, call.Value, LegEnding.HungUp), "twilio"), Cancellation);

        Assert.True(outcome.Call is { IsOver: true });
        Assert.Empty(_node.Get<Board>().Snapshot.Calls);
    }

    [Fact]
    public async Task A_phone_that_is_heard_of_again_costs_no_transaction_until_its_saved_lease_is_half_over_and_wakes_nobody()
    {
        await _node.Ready(PartsHost.Agent1);
        var board = _node.Get<Board>();
        var saved = board.Find(PartsHost.Agent1)!;
        using var subscription = board.Subscribe();
        var woken = subscription.Changed(Cancellation).AsTask();

        _clock.Advance(TimeSpan.FromSeconds(5));
        await _node.Ready(PartsHost.Agent1);
        Assert.Equal((saved.Version, saved.Value.ReachableUntil + TimeSpan.FromSeconds(5)), (board.Find(PartsHost.Agent1)!.Version, board.Find(PartsHost.Agent1)!.Value.ReachableUntil));
        Assert.False(woken.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(5));
        await _node.Ready(PartsHost.Agent1);
        await woken.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);

        await using var db = _node.Database();
        Assert.Equal((saved.Version + 1, _clock.GetUtcNow() + AgentDesk.Lease), await db.Agents.Select(row => new { row.Version, row.ReachableUntil }).SingleAsync(Cancellation) is var row ? (row.Version, row.ReachableUntil!.Value) : default);
    }

    [Fact]
    public async Task A_phone_that_is_gone_or_whose_token_ends_is_saved_at_once()
    {
        await _node.Ready(PartsHost.Agent1);
        await _node.Get<IPresence>().PhoneSeen(PartsHost.Agent1, _clock.GetUtcNow() + TimeSpan.FromSeconds(3), Cancellation);
        await using var db = _node.Database();
        Assert.Equal(_clock.GetUtcNow() + TimeSpan.FromSeconds(3), (await db.Agents.AsNoTracking().SingleAsync(Cancellation)).ReachableUntil);
        await _node.Get<IPresence>().PhoneGone(PartsHost.Agent1, Cancellation);
        Assert.Null((await db.Agents.AsNoTracking().SingleAsync(Cancellation)).ReachableUntil);
    }

    private sealed class Throwing : Change
    {
        public override ValueTask Apply(Draft draft) => throw new NotSupportedException("This was never thought of.");
    }
}
