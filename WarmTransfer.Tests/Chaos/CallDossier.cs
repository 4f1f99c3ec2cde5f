using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Simulator.Network;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Tests.Chaos;

/// <summary>All that is needed to find out what went wrong with a call: the console's timeline and the phone network's log.</summary>
internal static class CallDossier
{
    private static readonly string[] Telling =
        ["purpose", "try", "latencyMs", "p.CallStatus", "p.StatusCallbackEvent", "p.ReasonParticipantLeft", "p.ParticipantCallStatus", "p.ReasonConferenceEnded", "p.CallSidEndingConference", "p.Hold", "twiml"];

    public static async Task<string> Of(string call, IStormConsole console, NetworkProcess network)
    {
        await using var db = console.Database();
        var row = await db.Calls.AsNoTracking().FirstOrDefaultAsync(row => row.Id == call);
        var events = await db.Events.AsNoTracking().Where(e => e.CallId == call).OrderBy(e => e.Id).ToListAsync();
        var owed = await db.Outbox.AsNoTracking().Where(effect => effect.CallId == call).OrderBy(effect => effect.Id).ToListAsync();
        return string.Join(Environment.NewLine,
        [
            $"━━ {call}: {row?.Document ?? "not in the database"}",
            "── the console's timeline", .. events.Select(Line), "── what was asked of Twilio", .. owed.Select(Line),
            "── when the console was down", .. console.Downs.Select(down => $"{Time(down.From)} – {Time(down.To)}"),
            "── the phone network's log", .. (await network.Events(call)).Select(Line),
        ]);
    }

    private static string Line(EventRow e) => $"{Time(e.At)} {e.Actor}: {e.Payload}{(e.Refusal is null ? "" : " refused: " + e.Refusal)}";

    private static string Line(OutboxRow effect) =>
        $"{Time(effect.DueAt)} {effect.Name}: {effect.Attempts} tries, {(effect.DoneAt is { } done ? "done " + Time(done) : "not done")} {effect.LastError}";

    private static string Line(LogEntry entry) =>
        $"{Time(entry.At)} {entry.Kind} {entry.CallSid} {entry.Text} {string.Join(' ', (entry.Data ?? new Dictionary<string, string>()).Where(pair => Telling.Contains(pair.Key)).Select(pair => $"{pair.Key}={pair.Value}"))}";

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
}
