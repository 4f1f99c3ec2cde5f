using System.Net;
using WarmTransfer.Simulator.People;
using WarmTransfer.Tests.Web;

namespace WarmTransfer.Tests.Chaos;

/// <summary>The agents of the storm: their phones on the network, their browsers at the console.</summary>
/// <param name="ready">How many answer.</param>
internal sealed class Crew(int ready = 44) : IAsyncDisposable
{
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(3);
    private readonly Dictionary<string, SignedIn> _browsers = [];
    private readonly CancellationTokenSource _over = new();
    private Task _renewing = Task.CompletedTask;

    public IReadOnlyList<string> Ready { get; } = [.. Enumerable.Range(1, ready).Select(number => $"agent{number}")];

    public IReadOnlyList<string> Decliners { get; } = ["decliner1", "decliner2", "decliner3"];

    public IReadOnlyList<string> Sleepers { get; } = ["sleeper1", "sleeper2", "sleeper3"];

    public IEnumerable<string> All => [.. Ready, .. Decliners, .. Sleepers];

    public async Task SignIn(NetworkProcess network, string console)
    {
        foreach (var agent in All)
        {
            await network.Add(new AgentPlan(agent, Behaviour(agent)));
            _browsers[agent] = await SignedIn.As(agent, console);
        }

        _renewing = Task.WhenAll(_browsers.Values.Select(KeepLease));
    }

    /// <summary>Null: the console is down.</summary>
    public async Task<HttpStatusCode?> Ask(string agent, string call, string what, string? to, Guid id)
    {
        try
        {
            return await _browsers[agent].Command(call, what, to, id);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>Somebody types into the note of a call. Null: the console is down.</summary>
    public async Task<HttpStatusCode?> Write(string agent, string call, byte[] typed)
    {
        try
        {
            return await _browsers[agent].Note(call, typed);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>What somebody's browser gets at an address; null: nothing.</summary>
    public async Task<byte[]?> Fetch(string agent, string path)
    {
        try
        {
            using var answer = await _browsers[agent].Get(path);
            return answer.IsSuccessStatusCode ? await answer.Content.ReadAsByteArrayAsync() : null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _renewing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var browser in _browsers.Values) browser.Dispose();
        _over.Dispose();
    }

    private AgentBehaviour Behaviour(string agent) =>
        Decliners.Contains(agent) ? AgentBehaviour.Decline : Sleepers.Contains(agent) ? AgentBehaviour.Ignore : AgentBehaviour.Answer;

    // Each browser for itself, as it is in a real office.
    private async Task KeepLease(SignedIn browser)
    {
        using var timer = new PeriodicTimer(Renewal);
        do await Renew(browser);
        while (await timer.WaitForNextTickAsync(_over.Token));
    }

    private static async Task Renew(SignedIn browser)
    {
        try
        {
            await browser.Lease();
        }
        catch (HttpRequestException)
        {
            // The console is down; the next renewal comes soon.
        }
    }
}
