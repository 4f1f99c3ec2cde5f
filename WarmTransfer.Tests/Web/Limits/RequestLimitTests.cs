using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Tests.House;
using WarmTransfer.Tests.Web.OpenId;
using WarmTransfer.Tests.Web.Webhooks;
using WarmTransfer.Web;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Dialling;
using WarmTransfer.Web.Limits;
using WarmTransfer.Web.Voicemails;

namespace WarmTransfer.Tests.Web.Limits;

/// <summary>One person asks more than a person can.</summary>
public sealed partial class RequestLimitTests : IAsyncLifetime
{
    private const int AtOnce = 20, Flood = 1000, Hands = 50;
    private static readonly AgentId Me = new("agent1");

    // What belongs to nobody: Twilio's requests, the way in, files, and what a page asks before its connection.
    private static readonly string[] Uncounted =
    [
        "/conference/call-back/{callId}/cancel", "/conference/call-back/{callId}/{tries:int:min(0)}", "/conference/connect/client", "/conference/flow/{flow}/{version:long:min(0)}/{node}/{attempt:int:min(1)}", "/conference/wait", "/conference/join", "/conference/hold", "/conference/announce/{what}", "/conference/keys/{keys}", "/conference/ringing", "/conference/connect/{conferenceId}/{agentId}",
        "/conference/next/{callId}/{legId}/{room:int:min(0)}", "/conference/events/{callId}/{room:int:min(1)}", "/calls/events", "/calls/{callId}/legs/{legId}/events", "/telephone/test/{token}",
        "/voicemail/{callId}/left", "/voicemail/{callId}/recorded", "/voicemail/{callId}/transcribed", "/recording/{callId}/{legId}/events", "/conference/transcription/{callId}/{legId}/{number:int:min(1)}",
        "/signin", "/signin", "/signin/code", "/signin/code", "/signin/demo", "/signin/openid", "/signin/openid/backchannel", "/signin/passkey", "/signin/passkey/options", "/signout", "/{**path:file}", "/audio/hold-music.wav", "/audio/ring-tone.wav", "/audio/sounds/{id}.wav", "/health/live", "/health/ready",
        "/_framework/opaque-redirect", "/_blazor/disconnect/", "/_blazor/initializers/", "/wallboard/pair", "/wallboard/pair", "/wallboard/pair/enter",
    ];

    private ProductHost _host = null!;
    private SignedIn _agent = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await ProductHost.StartAsync(settings: ["--Limits:RequestsPerSecond=1", $"--Limits:RequestsAtOnce={AtOnce}", .. new Company(FreePort.Take()).Settings]);
        _agent = await SignedIn.As(Me.Value, _host.Url);
    }

    public ValueTask DisposeAsync()
    {
        _agent.Dispose();
        return _host.DisposeAsync();
    }

    [Fact]
    public async Task A_thousand_leases_of_one_agent_are_mostly_refused_and_no_more_is_saved_than_was_let_through()
    {
        var answers = await AtOnceBy(Hands, Flood, turn => Lease(turn % 2 == 0 ? "registered" : "gone"));

        var heard = answers.Count(answer => answer == HttpStatusCode.NoContent);
        Assert.Equal(Flood, heard + answers.Count(answer => answer == HttpStatusCode.TooManyRequests));
        Assert.InRange(heard, AtOnce, Flood / 2);
        await using var db = _host.Database();
        var saved = (await db.Agents.AsNoTracking().SingleAsync(row => row.Id == Me.Value, Cancellation)).Version;
        Assert.InRange(saved, 1, heard);
    }

    [Fact]
    public async Task A_phones_signs_of_life_are_not_held_up_by_what_its_agent_asks_nor_the_other_way_round()
    {
        Assert.Contains(HttpStatusCode.TooManyRequests, await AtOnceBy(Hands, 3 * AtOnce, _ => Command(_agent)));
        for (var beat = 0; beat < AtOnce; beat++) Assert.Equal(HttpStatusCode.NoContent, await Lease("registered"));

        using var other = await SignedIn.As("agent2", _host.Url);
        Assert.Contains(HttpStatusCode.TooManyRequests, await AtOnceBy(Hands, 3 * AtOnce, _ => Lease("registered", other)));
        Assert.Equal(HttpStatusCode.NotFound, await Command(other));
    }

    [Fact]
    public async Task Whoever_asks_too_much_is_told_when_to_come_again_and_nobody_else_notices()
    {
        using var supervisor = await SignedIn.As("supervisor1", _host.Url);
        var refusal = await Refused("application/json");
        var page = await Refused("text/html");

        Assert.InRange(refusal.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Contains("That was too much at once. Please wait a moment", await refusal.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Contains(">That was too much at once</h2>", await page.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await Command(supervisor));
        refusal.Dispose();
        page.Dispose();
    }

    [Fact]
    public async Task What_screens_ask_comes_out_of_the_same_bucket()
    {
        // The bucket fills again meanwhile, a drop in a second: one of a few tries finds it empty, and so few would never empty another one.
        var answers = new List<HttpStatusCode>();
        for (var attempt = 0; attempt < AtOnce / 4 && !answers.Contains(HttpStatusCode.TooManyRequests); attempt++)
        {
            while (await _host.Get<IAgentDesk>().Ask(Me, new AgentEvent.Return(), Cancellation) is not { Code: RefusalCode.TooMany }) { }
            answers.Add(await Command(_agent));
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
    }

    [Fact]
    public async Task Whatever_screens_ask_is_counted()
    {
        var desk = _host.Get<LimitedDesk>();
        string[] asked = [.. Sources.In("WarmTransfer.Web", ".razor").SelectMany(source => source.Lines).Select(line => Injected().Match(line)).Where(match => match.Success)
            .Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];

        Assert.Equal(["IAgentDesk", "IAlertDesk", "ICallFinder", "ICallers", "ICommands", "IDialDesk", "IKeypad", "ILeadDesk", "INotes", "IOverrides", "IResync", "IVoicemailDesk", "IVoicemailSounds"], asked);
        Assert.All(asked, name => Assert.Same(desk, _host.Get<IServiceProvider>().GetRequiredService(typeof(Program).Assembly.GetTypes().Single(type => type.Name == name))));
        while (await desk.Ask(new CallId("CA1"), new CallEvent.Intent.Hold(Me), Guid.NewGuid(), Cancellation) is not { Code: RefusalCode.TooMany }) { }
        while (await desk.CallBack(new("none"), Me, Guid.NewGuid(), Cancellation) is not { Code: RefusalCode.TooMany }) { }
        while (await desk.Acknowledge("none", Me, Cancellation) is not { Code: RefusalCode.TooMany }) { }
        while ((await desk.Ask(new CallId("CA1"), null, Me, Cancellation)).Refusal is not { Code: RefusalCode.TooMany }) { }
        var supervisor = new AgentId("supervisor1");
        while (await desk.Ask(Me, new AgentEvent.Return(supervisor), Cancellation) is not { Code: RefusalCode.TooMany }) { }
        while (await desk.May(supervisor, Cancellation)) { }
        var agent = new CurrentAgent("agent2", "Agent 2", [Roles.Agent]);
        while (await desk.Take("RE1", agent, Cancellation) is not { Code: RefusalCode.TooMany }) { }
        while (await desk.Release("RE1", agent, Cancellation) is not { Code: RefusalCode.TooMany }) { }
        while (await desk.Write(new CallId("CA1"), agent, [0], Cancellation) is not { Code: RefusalCode.TooMany }) { }
        while (await desk.Call(agent, new DialOrder("", QueueId.Default), Guid.NewGuid(), Cancellation) is not { Code: RefusalCode.TooMany }) { }
        while (await desk.Keep(agent, "", "", Cancellation) is not { Code: RefusalCode.TooMany }) { }
        while (await desk.Forget(agent, "", Cancellation) is not { Code: RefusalCode.TooMany }) { }
        while (await desk.Press(new CallId("CA1"), new AgentId("agent2"), "1", Cancellation) is not { Code: RefusalCode.TooMany }) { }
        Assert.Empty((await desk.Look(agent, Cancellation)).Queues);
        Assert.Null(await desk.Past(new CallId("CA1"), agent, Cancellation));
        Assert.Empty(await desk.Find(agent, "CA12345678", Cancellation));
        while (await desk.Close("RE1", agent, VoicemailOutcome.Done, "", Cancellation) is not { Code: RefusalCode.TooMany }) { }
    }

    [Fact]
    public async Task Webhooks_are_never_counted()
    {
        using var twilio = new WebhookSender(_host);
        for (var number = 0; number < 3 * AtOnce; number++)
        {
            using var answer = await twilio.Post("/conference/wait", ("CallSid", "CA1"));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public void Every_address_is_counted_that_asks_who_is_there()
    {
        var person = new ClaimsPrincipal(new ClaimsIdentity([new("agent_id", Me.Value)], "test"));
        var endpoints = _host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null);
        var counted = endpoints.ToLookup(endpoint =>
        {
            var context = new DefaultHttpContext { User = person };
            context.SetEndpoint(endpoint);
            return Asker.Of(context);
        }, endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'));

        Assert.Equal(Uncounted.Order(StringComparer.Ordinal), counted[default].Order(StringComparer.Ordinal));
        Assert.Equal(["/phone/lease"], counted[new Asker(Me.Value, "lease")]);
        Assert.Equal(["/phone/sounds/{name}.wav"], counted[new Asker(Me.Value, "sounds")]);
        Assert.True(counted[new Asker(Me.Value, Apart: null)].Count() > 15);
    }

    private async Task<HttpResponseMessage> Refused(string accept)
    {
        for (var attempt = 0; attempt < Flood; attempt++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/history");
            request.Headers.Add("Accept", accept);
            var answer = await _agent.Send(request);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests) return answer;
            answer.Dispose();
        }

        throw new InvalidOperationException($"{Flood} requests were let through.");
    }

    private static Task<HttpStatusCode> Command(SignedIn person) => person.Command("CA-unknown", "hold");

    private async Task<HttpStatusCode> Lease(string state, SignedIn? person = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/phone/lease") { Content = JsonContent.Create(new { state, microphone = "granted", tokenUntil = DateTimeOffset.UtcNow.AddMinutes(5) }) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await (person ?? _agent).Send(request);
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode[]> AtOnceBy(int hands, int count, Func<int, Task<HttpStatusCode>> ask)
    {
        var answers = new ConcurrentBag<HttpStatusCode>();
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = hands, CancellationToken = Cancellation }, async (turn, _) => answers.Add(await ask(turn)));
        return [.. answers];
    }

    // Feeds, history, recordings, figures and audit are read; the audit is also written, by us; loggers, options and scripts are no way to anybody.
    [GeneratedRegex(@"^@inject (I(?!Logger|JSRuntime|Options|History|Audit|QueueFigures|CallRecordings|Transcripts)\w+(?<!Feed|Board)) ")]
    private static partial Regex Injected();
}
