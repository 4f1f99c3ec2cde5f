using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Benchmarks.Circuits;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Simulator.Network;
using WarmTransfer.Web.Console;

namespace WarmTransfer.Benchmarks;

/// <summary>From the command that brings a second agent in to the ring of that phone, and from its cancelling to the end of both leg and hold.</summary>
internal sealed class TransferTime(LocalNetwork network, Session first, Newest newest, RingingPhone second, string customer)
{
    private const int Transfers = 16;
    private const double CallsPerSecond = 1;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    // Twilio lets one call a second begin: without this, that wait would be in the figure.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1.1), Look = TimeSpan.FromMilliseconds(1);

    public static async Task Run(string[] args)
    {
        using var store = await Store.Create(agents: 2, calls: 0, reachable: true);
        var (address, site) = (LocalNetwork.FreeAddress(), LocalNetwork.FreeAddress());
        var settings = LocalNetwork.Settings(address, CallsPerSecond).Select(setting => $"--{setting.Key.Replace("__", ":")}={setting.Value}");
        await using var network = await LocalNetwork.Start(address, site, CallsPerSecond);
        await using var app = Store.Build(store.ConnectionString, [$"--urls={site.AbsoluteUri.TrimEnd('/')}", $"--PublicBaseUrl={site.AbsoluteUri.TrimEnd('/')}", .. settings]);
        await app.StartAsync();
        using var first = await Session.SignIn(site, Store.Seat(1));
        await using var newest = new Newest(app.Services.GetRequiredService<IConsoleFeed>(), Store.Seat(1));
        var rows = await Measure(network, first, newest);
        Table.Print(["Transfer", "REST takes", "times", "→ p50", "p95", "longest"], rows);
        await app.StopAsync();
    }

    private static async Task<List<string[]>> Measure(LocalNetwork network, Session first, Newest newest)
    {
        network.Answers(Store.Seat(1));
        var customer = network.Dial(1);
        await newest.When(view => view.Me.State == AgentState.OnCall);
        var second = new RingingPhone(Store.Seat(2));
        network.Phones.Register(second);
        var rows = new List<string[]>();
        foreach (var rest in new[] { 0, 100 })
            foreach (var kind in new[] { "dial-in", "consult" })
                rows.AddRange(await new TransferTime(network, first, newest, second, customer).Measure(kind, rest));
        return rows;
    }

    private async Task<IEnumerable<string[]>> Measure(string kind, int rest)
    {
        network.RestTakesMs = rest;
        await Transfer(kind);
        var all = new List<Times>();
        for (var i = 0; i < Transfers; i++) all.Add(await Transfer(kind));
        IEnumerable<string[]> rows =
        [
            Row($"{kind}: click → ring", rest, all.Select(one => one.Ring)),
            Row($"{kind}: click → first agent's view says so", rest, all.Select(one => one.Shown)),
            Row($"{kind}: cancel → leg over", rest, all.Select(one => one.Over)),
        ];
        return kind == "consult" ? rows.Append(Row("consult: cancel → customer off hold", rest, all.Select(one => one.Resumed))) : rows;
    }

    private async Task<Times> Transfer(string kind)
    {
        await Task.Delay(Pause);
        await newest.When(view => view.Agents.Any(agent => agent.Id.Value == second.Identity && agent.State == AgentState.Available));
        var (rings, shown) = (second.NextRing(), newest.When(view => view.Call?.Parties.Any(party => party.Progress == LegProgress.Ringing) == true));
        var clicked = Stopwatch.GetTimestamp();
        await Command(kind, second.Identity);
        var (ring, seen) = (Since(clicked, await rings.WaitAsync(Patience)), Since(clicked, await shown));
        var over = second.NextEnd();
        clicked = Stopwatch.GetTimestamp();
        await Command("cancel");
        var resumed = Resumed();
        return new Times(ring, seen, Since(clicked, await over.WaitAsync(Patience)), Since(clicked, await resumed));
    }

    private async Task<long> Resumed()
    {
        while (network.IsHeld(customer)) await Task.Delay(Look);
        return Stopwatch.GetTimestamp();
    }

    private async Task Command(string what, string? to = null) => await first.Post($"/calls/{customer}/commands", new { id = Guid.NewGuid(), @do = what, to });

    private static double Since(long start, long end) => Stopwatch.GetElapsedTime(start, end).TotalMilliseconds;

    private static string[] Row(string name, int rest, IEnumerable<double> milliseconds)
    {
        var samples = new Samples(milliseconds);
        return [name, rest == 0 ? "no time" : $"{rest} ms more", $"{samples.Count}", $"{samples.Median:0} ms", $"{samples.P95:0} ms", $"{samples.Longest:0} ms"];
    }

    private sealed record Times(double Ring, double Shown, double Over, double Resumed);
}

/// <summary>A phone that rings and is not answered; it tells when.</summary>
internal sealed class RingingPhone(string identity) : IDevice
{
    private TaskCompletionSource<long> _ring = New(), _end = New();

    public string Identity => identity;

    public Task<long> NextRing() => (_ring = New()).Task;

    public Task<long> NextEnd() => (_end = New()).Task;

    public void Invite(Invitation invitation) => _ring.TrySetResult(Stopwatch.GetTimestamp());

    public void Cancel(string callSid) => _end.TrySetResult(Stopwatch.GetTimestamp());

    public void Ringing(string callSid) { }

    public void Answered(string callSid) { }

    public void HangUp(string callSid, int? errorCode = null, string? message = null) { }

    private static TaskCompletionSource<long> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>What an agent's screen is told, as it is told.</summary>
internal sealed class Newest : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _lock = new();
    private readonly List<(Func<ConsoleView, bool> Holds, TaskCompletionSource<long> Seen)> _awaited = [];
    private readonly Task _watching;
    private ConsoleView? _view;

    public Newest(IConsoleFeed feed, string agent) => _watching = Watch(feed, new AgentId(agent));

    /// <summary>The moment from which on it holds.</summary>
    public Task<long> When(Func<ConsoleView, bool> holds)
    {
        lock (_lock)
        {
            if (_view is { } view && holds(view)) return Task.FromResult(Stopwatch.GetTimestamp());
            var seen = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((holds, seen));
            return seen.Task.WaitAsync(Patience);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    private async Task Watch(IConsoleFeed feed, AgentId agent)
    {
        await foreach (var view in feed.Subscribe(agent, _end.Token)) Take(view);
    }

    private void Take(ConsoleView view)
    {
        lock (_lock)
        {
            _view = view;
            foreach (var (_, seen) in _awaited.Where(one => one.Holds(view))) seen.TrySetResult(Stopwatch.GetTimestamp());
            _awaited.RemoveAll(one => one.Seen.Task.IsCompleted);
        }
    }
}
