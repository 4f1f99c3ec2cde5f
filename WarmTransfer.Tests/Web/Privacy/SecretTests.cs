using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Tests.Web.OpenId;
using WarmTransfer.Tests.Web.Webhooks;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Calls;

namespace WarmTransfer.Tests.Web.Privacy;

/// <summary>What opens something is in nothing that is written: log, traces, database, pages and exports.</summary>
public sealed class SecretTests : IAsyncLifetime
{
    private const string Password = "planted words of a password", Wrong = "planted words that are wrong", Next = "planted words of the next one";
    private const string Name = "kim";
    private readonly ConcurrentQueue<string> _traces = [];
    private readonly EveryLine _log = new();
    private readonly ActivityListener _listener;
    private ProductHost _host = null!;

    public SecretTests()
    {
        _listener = new ActivityListener { ShouldListenTo = _ => true, Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded, ActivityStopped = Note };
        ActivitySource.AddActivityListener(_listener);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        string[] loudest = ["Default", "Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "System.Net.Http", "Polly"];
        _host = await ProductHost.StartAsync(settings: [.. loudest.Select(category => $"--Logging:LogLevel:{category}=Trace")]);
        _host.Get<ILoggerFactory>().AddProvider(_log);
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task What_opens_something_is_in_nothing_that_is_written()
    {
        await MakeKim();
        using var kim = new Employee(_host.Url);
        using (await kim.Submit("/signin", "/signin", ("user", Name), ("password", Wrong))) { }
        using (await kim.Submit("/signin", "/signin", ("user", Name), ("password", Password))) { }
        using (await kim.Submit("/account/password", "/account/password", ("present", Password), ("next", Next), ("again", Next))) { }
        var (ticket, token, cookie, pages) = await Work();
        string[] secrets = [Password, Wrong, Next, ticket, token, cookie, .. kim.Cookies.GetAllCookies().Select(one => one.Value), "simulator-auth-token", "simulator-api-key-secret-for-everybody"];

        await _host.Get<AuditLog>().Flush(Cancellation);
        var written = new Dictionary<string, string> { ["log"] = string.Join('\n', _log.Lines), ["traces"] = string.Join('\n', _traces), ["database"] = await Kept(), ["pages"] = pages };

        Assert.All(written.Values, text => Assert.True(text.Length > 1000));
        Assert.Contains(Name, written["database"], StringComparison.Ordinal);
        Assert.All(written, place => Assert.All(secrets.Where(secret => secret.Length > 0), secret => Assert.False(place.Value.Contains(secret, StringComparison.Ordinal), $"'{secret}' is in the {place.Key}.")));
    }

    private async Task MakeKim()
    {
        await using var scope = _host.Get<IServiceScopeFactory>().CreateAsyncScope();
        Assert.Empty(await scope.ServiceProvider.GetRequiredService<Users>().CreateAsync(new User { UserName = Name, AgentId = Name, DisplayName = "Kim" }, Roles.Supervisor, Password, "test"));
    }

    // A call in which a supervisor listens; what each is given to open something with, and what pages and exports show.
    private async Task<(string Ticket, string Token, string Cookie, string Pages)> Work()
    {
        await _host.Ready("agent1");
        var call = Conversation.Start(_host);
        await call.TalkTo("agent1");
        await _host.Get<IPresence>().PhoneSeen(new("supervisor1"), Cancellation);
        using var boss = await SignedIn.As("supervisor1", _host.Url);
        var ticket = await Given(boss, "/phone/ticket", new { @for = "listen", call = call.Customer }, "ticket");
        var token = await Given(boss, "/supervisor1/token", new { }, "token");
        _host.Network.CallIn("supervisor1", call.Customer, ticket);
        await _host.Until("the supervisor listens", () => _host.Saved(call.Customer)!.AgentLegs.Any(leg => leg.Monitoring is not null && leg.IsIn(1)));
        // And once more with a ticket that is spent, and with a webhook that nobody has signed.
        _host.Network.CallIn("supervisor1", call.Customer, ticket);
        using var twilio = new WebhookSender(_host);
        using (await twilio.Post("/conference/join", [("CallSid", call.Customer), ("ticket", ticket)], signature: "made up")) { }
        using var admin = await SignedIn.As("admin1", _host.Url);
        var pages = await Pages(admin, call.Customer) + await Pages(boss, call.Customer);
        call.CustomerHangsUp();
        await call.IsOver("agent1");
        return (ticket, token, string.Join('\n', boss.Cookies.GetAllCookies().Where(cookie => cookie.Name == "warmtransfer").Select(cookie => cookie.Value)), pages);
    }

    private static async Task<string> Given(SignedIn person, string path, object asked, string field)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(asked) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await person.Send(request);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty(field).GetString()!;
    }

    private static async Task<string> Pages(SignedIn person, string call)
    {
        var all = new StringBuilder();
        foreach (var path in (string[])["/console", "/floor", "/history", $"/history/{call}", $"/history/{call}.json", "/audit", "/audit.csv", "/audit.jsonl", "/account", "/health/ready"])
        {
            using var answer = await person.Get(path);
            all.Append(await answer.Content.ReadAsStringAsync(Cancellation));
        }
        return all.ToString();
    }

    private async Task<string> Kept()
    {
        var all = new StringBuilder();
        await using var connection = new SqliteConnection(_host.DatabaseConnection);
        await connection.OpenAsync(Cancellation);
        foreach (var table in await Column(connection, "SELECT name FROM sqlite_master WHERE type = 'table'"))
            foreach (var column in await Column(connection, $"SELECT name FROM pragma_table_info('{table}')"))
                foreach (var value in await Column(connection, $"SELECT \"{column}\" FROM \"{table}\"")) all.Append(value).Append('\n');
        return all.ToString();
    }

    private static async Task<List<string>> Column(SqliteConnection connection, string query)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = query;
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var values = new List<string>();
        while (await reader.ReadAsync(Cancellation)) values.Add($"{reader.GetValue(0)}");
        return values;
    }

    private void Note(Activity activity) =>
        _traces.Enqueue($"{activity.DisplayName} {string.Join(' ', activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"))} {string.Join(' ', activity.Baggage)} {string.Join(' ', activity.Events.SelectMany(e => e.Tags))}");
}
