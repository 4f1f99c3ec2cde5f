using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core.Calls;
using WarmTransfer.Simulator.Api;

namespace WarmTransfer.Tests.Chaos;

/// <summary>What is saved of the live calls, which is what the board shows, compared with the conferences and participants that Twilio has.</summary>
internal static class StormBoard
{
    /// <summary>Where the two are not the same.</summary>
    public static string[] Differences(IStormConsole console, NetworkProcess network)
    {
        using var db = console.Database();
        var calls = db.Calls.AsNoTracking().Where(row => row.Live).AsEnumerable().Select(row => row.Read()).ToList();
        var here = calls.SelectMany(Participants).ToHashSet();
        var there = network.State.Conferences.SelectMany(Participants).ToHashSet();
        var (up, known) = (network.State.Legs.Where(leg => leg.Ended is null).Select(leg => leg.CallSid), calls.SelectMany(call => call.Legs).Where(leg => leg.IsLive).Select(leg => leg.Sid).OfType<string>());
        return
        [
            .. here.Except(there).Select(one => $"only on the board: {one}"), .. there.Except(here).Select(one => $"only at Twilio: {one}"),
            .. known.Except(up).Select(sid => $"live on the board alone: {sid}"), .. up.Except(known).Select(sid => $"live at Twilio alone: {sid}"),
        ];
    }

    private static IEnumerable<Participant> Participants(Call call) => call.Legs.Where(leg => leg.IsIn(call.Room)).Select(leg => new Participant(call.Conferences.GetValueOrDefault(call.Room), leg.Sid!, leg.Held, leg.Muted));

    private static IEnumerable<Participant> Participants(ConferenceView conference) => conference.Participants.Where(seat => seat.Joined).Select(seat => new Participant(conference.Sid, seat.CallSid, seat.Hold, seat.Muted));

    private sealed record Participant(string? Conference, string CallSid, bool Held, bool Muted);
}
