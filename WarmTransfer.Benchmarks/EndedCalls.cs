using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Figures;

namespace WarmTransfer.Benchmarks;

/// <summary>What calls that are over leave behind in memory: customers arrive and hang up, and the heap is measured on the way.</summary>
internal static class EndedCalls
{
    private const int Callers = 8;
    private static readonly int[] Marks = [1_000, 10_000, 100_000];

    /// <param name="args">How many calls at most; without it 100 000, which take some minutes.</param>
    public static async Task Run(string[] args)
    {
        var most = args is [var calls] ? int.Parse(calls, CultureInfo.InvariantCulture) : Marks[^1];
        using var store = await Store.Create(agents: 1, calls: 0);
        await using var app = Store.Build(store.ConnectionString);
        await app.StartAsync();
        var heap = new Dictionary<int, long>();
        foreach (var (from, to) in Marks.Prepend(0).Zip(Marks).Where(span => span.Second <= most)) heap[to] = await Pass(app, from, to);
        Table.Print(["Calls that have ended", "heap", "for each call since the first 1 000"], heap.Select(mark => Row(mark.Key, mark.Value, heap[Marks[0]])));
        await app.StopAsync();
    }

    private static async Task<long> Pass(WebApplication app, int from, int to)
    {
        var desk = app.Services.GetRequiredService<Desk>();
        await Parallel.ForEachAsync(Enumerable.Range(from + 1, to - from), new ParallelOptions { MaxDegreeOfParallelism = Callers }, (number, _) => new ValueTask(Call(desk, number)));
        // What is forgotten by a timer has been forgotten then.
        await Task.Delay(TimeSpan.FromSeconds(3));
        // The figures keep calls one by one for half an hour.
        app.Services.GetRequiredService<LiveFigures>().At(DateTimeOffset.UtcNow + TimeSpan.FromMinutes(31));
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static async Task Call(Desk desk, int number)
    {
        var call = LiveCall.Id(number);
        await desk.Post(new Post(call, new CallEvent.Fact.CustomerArrived("+15550100001", "+15550100000"), "twilio", $"arrived {number}"), CancellationToken.None);
        var over = await desk.Post(new Post(call, new CallEvent.Fact.LegEnded(Core.LegId.Customer, call.Value, LegEnding.HungUp), "twilio", $"over {number}"), CancellationToken.None);
        if (over.Call is not { IsOver: true }) throw new InvalidOperationException($"The call is not over but {over.Call?.Phase}.");
    }

    private static string[] Row(int calls, long heap, long first) => [$"{calls}", $"{heap / 1e6:0.0} MB", calls == Marks[0] ? "" : $"{(heap - first) / (calls - Marks[0])} B"];
}
