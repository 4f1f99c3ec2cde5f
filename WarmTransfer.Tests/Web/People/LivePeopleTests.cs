using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using WarmTransfer.Core;
using WarmTransfer.Tests.Web.Data;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.People;
using WarmTransfer.Web.Sessions;

namespace WarmTransfer.Tests.Web.People;

/// <summary>The people of two nodes on one database: whoever has the page open has everybody read when somebody was changed, and not otherwise.</summary>
public sealed class LivePeopleTests : IAsyncLifetime
{
    private const int Many = 5_000;
    private static readonly AgentId Root = new("root");
    private static readonly Person Kim = new("Kim", Roles.Agent);
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
    private PeopleNode _node = null!, _other = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var database = (await PostgresServer.Shared()).NewDatabase();
        (_node, _other) = (await PeopleNode.Start("PostgreSql", database, _clock), await PeopleNode.Start("PostgreSql", database, _clock));
        await _node.Add("root", Roles.Admin, "Root");
        await _node.Add("kim", Roles.Agent, "Kim");
    }

    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync();
        await _other.DisposeAsync();
    }

    [Fact]
    public async Task Everybody_is_read_when_somebody_was_changed_here_or_elsewhere_and_not_otherwise()
    {
        await using (var db = _node.Database())
        {
            db.Users.AddRange(Enumerable.Range(0, Many).Select(i => new User { UserName = $"agent{i}", NormalizedUserName = $"AGENT{i}", AgentId = $"agent{i}", DisplayName = $"Agent {i}", SecurityStamp = "x" }));
            await db.SaveChangesAsync(Cancellation);
        }
        var first = await Look(_other, null);
        Assert.Equal(Many + 2, first.Length);

        var again = first;
        for (var second = 0; second < 30; second++) again = await Look(_other, again);
        Assert.True(again == first);
        Assert.Equal(1, Reads(_other));

        Assert.Empty((await _node.Desk.Edit(Root, "kim", Kim, Kim with { Team = "Sales" }, Cancellation)).Problems);
        var changed = await Look(_other, again);
        Assert.Equal(("Sales", 2), (changed.Single(row => row.Name == "kim").Person.Team, Reads(_other)));
        for (var second = 0; second < 5; second++) Assert.True(changed == await Look(_other, changed));

        Assert.Empty((await _other.Desk.Dismiss(Root, "kim", Cancellation)));
        Assert.True((await _other.Desk.All(Root, changed, Cancellation))!.Value.Single(row => row.Name == "kim").IsDisabled);
    }

    [Fact]
    public async Task Whoever_is_unlocked_at_another_node_is_looked_at_here_at_once_without_a_bus()
    {
        var (watch, pace) = (ActivatorUtilities.CreateInstance<UnlockWatch>(_other.Services), _other.Services.GetRequiredService<SignInPace>());
        await watch.Look(Cancellation);
        for (var i = 0; i < 20; i++) pace.Wrong("KIM", "192.0.2.1");
        for (var i = 0; i < 20; i++) pace.Wrong("ROOT", "192.0.2.1");
        await watch.Look(Cancellation);
        Assert.False(pace.May("KIM", "192.0.2.1"));

        Assert.Empty(await _node.Desk.Unlock(Root, "kim", Cancellation));
        await watch.Look(Cancellation);

        Assert.Equal((true, false), (pace.May("KIM", "192.0.2.1"), pace.May("ROOT", "192.0.2.1")));
        for (var i = 0; i < 20; i++) pace.Wrong("KIM", "192.0.2.1");
        await watch.Look(Cancellation);
        Assert.False(pace.May("KIM", "192.0.2.1"));
    }

    [Fact]
    public async Task Each_line_of_the_audit_is_news_once_also_one_that_appears_below_a_line_that_was_seen()
    {
        var tail = new AuditTail(_node.Services.GetRequiredService<IDbContextFactory<WarmTransferDb>>());
        Assert.Empty(await tail.Read(row => row.Act == "a", Cancellation));
        await Write(Line(2_000));

        Assert.Equal([2_000], (await tail.Read(row => row.Act == "a", Cancellation)).Select(row => row.Id));
        await Write(Line(1_990));
        Assert.Equal([1_990], (await tail.Read(row => row.Act == "a", Cancellation)).Select(row => row.Id));
        await Write(Line(2_010));
        Assert.Equal([2_010], (await tail.Read(row => row.Act == "a", Cancellation)).Select(row => row.Id));
        Assert.Empty(await tail.Read(row => row.Act == "a", Cancellation));
    }

    private static AuditRow Line(long id) => new() { Id = id, At = DateTimeOffset.UnixEpoch, Actor = "test", Act = "a", Outcome = AuditOutcome.Done, Reason = "" };

    private async Task Write(AuditRow row)
    {
        await using var db = _node.Database();
        db.Audit.Add(row);
        await db.SaveChangesAsync(Cancellation);
    }

    private async Task<System.Collections.Immutable.ImmutableArray<PersonRow>> Look(PeopleNode node, System.Collections.Immutable.ImmutableArray<PersonRow>? shown)
    {
        _clock.Advance(TimeSpan.FromSeconds(1));
        return (await node.Desk.All(Root, shown, Cancellation))!.Value;
    }

    private static int Reads(PeopleNode node) => node.Services.GetRequiredService<LivePeople>().Reads;
}
