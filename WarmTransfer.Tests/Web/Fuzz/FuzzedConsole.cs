using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Tests.Web.Fuzz;

/// <summary>A console with one call on, and whoever tries what is not asked of them.</summary>
internal sealed class FuzzedConsole : IAsyncDisposable
{
    public const string Owner = "agent1";
    public static readonly string[] Strangers = ["", "agent2", "auditor1", "wallboard1"];
    public static readonly string[] Insiders = [Owner, "supervisor1", "admin1"];

    private const int AtOnce = 8;
    // What nobody may read in an answer: secrets, and how the program is made.
    private static readonly string[] Never = ["simulator-auth-token", "simulator-api-key-secret", "PasswordHash", "   at WarmTransfer.", "   at Microsoft.", "   at System.", "SqliteException", "Stack trace"];
    private readonly ConcurrentQueue<string> _faults = [];

    private FuzzedConsole(ProductHost host, Conversation call) => (Host, Call) = (host, call);

    public ProductHost Host { get; }

    public Conversation Call { get; }

    public IEnumerable<string> Faults => _faults;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<FuzzedConsole> Start()
    {
        var host = await ProductHost.StartAsync(settings: ["--Limits:RequestsPerSecond=1000", "--Limits:RequestsAtOnce=1000", "--Limits:BoardsPerPerson=1000", "--Limits:PagesPerPerson=1000"]);
        await host.Ready(Owner);
        var call = Conversation.Start(host);
        await call.TalkTo(Owner);
        await host.Until("nothing is under way", () => host.Snapshot.Calls[new(call.Customer)] is var known && known.Legs.All(leg => leg.IsIn(known.Room)));
        return new FuzzedConsole(host, call);
    }

    /// <summary>Sends so many requests as each of these people, and notes every answer that must not be.</summary>
    public async Task Ask(IReadOnlyCollection<string> people, int requests, int seed, string? authToken)
    {
        foreach (var (person, i) in people.Select((person, i) => (person, i)))
        {
            using var browser = person is "" ? null : await SignedIn.As(person, Host.Url);
            using var nobody = Host.Client();
            var each = requests / people.Count / AtOnce;
            await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async lane =>
            {
                var fuzzer = new RequestFuzzer(Endpoints, Host.Url, Guess(seed + 1000 * i + lane), authToken);
                for (var n = 0; n < each; n++) await Ask(fuzzer, person, request => browser is null ? nobody.SendAsync(request, Cancellation) : browser.Send(request));
            }));
        }
    }

    /// <summary>Connects so often as each of these people, and says so many things each time; how often a page was drawn before.</summary>
    public async Task<int> Connect(IReadOnlyCollection<string> people, int connections, int messages, int seed)
    {
        var drawn = 0;
        foreach (var (person, i) in people.Select((person, i) => (person, i)))
        {
            using var browser = await SignedIn.As(person, Host.Url);
            for (var n = 0; n < connections; n++)
            {
                using var fuzzer = new CircuitFuzzer(Host.Url, browser, Guess(seed + 1000 * i + n));
                await fuzzer.Circuit(n % 4 == 0 ? null : "/console", messages, Cancellation);
                await fuzzer.Hub("/hubs/floor", messages, Cancellation);
                drawn += Math.Min(fuzzer.Drawn, 1);
            }
        }
        return drawn;
    }

    /// <summary>Who is in the call and how, without what time alone changes.</summary>
    public string Standing() => Host.Snapshot.Calls.TryGetValue(new(Call.Customer), out var call)
        ? $"{call.Phase.GetType().Name} {call.Room} {string.Join("; ", call.Legs.Select(leg => $"{leg.Id} {leg.Agent} {leg.Progress} {leg.Presence} {leg.Monitoring}"))}"
        : "over";

    /// <summary>Events that strangers have brought about in any call.</summary>
    public async Task<List<EventRow>> OfStrangers()
    {
        await using var db = Host.Database();
        return await db.Events.AsNoTracking().Where(e => Strangers.Contains(e.Actor)).ToListAsync(Cancellation);
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private List<RouteEndpoint> Endpoints => field ??=
        [.. Host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)];

    private Guesses Guess(int seed) => new(new Random(seed), [Call.Customer, Call.LegOf(Owner)?.CallSid ?? "L1", "L1", "L2", "customer", Owner, "agent2", "supervisor1", "1", "2", "in-progress", "completed"]);

    private async Task Ask(RequestFuzzer fuzzer, string person, Func<HttpRequestMessage, Task<HttpResponseMessage>> send)
    {
        using var request = fuzzer.Next();
        var asked = $"{(person is "" ? "nobody" : person)}: {request.Method} {request.RequestUri} [{string.Join("; ", request.Headers.Select(header => $"{header.Key}: {string.Join(',', header.Value)}"))}]";
        try
        {
            using var answer = await send(request);
            var text = await answer.Content.ReadAsStringAsync(Cancellation);
            if (answer.StatusCode >= HttpStatusCode.InternalServerError) _faults.Enqueue($"{asked} → {(int)answer.StatusCode} {text[..Math.Min(text.Length, 300)]}");
            foreach (var never in Never.Where(never => text.Contains(never, StringComparison.Ordinal))) _faults.Enqueue($"{asked} → '{never}' in the answer");
        }
        catch (HttpRequestException fault)
        {
            // A body that is too large is not read to its end, and the connection with it.
            if (fault.HttpRequestError is not (HttpRequestError.ResponseEnded or HttpRequestError.Unknown)) _faults.Enqueue($"{asked} → {fault.Message}");
        }
    }
}
