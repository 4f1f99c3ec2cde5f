using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Tests.Web.OpenId;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Tests.Web.Audit;

/// <summary>Every HTTP endpoint, asked by everybody, while agent 1 talks to the customer.</summary>
public sealed class EndpointMatrixTests : IAsyncLifetime
{
    private const int Ok = 200, NoContent = 204, Away = 302, Bad = 400, Unknown = 401, Forbidden = 403, NotFound = 404, Conflict = 409;
    private const string Form = "form";
    private const string Nowhere = "";
    private const int Parts = 3;
    private ProductHost _host = null!;
    private Conversation _call = null!;
    private Actor[] _people = [], _siblings = [];

    /// <summary>What is answered to: nobody known, agent 2 (not in the call), agent 1 (in the call), a supervisor, an administrator, an auditor, a viewer, and a page of a sibling site with an agent's cookie.</summary>
    private static readonly Row[] Rows =
    [
        .. Webhook("POST /conference/connect/client", "GET /conference/wait", "POST /conference/wait", "POST /conference/join", "POST /conference/flow/{flow}/{version:long:min(0)}/{node}/{attempt:int:min(1)}",
            "GET /conference/hold", "POST /conference/hold", "GET /conference/announce/{what}", "POST /conference/announce/{what}", "GET /conference/ringing", "POST /conference/ringing", "GET /conference/keys/{keys}", "POST /conference/keys/{keys}",
            "POST /conference/connect/{conferenceId}/{agentId}", "POST /conference/call-back/{callId}/{tries:int:min(0)}", "POST /conference/call-back/{callId}/cancel", "POST /conference/next/{callId}/{legId}/{room:int:min(0)}",
            "POST /conference/events/{callId}/{room:int:min(1)}", "POST /calls/events", "POST /calls/{callId}/legs/{legId}/events", "POST /telephone/test/{token}",
            "POST /voicemail/{callId}/left", "POST /voicemail/{callId}/recorded", "POST /voicemail/{callId}/transcribed", "POST /recording/{callId}/{legId}/events", "POST /conference/transcription/{callId}/{legId}/{number:int:min(1)}"),
        new("POST /conference/{agentId}/call", [Unknown, Forbidden, Conflict, Forbidden, Forbidden, Forbidden, Forbidden, Forbidden]),
        new("POST /calls/{callId}/commands", [Unknown, Forbidden, Conflict, Forbidden, Forbidden, Forbidden, Forbidden, Forbidden], """{ "id": "{new}", "do": "merge" }""", Audited: "merge"),
        new("POST /calls/{callId}/wrap-up", [Unknown, Conflict, NoContent, Conflict, Conflict, Forbidden, Forbidden, Forbidden], "{}"),
        new("POST /calls/{callId}/note", [Unknown, Forbidden, NoContent, Forbidden, Forbidden, Forbidden, Forbidden, Forbidden], "{}", Audited: "writes a note"),
        new("POST /{agentId}/token", [Unknown, Forbidden, Ok, Forbidden, Forbidden, Forbidden, Forbidden, Forbidden]),
        new("GET /history/{callId}.json", [Away, NotFound, Ok, Ok, Ok, Away, Away, NotFound], Probed: "exports a call's timeline"),
        new("GET /audit.csv", [Away, Away, Away, Away, Ok, Ok, Away, Away]),
        new("GET /audit.jsonl", [Away, Away, Away, Away, Ok, Ok, Away, Away]),
        .. Page("/audit", [Away, Away, Away, Away, Ok, Ok, Away, Away]),
        .. Page("/settings", [Away, Away, Away, Away, Ok, Away, Away, Away]),
        .. Page("/settings/data-protection", [Away, Away, Away, Away, Ok, Away, Away, Away]),
        new("POST /settings/data-protection/export", [Away, Away, Away, Away, Bad, Away, Away, Forbidden], Form),
        new("POST /settings/data-protection/erase", [Away, Away, Away, Away, Bad, Away, Away, Forbidden], Form),
        .. Page("/settings/people", [Away, Away, Away, Away, Ok, Away, Away, Away]),
        new("GET /settings/people/export", [Away, Away, Away, Away, Ok, Away, Away, Away]),
        .. Page("/settings/queues", [Away, Away, Away, Away, Ok, Away, Away, Away]),
        .. Page("/settings/transfers", [Away, Away, Away, Away, Ok, Away, Away, Away]),
        .. Page("/settings/dispositions", [Away, Away, Away, Away, Ok, Away, Away, Away]),
        .. Page("/settings/hours", [Away, Away, Away, Away, Ok, Away, Away, Away]),
        .. Page("/settings/flows", [Away, Away, Away, Away, Ok, Away, Away, Away]),
        .. Page("/settings/alerts", [Away, Away, Away, Away, Ok, Away, Away, Away]),
        new("GET /settings/sounds/hold-music.wav", [Away, Away, Away, Away, Ok, Away, Away, Away]),
        new("GET /settings/sounds/{id}.wav", [Away, Away, Away, Away, NotFound, Away, Away, Away]),
        .. Page("/settings/telephone", [Away, Away, Away, Away, Ok, Away, Away, Away]),
        new("POST /settings/telephone/apply", [Away, Away, Away, Away, Bad, Away, Away, Forbidden], Form),
        new("POST /settings/telephone/call", [Away, Away, Away, Away, Bad, Away, Away, Forbidden], Form),
        .. Page("/", [Away, Ok, Ok, Ok, Ok, Away, Away, Ok]),
        .. Page("/console", [Away, Ok, Ok, Ok, Ok, Away, Away, Ok]),
        .. Page("/history", [Away, Ok, Ok, Ok, Ok, Away, Away, Ok]),
        .. Page("/leads", [Away, Ok, Ok, Ok, Ok, Away, Away, Ok]),
        .. Page("/voicemails", [Away, Ok, Ok, Ok, Ok, Away, Away, Ok]),
        new("GET /recordings/{recording}/sound.wav", [Away, NotFound, NotFound, NotFound, NotFound, Away, Away, NotFound], Probed: "listens to a recording"),
        new("GET /recordings/{recording}/waveform.json", [Away, NotFound, NotFound, NotFound, NotFound, Away, Away, NotFound], Probed: "listens to a recording"),
        new("GET /voicemails/{recording}/sound.wav", [Away, NotFound, NotFound, NotFound, NotFound, Away, Away, NotFound], Probed: "listens to a voicemail"),
        .. Page("/history/{CallSid}", [Away, NotFound, Ok, Ok, Ok, Away, Away, NotFound], probed: "reads a call's timeline"),
        .. Page("/history/dispositions", [Away, Away, Away, Ok, Ok, Away, Away, Away]),
        new("GET /history/dispositions.csv", [Away, Away, Away, Ok, Ok, Away, Away, Away]),
        new("GET /history/dispositions.json", [Away, Away, Away, Ok, Ok, Away, Away, Away]),
        .. Page("/floor", [Away, Away, Away, Ok, Ok, Away, Away, Away]),
        .. Page("/health", [Away, Away, Away, Ok, Ok, Away, Away, Away]),
        .. Page("/wallboard", [Away, Away, Away, Ok, Ok, Away, Ok, Away]),
        .. Page("/wallboard/pair", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Ok]),
        .. Page("/settings/screens", [Away, Away, Away, Ok, Ok, Away, Away, Away]),
        .. Page("/account", [Away, Ok, Ok, Ok, Ok, Ok, Ok, Ok]),
        .. Page("/account/password", [Away, Ok, Ok, Ok, Ok, Ok, Ok, Ok]),
        .. Page("/account/factor", [Away, Ok, Ok, Ok, Ok, Ok, Ok, Ok]),
        .. Page("/signin/code", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Ok]),
        .. Page("/signin", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Ok]),
        .. Page("/{**path:file}", [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound]),
        new("GET /audio/hold-music.wav", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Ok]),
        new("GET /audio/ring-tone.wav", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Ok]),
        // Whoever knows the address of a recording may hear it: customers do.
        new("GET /audio/sounds/{id}.wav", [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound]),
        // A proxy asks, and is told no more than whether to come.
        new("* /health/live", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Ok]),
        new("* /health/ready", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Ok]),
        // Without the antiforgery token of a page of ours.
        new("POST /signin", [Bad, Bad, Bad, Bad, Bad, Bad, Bad, Forbidden], Form),
        new("POST /signin/code", [Bad, Bad, Bad, Bad, Bad, Bad, Bad, Forbidden], Form),
        new("POST /signin/passkey", [Bad, Bad, Bad, Bad, Bad, Bad, Bad, Forbidden], Form),
        new("POST /signin/passkey/options", [Bad, Bad, Bad, Bad, Bad, Bad, Bad, Forbidden], Form),
        new("POST /signin/demo", [Bad, Bad, Bad, Bad, Bad, Bad, Bad, Forbidden], Form),
        new("POST /signin/openid", [Bad, Bad, Bad, Bad, Bad, Bad, Bad, Forbidden], Form),
        // A machine asks, and brings no token of the provider.
        new("POST /signin/openid/backchannel", [Bad, Bad, Bad, Bad, Bad, Bad, Bad, Bad], Form),
        new("POST /signout", [Bad, Bad, Bad, Bad, Bad, Bad, Bad, Forbidden], Form),
        new("POST /account/password", [Away, Bad, Bad, Bad, Bad, Bad, Bad, Forbidden], Form),
        new("POST /account/factor/begin", [Away, Bad, Bad, Bad, Bad, Bad, Bad, Forbidden], Form),
        new("POST /account/factor/turn-on", [Away, Bad, Bad, Bad, Bad, Bad, Bad, Forbidden], Form),
        new("POST /account/factor/recovery-codes", [Away, Bad, Bad, Bad, Bad, Bad, Bad, Forbidden], Form),
        new("POST /account/factor/turn-off", [Away, Bad, Bad, Bad, Bad, Bad, Bad, Forbidden], Form),
        new("POST /account/passkeys", [Away, Bad, Bad, Bad, Bad, Bad, Bad, Forbidden], Form),
        new("POST /account/passkeys/options", [Away, Bad, Bad, Bad, Bad, Bad, Bad, Forbidden], Form),
        new("POST /account/passkeys/remove", [Away, Bad, Bad, Bad, Bad, Bad, Bad, Forbidden], Form),
        new("POST /account/language", [Away, Bad, Bad, Bad, Bad, Bad, Bad, Forbidden], Form),
        new("POST /account/sessions/end", [Away, Bad, Bad, Bad, Bad, Bad, Bad, Forbidden], Form),
        new("POST /account/sessions/end-others", [Away, Bad, Bad, Bad, Bad, Bad, Bad, Forbidden], Form),
        new("POST /wallboard/pair", [Bad, Bad, Bad, Bad, Bad, Bad, Bad, Forbidden], Form),
        new("POST /wallboard/pair/enter", [Bad, Bad, Bad, Bad, Bad, Bad, Bad, Forbidden], Form),
        new("POST /settings/screens/pair", [Away, Away, Away, Bad, Bad, Away, Away, Forbidden], Form),
        new("POST /settings/screens/remove", [Away, Away, Away, Bad, Bad, Away, Away, Forbidden], Form),
        new("POST /session/use", [Unknown, NoContent, NoContent, NoContent, NoContent, NoContent, NoContent, Forbidden]),
        new("GET /_framework/opaque-redirect", [Bad, Bad, Bad, Bad, Bad, Bad, Bad, Bad]),
        // A circuit shows only what a page has started, and the pages ask who is there.
        new("* /hubs/floor/negotiate", [Unknown, Forbidden, Forbidden, Ok, Ok, Forbidden, Ok, Forbidden]),
        new("* /hubs/floor", [Unknown, Forbidden, Forbidden, Bad, Bad, Forbidden, Bad, Forbidden]),
        // A page that comes back by itself when its sign-in is over tries nothing.
        new("* /_blazor/negotiate", [Unknown, Ok, Ok, Ok, Ok, Ok, Ok, Forbidden], Audited: Nowhere),
        new("* /_blazor", [Unknown, Bad, Bad, Bad, Bad, Bad, Bad, Forbidden], Audited: Nowhere),
        new("* /_blazor/disconnect/", [Bad, Bad, Bad, Bad, Bad, Bad, Bad, Forbidden]),
        new("* /_blazor/initializers/", [Ok, Ok, Ok, Ok, Ok, Ok, Ok, Ok]),
        new("GET /phone/sounds/{name}.wav", [Unknown, Ok, Ok, Ok, Ok, Forbidden, Forbidden, Ok]),
        new("POST /phone/lease", [Unknown, Bad, Bad, Bad, Bad, Forbidden, Forbidden, Forbidden], """{ "state": "asleep" }"""),
        new("POST /phone/ticket", [Unknown, Forbidden, Forbidden, Ok, Ok, Forbidden, Forbidden, Forbidden], """{ "for": "listen", "call": "{call}" }""", Audited: "monitor"),
        new("POST /phone/quality", [Unknown, Forbidden, NoContent, Forbidden, Forbidden, Forbidden, Forbidden, Forbidden], """{ "leg": "{leg}", "poor": false, "worst": 4.1, "mean": 4.2, "seconds": 5, "poorSeconds": 0 }"""),
        new("POST /phone/token-refused", [Unknown, NoContent, NoContent, NoContent, NoContent, Forbidden, Forbidden, Forbidden]),
        new("POST /phone/decline/{reason}", [Unknown, NoContent, Conflict, NoContent, NoContent, Forbidden, Forbidden, Forbidden]),
        // The last, because agent 1 hangs up; for the others there is nothing to hang up.
        new("POST /phone/hangup", [Unknown, NoContent, NoContent, NoContent, NoContent, Forbidden, Forbidden, Forbidden]),
    ];

    public async ValueTask InitializeAsync()
    {
        // So many addresses at once are more than a person asks for.
        _host = await ProductHost.StartAsync(settings: ["--Limits:RequestsAtOnce=1000", .. new Company(FreePort.Take()).Settings]);
        await using (var scope = _host.Get<IServiceScopeFactory>().CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<Users>().CreateAsync(new User { UserName = "agent4", AgentId = "agent4", DisplayName = "Agent 4", IsDemo = true }, Roles.Agent, password: null, "test");
        await _host.Ready(Actor.Owner);
        _call = Conversation.Start(_host);
        await _call.TalkTo(Actor.Owner);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    // What one person is denied beyond some forty acts of a minute is only counted, so not all of it is asked of one host.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Every_endpoint_has_its_row_and_answers_everybody_as_it_says(int part)
    {
        Assert.Equal(Endpoints().Order(StringComparer.Ordinal), Rows.Select(row => row.Endpoint).Order(StringComparer.Ordinal));
        _people = await Actor.Everybody(_host);
        _siblings = [await Actor.Sibling(_host, "agent3"), await Actor.Sibling(_host, "agent4")];
        var answers = new List<string>();
        Row[] rows = [.. Rows.Where((_, place) => place % Parts == part)];
        foreach (var row in rows)
        {
            var given = new List<int>();
            foreach (var actor in Askers(row)) given.Add(await Ask(row, actor));
            answers.Add(row.Line(given));
        }

        Assert.Equal(rows.Select(row => row.Line(row.Answers)), answers);
        Assert.Equal(Denied(rows).Distinct().Order(), (await Audited()).Distinct().Order());
        foreach (var actor in _people.Concat(_siblings)) actor.Dispose();
    }

    [Fact]
    public void Files_are_only_ever_read()
    {
        var files = All().Where(IsFile).ToList();
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Empty(Methods(file).Except([HttpMethods.Get, HttpMethods.Head])));
    }

    // In turn, for the same reason.
    private IEnumerable<Actor> Askers(Row row) => _people.Append(_siblings[Array.IndexOf(Rows, row) / Parts % _siblings.Length]);

    private static IEnumerable<Row> Webhook(params string[] endpoints) =>
        endpoints.Select(endpoint => new Row(endpoint, [Forbidden, Forbidden, Forbidden, Forbidden, Forbidden, Forbidden, Forbidden, Forbidden], Form, Twilio: true));

    private static IEnumerable<Row> Page(string path, int[] answers, string? probed = null) =>
        [new($"GET {path}", answers, Probed: probed), new($"HEAD {path}", answers, Probed: probed)];

    private IEnumerable<string> Endpoints() => All().Where(endpoint => !IsFile(endpoint)).SelectMany(endpoint =>
        Methods(endpoint).Select(method => $"{method} /{endpoint.RoutePattern.RawText!.TrimStart('/')}"));

    private IEnumerable<RouteEndpoint> All() => _host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static bool IsFile(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;

    private static IReadOnlyList<string> Methods(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["*"];

    private async Task<int> Ask(Row row, Actor actor)
    {
        HttpContent? content = row.Body switch
        {
            null => null,
            Form => new FormUrlEncodedContent([new("CallSid", _call.Customer)]),
            var json => new StringContent(json.Replace("{new}", Guid.NewGuid().ToString(), StringComparison.Ordinal).Replace("{call}", _call.Customer, StringComparison.Ordinal).Replace("{leg}", _call.LegOf(Actor.Owner)?.CallSid, StringComparison.Ordinal), Encoding.UTF8, "application/json"),
        };
        return (int)await actor.Send(new HttpMethod(row.Method), Path(row), HttpMethods.IsGet(row.Method) ? null : content);
    }

    private string Path(Row row) => row.Path
        .Replace("{callId}", _call.Customer, StringComparison.Ordinal).Replace("{conferenceId}", _call.Customer, StringComparison.Ordinal)
        .Replace("{CallSid}", _call.Customer, StringComparison.Ordinal).Replace("{agentId}", Actor.Owner, StringComparison.Ordinal)
        .Replace("{reason}", "Busy", StringComparison.Ordinal).Replace("{legId}", "L1", StringComparison.Ordinal)
        .Replace("{tries:int:min(0)}", "1", StringComparison.Ordinal).Replace("{room:int:min(0)}", "1", StringComparison.Ordinal).Replace("{room:int:min(1)}", "1", StringComparison.Ordinal).Replace("{number:int:min(1)}", "1", StringComparison.Ordinal)
        .Replace("{flow}", "main", StringComparison.Ordinal).Replace("{version:long:min(0)}", "1", StringComparison.Ordinal).Replace("{node}", "menu", StringComparison.Ordinal).Replace("{attempt:int:min(1)}", "1", StringComparison.Ordinal)
        .Replace("{what}", "NextAgent", StringComparison.Ordinal).Replace("{name}", "incoming", StringComparison.Ordinal)
        .Replace("{token}", "0123456789abcdef", StringComparison.Ordinal).Replace("{**path:file}", "nothing.txt", StringComparison.Ordinal);

    /// <summary>
    /// Webhooks have no actor: what Twilio did not sign is in the log. Whoever is signed in and sent to another page was turned away, but for the auditor, whose
    /// start is another.
    /// </summary>
    private IEnumerable<string> Denied(Row[] rows) => rows.Where(row => !row.Twilio).SelectMany(row => Askers(row).Zip(row.Answers, (actor, answer) => (actor, answer))
        .Where(asked => (row.Audited is not Nowhere || asked.actor.IsSibling) && (asked.answer is Unknown or Forbidden || (asked.answer is Away && asked.actor.Name.Length > 0 && row.Path != "/")))
        .Select(asked => $"{asked.actor.InAudit}: {(asked.actor.IsTurnedAway ? row.Act : row.Audited ?? row.Act)}")
        .Concat(Askers(row).Where((_, i) => row.Probed is not null && row.Answers[i] is NotFound).Select(actor => $"{actor.InAudit}: {row.Probed}")));

    private async Task<List<string>> Audited()
    {
        await _host.Get<AuditLog>().Flush(TestContext.Current.CancellationToken);
        await using var db = _host.Database();
        return await db.Audit.AsNoTracking().Where(row => row.Outcome == AuditOutcome.Denied).Select(row => row.Actor + ": " + row.Act).ToListAsync(TestContext.Current.CancellationToken);
    }

    private sealed record Row(string Endpoint, IReadOnlyList<int> Answers, string? Body = null, string? Audited = null, bool Twilio = false, string? Probed = null)
    {
        public string Path => Endpoint.Split(' ')[1];

        public string Method => Endpoint.Split(' ')[0] is not "*" and var method ? method : Path.EndsWith("negotiate", StringComparison.Ordinal) || Path.Contains("disconnect", StringComparison.Ordinal) ? "POST" : "GET";

        public string Act => $"{Method} {Path}";

        public string Line(IEnumerable<int> answers) => $"{Endpoint}: {string.Join(' ', answers)}";
    }
}
