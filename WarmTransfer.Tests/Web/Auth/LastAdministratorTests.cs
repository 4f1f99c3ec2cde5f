using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Core;
using WarmTransfer.Tests.Web.Data;
using WarmTransfer.Tests.Web.People;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Tests.Web.Auth;

/// <summary>Two administrators at two desks on one database take the role from each other, or dismiss each other, at one instant.</summary>
public sealed class LastAdministratorTests : IDisposable
{
    private const int Rounds = 5;
    private static readonly Person Admin = new("Admin", Roles.Admin), Agent = new("Admin", Roles.Agent);
    private readonly DatabaseFile _file = new();
    private string? _postgres;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    public async Task Of_two_who_demote_each_other_at_once_one_stays_administrator_and_the_other_reads_why(string provider)
    {
        using var meeting = new Meeting();
        await using var one = await PeopleNode.Start(provider, await Database(provider), audit: meeting);
        await Add(one, "ann", "bob");
        await using var other = await PeopleNode.Start(provider, await Database(provider), audit: meeting);
        meeting.IsOn = true;

        var answers = await Task.WhenAll(
            Task.Run(() => one.Desk.Edit(new AgentId("ann"), "bob", Admin, Agent, Cancellation), Cancellation),
            Task.Run(() => other.Desk.Edit(new AgentId("bob"), "ann", Admin, Agent, Cancellation), Cancellation));

        Assert.Equal(2, meeting.Came);
        Assert.Contains("is the last administrator", Assert.Single(answers, answer => answer.Problems is not []).Problems.Single().English, StringComparison.Ordinal);
        Assert.Single(await Administrators(one));
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    public async Task Of_two_who_dismiss_each_other_at_once_one_stays(string provider)
    {
        await using var one = await PeopleNode.Start(provider, await Database(provider));
        await using var other = await PeopleNode.Start(provider, await Database(provider));
        for (var round = 0; round < Rounds; round++)
        {
            var (ann, bob) = ($"ann{round}", $"bob{round}");
            await Add(one, ann, bob);

            var answers = await Task.WhenAll(
                Task.Run(() => one.Desk.Dismiss(new AgentId(ann), bob, Cancellation), Cancellation),
                Task.Run(() => other.Desk.Dismiss(new AgentId(bob), ann, Cancellation), Cancellation));

            Assert.Single(answers, problems => problems is []);
            var left = Assert.Single(await Administrators(one));
            // The next round begins without anybody.
            await using var scope = one.Services.CreateAsyncScope();
            Assert.Empty(await scope.ServiceProvider.GetRequiredService<Users>().FollowRoleAsync(left, Roles.Agent, "test"));
        }
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    public async Task A_role_that_several_make_at_once_is_there_for_all_of_them(string provider)
    {
        const int several = 8;
        await using var node = await PeopleNode.Start(provider, await Database(provider));
        using var start = new Barrier(several);

        await Task.WhenAll(Enumerable.Range(0, several).Select(_ => Task.Factory.StartNew(() => Ensure(node, start), Cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));

        await using var scope = node.Services.CreateAsyncScope();
        Assert.True(await scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole>>().RoleExistsAsync(Roles.Auditor));
    }

    private static async Task Ensure(PeopleNode node, Barrier start)
    {
        await using var scope = node.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<Users>();
        Assert.True(start.SignalAndWait(TimeSpan.FromMinutes(1)));
        await users.EnsureAsync(Roles.Auditor);
    }

    private async Task<string> Database(string provider) => provider == "Sqlite" ? _file.ConnectionString : _postgres ??= (await PostgresServer.Shared()).NewDatabase();

    private static async Task Add(PeopleNode node, params string[] administrators)
    {
        foreach (var name in administrators) await node.Add(name, Roles.Admin, Admin.DisplayName);
    }

    private static async Task<List<string>> Administrators(PeopleNode node)
    {
        await using var scope = node.Services.CreateAsyncScope();
        return [.. from one in await scope.ServiceProvider.GetRequiredService<Users>().AllAsync(Cancellation) where one.User.DisabledAt is null && one.Roles.Contains(Roles.Admin) select one.User.UserName];
    }

    /// <summary>An audit at which both arrive between what they have judged by and what they save.</summary>
    private sealed class Meeting : IAuditLog, IDisposable
    {
        private readonly Barrier _both = new(2);
        private int _came;

        public bool IsOn { get; set; }

        public int Came => _came;

        public void Dispose() => _both.Dispose();

        public Task Write(AuditEntry entry) => Task.CompletedTask;

        public void WriteWith(WarmTransferDb db, AuditEntry entry)
        {
            if (!IsOn) return;
            Interlocked.Increment(ref _came);
            Assert.True(_both.SignalAndWait(TimeSpan.FromMinutes(1)));
        }

        public void Note(AuditEntry entry)
        {
        }
    }
}
