using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Core;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Joining;
using WarmTransfer.Web.Teams;

namespace WarmTransfer.Tests.Web.Teams;

/// <summary>Agent 1 is in Sales and talks to a customer, agent 2 in Support; each team has a supervisor of its own, and the administrator has both.</summary>
internal sealed class TwoTeams : IAsyncDisposable
{
    public const string OfSales = "supervisor1", OfSupport = "supervisor2", OfAll = "admin1";

    private TwoTeams(ProductHost host) => Host = host;

    public ProductHost Host { get; }

    public Conversation Call { get; private set; } = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<TwoTeams> StartAsync()
    {
        var teams = new TwoTeams(await ProductHost.StartAsync(settings: "--Session:CheckSeconds=1"));
        await teams.Users(users => users.CreateAsync(new User { UserName = OfSupport, AgentId = OfSupport, DisplayName = "Supervisor 2", IsDemo = true }, Roles.Supervisor, password: null, "test"));
        await teams.Users(users => users.SetTeamAsync("agent1", "Sales", "test"));
        await teams.Users(users => users.SetTeamAsync("agent2", "Support", "test"));
        await teams.Users(users => users.SetSupervisesAsync(OfSales, ["Sales"], "test"));
        await teams.Users(users => users.SetSupervisesAsync(OfSupport, ["Support", "Night"], "test"));
        await teams.Host.Get<LiveMembers>().Look(Cancellation);
        await teams.Host.Ready("agent1");
        teams.Call = Conversation.Start(teams.Host);
        await teams.Call.TalkTo("agent1");
        return teams;
    }

    public async Task Users(Func<Users, Task<IReadOnlyList<Sentence>>> change)
    {
        await using var scope = Host.Get<IServiceScopeFactory>().CreateAsyncScope();
        Assert.Empty(await change(scope.ServiceProvider.GetRequiredService<Users>()));
    }

    public Task<SignedIn> As(string user) => SignedIn.As(user, Host.Url);

    /// <summary>The supervisor's phone is on the line and listens.</summary>
    public async Task Listens(string supervisor)
    {
        await Host.Get<IPresence>().PhoneSeen(new AgentId(supervisor), Cancellation);
        Host.CallIn(supervisor, Call.Customer, JoinPurpose.Listen);
        await Host.Until($"{supervisor} listens", () => Host.Network.Leg(Call.LegOf(supervisor)?.CallSid ?? "") is { Hears.Count: 2 });
    }

    public async Task<HttpStatusCode> Command(string supervisor, string what)
    {
        using var browser = await As(supervisor);
        using var answer = await browser.Send(Post($"/calls/{Call.Customer}/commands", new { id = Guid.NewGuid(), @do = what, mode = "whisper", leg = "L1", reason = "complaint", then = "requeue" }));
        return answer.StatusCode;
    }

    public async Task<HttpStatusCode> Ticket(string supervisor, string what = "listen")
    {
        using var browser = await As(supervisor);
        using var answer = await browser.Send(Post("/phone/ticket", new { @for = what, call = Call.Customer }));
        return answer.StatusCode;
    }

    public async Task<List<(string Actor, string Act, string Reason)>> Denied()
    {
        await using var db = Host.Database();
        var rows = await db.Audit.AsNoTracking().Where(row => row.Outcome == AuditOutcome.Denied).OrderBy(row => row.Id).ToListAsync(Cancellation);
        return [.. rows.Select(row => (row.Actor, row.Act, row.Reason))];
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private static HttpRequestMessage Post(string path, object body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return request;
    }
}
