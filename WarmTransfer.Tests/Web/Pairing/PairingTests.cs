using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Core;
using WarmTransfer.Tests.Web.Floor;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Pairing;
using WarmTransfer.Web.Teams;

namespace WarmTransfer.Tests.Web.Pairing;

/// <summary>A screen on the wall shows a code, a supervisor enters it, and the screen is signed in.</summary>
public sealed class PairingTests : IAsyncLifetime
{
    private const string Name = "Support wall", Wrong = "No screen shows this code", Signed = "/settings/screens?done=paired";
    private ProductHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await ProductHost.StartAsync(settings: "--Session:CheckSeconds=1");

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Paired_the_screen_has_the_wallboard_and_nothing_else()
    {
        using var wall = Tab.Of(_host);
        var code = await wall.Code();
        Assert.Equal(HttpStatusCode.NoContent, await wall.Enter());

        using var boss = await Tab.Of(_host, "supervisor1");
        Assert.Equal(Signed, await boss.Pair(code.ToLowerInvariant().Replace(' ', '-'), Name));
        Assert.Equal(HttpStatusCode.OK, await wall.Enter());

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Redirect, HttpStatusCode.Redirect), (await wall.Status("/wallboard"), await wall.Status("/floor"), await wall.Status("/history")));
        var list = await boss.Read("/settings/screens");
        Assert.Contains(Name, list, StringComparison.Ordinal);
        Assert.Matches("signed in from 127.0.0.1 since <local-time at=", list);
        var screen = await Screen();
        Assert.Equal((Name, "supervisor1", null, false), (screen.DisplayName, screen.PairedBy, screen.PasswordHash, screen.IsDemo));
        await using var db = _host.Database();
        Assert.Equal([("supervisor1", "create-user"), (screen.AgentId, "signs in")], (await db.Audit.Where(row => row.Outcome == AuditOutcome.Done && (row.Actor == screen.AgentId || row.AgentId == screen.AgentId)).OrderBy(row => row.Id)
            .Select(row => new { row.Actor, row.Act }).ToListAsync(Cancellation)).Select(row => (row.Actor, row.Act)));
    }

    [Fact]
    public async Task It_shows_the_teams_of_whoever_has_paired_it_without_numbers()
    {
        await Change(users => users.SetTeamAsync("agent1", "Sales", "test"));
        await Change(users => users.SetSupervisesAsync("supervisor1", ["Sales"], "test"));
        await _host.Get<LiveMembers>().Look(Cancellation);
        foreach (var agent in (string[])["agent1", "agent2"]) await _host.Ready(agent);
        using var ofTeam = await Paired("supervisor1");
        using var ofAll = await Paired("admin1");

        await using var team = new HubBoard(_host.Url, ofTeam.Cookies);
        await using var all = new HubBoard(_host.Url, ofAll.Cookies);
        foreach (var board in (HubBoard[])[team, all]) await board.Connect();
        _host.Network.Dial("+15550100001");

        await _host.Until("both are there", () => team.Floor.Agents.Count == 1 && all.Floor.Agents.Count >= 2 && all.Floor.Calls.Count + all.Floor.Waiting.Count == 1);
        Assert.Equal("agent1", team.Floor.Agents.Keys.Single().Value);
        Assert.DoesNotContain("+15550100001", string.Concat(all.Messages.Select(message => JsonSerializer.Serialize(message, message.GetType()))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_is_good_once_and_for_its_own_browser()
    {
        using var wall = Tab.Of(_host);
        using var other = Tab.Of(_host);
        using var boss = await Tab.Of(_host, "supervisor1");
        var code = await wall.Code();
        await other.Code();
        Assert.Equal(Signed, await boss.Pair(code, Name));

        Assert.Equal(HttpStatusCode.NoContent, await other.Enter());
        Assert.Equal(HttpStatusCode.OK, await wall.Enter());
        Assert.Equal(HttpStatusCode.Gone, await wall.Enter());
        Assert.Contains(Wrong, await boss.Pair(code, Name), StringComparison.Ordinal);
        await using var db = _host.Database();
        Assert.Single(await db.Users.Where(user => user.PairedBy != null).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task A_code_whose_time_is_over_is_no_good()
    {
        using var wall = Tab.Of(_host);
        using var boss = await Tab.Of(_host, "supervisor1");
        var code = await wall.Code();
        await using (var db = _host.Database())
            await db.Pairings.ExecuteUpdateAsync(set => set.SetProperty(row => row.Until, DateTimeOffset.UtcNow.AddSeconds(-1)), Cancellation);

        Assert.Contains(Wrong, await boss.Pair(code, Name), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, await wall.Enter());
        Assert.Contains("Show a code", await wall.Read("/wallboard/pair"), StringComparison.Ordinal);
        await wall.Code();
        await using var after = _host.Database();
        Assert.Equal(1, await after.Pairings.CountAsync(Cancellation));
    }

    [Fact]
    public async Task Wrong_codes_are_in_the_audit_and_soon_wait()
    {
        using var wall = Tab.Of(_host);
        using var boss = await Tab.Of(_host, "supervisor1");
        var code = await wall.Code();
        for (var attempt = 0; attempt < 8; attempt++) await boss.Pair("2222 2222", Name);

        Assert.Contains("too many wrong codes", await boss.Pair(code, Name), StringComparison.Ordinal);
        await using var db = _host.Database();
        var denied = await db.Audit.Where(row => row.Actor == "supervisor1" && row.Act == "pairs a screen").Select(row => row.Reason).ToListAsync(Cancellation);
        Assert.Contains(denied, reason => reason.StartsWith(Wrong, StringComparison.Ordinal));
        Assert.Contains(denied, reason => reason.StartsWith("There were too many", StringComparison.Ordinal));
        using var other = await Tab.Of(_host, "admin1");
        Assert.Equal(Signed, await other.Pair(code, Name));
    }

    [Fact]
    public async Task A_screen_that_is_signed_out_is_gone_within_seconds_and_is_nobody_else_s_to_sign_out()
    {
        await Change(users => users.CreateAsync(new User { UserName = "supervisor2", AgentId = "supervisor2", DisplayName = "Supervisor 2", IsDemo = true }, Roles.Supervisor, password: null, "test"));
        using var wall = await Paired("supervisor1");
        await using var board = new HubBoard(_host.Url, wall.Cookies);
        await board.Connect();
        using var boss = await Tab.Of(_host, "supervisor1");
        using var other = await Tab.Of(_host, "supervisor2");
        var id = (await Screen()).UserName!;

        Assert.Contains("somebody else has paired it", await other.Post("/settings/screens", "/settings/screens/remove", ("id", id)), StringComparison.Ordinal);
        Assert.DoesNotContain(Name, await other.Read("/settings/screens"), StringComparison.Ordinal);
        Assert.Contains("no such screen", await boss.Post("/settings/screens", "/settings/screens/remove", ("id", "supervisor2")), StringComparison.Ordinal);
        Assert.False(board.IsCutOff);
        Assert.Equal("/settings/screens?done=removed", await boss.Post("/settings/screens", "/settings/screens/remove", ("id", id)));

        await _host.Until("the screen is cut off", () => board.IsCutOff);
        Assert.Equal(HttpStatusCode.Redirect, await wall.Status("/wallboard"));
        Assert.DoesNotContain(Name, await boss.Read("/settings/screens"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task So_many_codes_are_open_in_one_network_and_no_more()
    {
        for (var screen = 0; screen < Pairings.MostOfOneNetwork; screen++) Assert.NotNull(await _host.Get<Pairings>().Begin("192.0.2.1", Cancellation));

        Assert.Null(await _host.Get<Pairings>().Begin("192.0.2.1", Cancellation));
        Assert.NotNull(await _host.Get<Pairings>().Begin("192.0.2.2", Cancellation));
    }

    [Theory]
    [InlineData("abcd efgh", "ABCDEFGH")]
    [InlineData(" AB-CD-23-45 ", "ABCD2345")]
    [InlineData("ABCDEFG", null)]
    [InlineData("ABCDEFG0", null)]
    [InlineData(null, null)]
    public void A_code_is_read_however_it_is_typed(string? typed, string? code) => Assert.Equal(code, PairingCode.Read(typed));

    private async Task<Tab> Paired(string by)
    {
        var wall = Tab.Of(_host);
        using var boss = await Tab.Of(_host, by);
        Assert.Equal(Signed, await boss.Pair(await wall.Code(), Name));
        Assert.Equal(HttpStatusCode.OK, await wall.Enter());
        return wall;
    }

    private async Task<User> Screen()
    {
        await using var db = _host.Database();
        return await db.Users.SingleAsync(user => user.PairedBy != null, Cancellation);
    }

    private async Task Change(Func<Users, Task<IReadOnlyList<Sentence>>> change)
    {
        await using var scope = _host.Get<IServiceScopeFactory>().CreateAsyncScope();
        Assert.Empty(await change(scope.ServiceProvider.GetRequiredService<Users>()));
    }
}
