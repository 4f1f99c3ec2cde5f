using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using WarmTransfer.Core;
using WarmTransfer.Tests.Web.Auth;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Teams;

namespace WarmTransfer.Tests.Web.Teams;

/// <summary>Teams, groups and skills as a node has them in memory.</summary>
public sealed class LiveMembersTests : IAsyncLifetime
{
    private static readonly AgentId Kim = new("kim");
    private AuthApp _app = null!;
    private LiveMembers _members = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _app = await AuthApp.StartAsync();
        await _app.AddAsync("kim");
        _members = new LiveMembers(_app.Services.GetRequiredService<IDbContextFactory<WarmTransferDb>>());
    }

    public async ValueTask DisposeAsync()
    {
        _members.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Everybody_who_may_sign_in_is_there_with_team_groups_and_skills()
    {
        await Users(users => users.SetTeamAsync("kim", "Sales", "test"));
        await Users(users => users.SetGroupsAsync("kim", Groups.Typed("tier 1, evening"), "test"));
        await Users(users => users.SetSkillsAsync("kim", Skills.Typed("billing=7; french=3").Skills, "test"));
        await _app.AddAsync("pat");

        await _members.Look(Cancellation);

        Assert.Equal([Kim, new AgentId("pat")], _members.Now.Keys.OrderBy(agent => agent.Value));
        Assert.Equal("Sales", _members.Now[Kim].Team);
        Assert.Equal(["evening", "tier 1"], _members.Now[Kim].Groups);
        Assert.Equal([("billing", 7), ("french", 3)], _members.Now[Kim].Skills.OrderBy(skill => skill.Key).Select(skill => (skill.Key, skill.Value)));
        Assert.Empty(_members.Now[new AgentId("pat")].Groups);
    }

    [Fact]
    public async Task Whoever_is_dismissed_is_in_no_group_any_more_and_their_calls_are_still_the_teams()
    {
        await Users(users => users.SetTeamAsync("kim", "Sales", "test"));
        await Users(users => users.DisableAsync("kim", "test"));

        await _members.Look(Cancellation);

        Assert.Empty(_members.Now);
        Assert.Equal("Sales", _members.Teams[Kim]);
    }

    [Fact]
    public async Task A_change_is_told_once_and_without_one_everything_is_the_same_object()
    {
        await _members.Look(Cancellation);
        var (told, now, teams) = (0, _members.Now, _members.Teams);
        _members.Changed += () => told++;

        await _members.Look(Cancellation);
        await Users(users => users.SetDisplayNameAsync("kim", "Kim K.", "test"));
        await _members.Look(Cancellation);
        Assert.Equal(0, told);
        Assert.Same(now, _members.Now);

        await Users(users => users.SetGroupsAsync("kim", Groups.Typed("tier 1"), "test"));
        await _members.Look(Cancellation);
        Assert.Equal(1, told);
        Assert.Same(teams, _members.Teams);
    }

    [Fact]
    public async Task What_was_changed_at_another_node_or_by_a_command_is_looked_for_twice_a_second()
    {
        using var watch = new MemberWatch(_members, _app.Clock, NullLogger<MemberWatch>.Instance);
        await watch.StartAsync(Cancellation);
        Assert.Empty(_members.Now[Kim].Groups);

        await Users(users => users.SetGroupsAsync("kim", Groups.Typed("tier 1"), "test"));
        // The watch begins to wait some time after it was started.
        await Eventually.Holds("the group is known", () => HasLooked(_app.Clock, () => _members.Now[Kim].Groups is ["tier 1"]), () => string.Join(", ", _members.Now[Kim].Groups));
        await watch.StopAsync(Cancellation);
    }

    [Fact]
    public async Task A_node_follows_by_itself_and_without_a_restart()
    {
        await using var host = await ProductHost.StartAsync();
        var members = host.Get<LiveMembers>();
        Assert.Empty(members.Now[new AgentId("agent1")].Groups);

        // Past all that looks at once: as another node does it.
        await using (var scope = host.Get<IServiceScopeFactory>().CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<Users>().SetSkillsAsync("agent1", Skills.Typed("french=3").Skills, "test");

        await host.Until("the skill is known", () => members.Now[new AgentId("agent1")].Skills.GetValueOrDefault("french") == 3);
    }

    private static bool HasLooked(FakeTimeProvider clock, Func<bool> seen)
    {
        if (seen()) return true;
        clock.Advance(TimeSpan.FromMilliseconds(500));
        return false;
    }

    private async Task Users(Func<Users, Task<IReadOnlyList<Sentence>>> change)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        Assert.Empty(await change(scope.ServiceProvider.GetRequiredService<Users>()));
    }
}
