using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Tests.Browser;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Benchmarks;

/// <summary>From the start of a process that was killed in the midst of live calls to a board that says what the phone network says.</summary>
internal sealed class RestartTime(ProductProcess product, LocalNetwork network, SqliteDb db)
{
    private const int Calls = 500, CustomersGone = 50, AgentsGone = 50, AtOnce = 20, RestTakesMs = 100;
    private const double CallsPerSecond = 1_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60), Pace = TimeSpan.FromMilliseconds(50);

    public static async Task Run(string[] args)
    {
        using var store = await Store.Create(agents: Calls, calls: 0, reachable: true);
        var address = LocalNetwork.FreeAddress();
        var settings = LocalNetwork.Settings(address, CallsPerSecond);
        settings["Database__ConnectionString"] = store.ConnectionString;
        await using var product = await ProductProcess.Start(settings);
        await using var network = await LocalNetwork.Start(address, product.Console, CallsPerSecond);
        using var db = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite(store.ConnectionString).Options);
        await new RestartTime(product, network, db).Measure();
    }

    private async Task Measure()
    {
        await Fill();
        network.RestTakesMs = RestTakesMs;
        await product.Kill();
        Change();
        var started = Stopwatch.GetTimestamp();
        await product.Revive();
        var listening = Stopwatch.GetElapsedTime(started);
        await Until(IsTrue, "the board is true");
        var whole = Stopwatch.GetElapsedTime(started);
        Table.Print(["Live calls", "changed while down", "process → listening", "process → true board", "listening → true board"],
            [[$"{Calls}", $"{CustomersGone + AgentsGone}", Seconds(listening), Seconds(whole), Seconds(whole - listening)]]);
    }

    // No more at once than the product answers without a queue.
    private async Task Fill()
    {
        for (var number = 1; number <= Calls; number++) network.Answers(Store.Seat(number));
        for (var number = 1; number <= Calls; number++)
        {
            network.Dial(number);
            if (number % AtOnce == 0) await Until(() => Talking() == number, $"{number} calls are answered");
        }
        await Until(IsTrue, "the board is true before the kill");
    }

    private int Talking() => network.State.Conferences.Count(room => room.Participants.Count(seat => seat.Joined) == 2);

    private void Change()
    {
        var rooms = network.State.Conferences.Where(room => room.Participants.Count == 2).ToList();
        foreach (var room in rooms.Take(CustomersGone)) network.Phones.HangUp(room.Name);
        foreach (var room in rooms.Skip(CustomersGone).Take(AgentsGone)) network.Phones.HangUp(room.Participants.Single(seat => seat.CallSid != room.Name).CallSid);
    }

    /// <summary>The same legs in the same rooms, and none that lives on one side alone.</summary>
    private bool IsTrue() => Saved().SetEquals(Real());

    private HashSet<string> Real()
    {
        var state = network.State;
        var inRooms = state.Conferences.SelectMany(room => room.Participants.Where(seat => seat.Joined).Select(seat => $"{seat.CallSid} in {room.Name}"));
        return [.. inRooms, .. state.Legs.Where(leg => leg.Ended is null).Select(leg => leg.CallSid)];
    }

    private HashSet<string> Saved()
    {
        var legs = db.Calls.AsNoTracking().Where(row => row.Live).ToList().Select(row => row.Read())
            .SelectMany(call => call.Legs.Where(leg => leg is { IsLive: true, Sid: not null }).Select(leg => (Call: call, Leg: leg))).ToList();
        return [.. legs.Where(one => one.Leg.Presence == Presence.In).Select(one => $"{one.Leg.Sid} in {new TwilioNames().Room(one.Call.Id, one.Leg.Room)}"), .. legs.Select(one => one.Leg.Sid!)];
    }

    private static async Task Until(Func<bool> holds, string what)
    {
        for (var started = Stopwatch.GetTimestamp(); !holds(); await Task.Delay(Pace))
            if (Stopwatch.GetElapsedTime(started) > Patience) throw new InvalidOperationException($"Not within {Patience.TotalSeconds:0} s: {what}.");
    }

    private static string Seconds(TimeSpan time) => $"{time.TotalSeconds:0.0} s";
}
