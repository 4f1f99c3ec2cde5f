using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Transcripts;
using WarmTransfer.Web.CallRecordings;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Notes;
using WarmTransfer.Web.Routing;

namespace WarmTransfer.Tests.Chaos;

/// <summary>What is kept of the calls of a storm: their recordings, what was said in them, and their notes. Nothing of it may be lost.</summary>
internal sealed class StormPapers(IStormConsole console, NetworkProcess network, IReadOnlyList<StormCall> calls)
{
    /// <summary>All calls are recorded and written down.</summary>
    public static QueueSetting Queue { get; } = new() { Name = "Support", Transcript = true, Recording = new() { Calls = RecordedCalls.All, Consults = true } };

    // Of a recording whose end nobody has told, Twilio is asked every half minute.
    private static readonly TimeSpan UntilFound = TimeSpan.FromSeconds(75);

    private ImmutableArray<TapeAtTwilio> _tapes = [];
    private ImmutableArray<Line> _lines = [];

    public override string ToString() =>
        $"{_tapes.Length} recordings of {_tapes.DistinctBy(tape => tape.CallSid).Count()} legs, {_lines.Length} sentences of transcripts, {calls.Sum(call => call.Typed.Count)} pieces of notes";

    /// <summary>Whether there was anything to lose.</summary>
    public bool Any => !_tapes.IsEmpty && !_lines.IsEmpty && calls.Any(call => call.Typed.Count > 0);

    public async Task<string[]> Lost(StormClock clock)
    {
        (_tapes, _lines) = ([.. await network.Tapes()], [.. await Told()]);
        string[] lost = [];
        await clock.Until(async () => (lost = [.. await Lost()]).Length == 0, UntilFound);
        return lost;
    }

    private async Task<IEnumerable<string>> Lost()
    {
        await using var db = console.Database();
        return [.. await Recordings(db), .. await Transcripts(db), .. await Notes(db)];
    }

    private async Task<IEnumerable<string>> Recordings(WarmTransferDb db)
    {
        var kept = await db.CallRecordings.AsNoTracking().ToDictionaryAsync(row => row.Id);
        return
        [
            .. _tapes.Where(tape => !kept.TryGetValue(tape.Sid, out var row) || row.State == CallRecordingState.InProgress).Select(tape => $"recording {tape.Sid} of {tape.CallSid}, {tape.Status}: {(kept.ContainsKey(tape.Sid) ? "not known to be over" : "not kept")}"),
            .. _tapes.CountBy(tape => tape.CallSid).Where(leg => leg.Value > 1).Select(leg => $"{leg.Key} was recorded {leg.Value} times"),
            .. calls.Where(call => call.Done && !kept.Values.Any(row => row.CallId == call.Customer && row.LegId == LegId.Customer.Value)).Select(call => $"{call.Customer} was not recorded"),
        ];
    }

    // Twilio may have been asked late to stop, as one of its answers was an error: what was said in private then is left out, and known to be.
    private async Task<IEnumerable<string>> Transcripts(WarmTransferDb db)
    {
        var kept = await db.Transcripts.AsNoTracking().ToDictionaryAsync(row => (row.Session, row.Sequence));
        return _lines.Where(line => !(kept.TryGetValue((line.Session, line.Sequence), out var row) && (row.Kind == HeardKind.LeftOut || row.Text == line.Text)))
            .Select(line => $"of the transcript: {line}");
    }

    private async Task<IEnumerable<string>> Notes(WarmTransferDb db)
    {
        var settled = await db.Notes.AsNoTracking().ToDictionaryAsync(row => row.CallId, row => row.State);
        var since = (await db.NoteChanges.AsNoTracking().OrderBy(row => row.Id).ToListAsync()).ToLookup(row => row.CallId, row => row.Change);
        using var notes = new NoteDocuments();
        return calls.Where(call => call.Typed.Count > 0).SelectMany(call => Missing(call, notes.Settle(settled.GetValueOrDefault(call.Customer) is { Length: > 0 } state ? state : null, since[call.Customer]).Text)).ToList();
    }

    private static IEnumerable<string> Missing(StormCall call, string note) =>
        call.Typed.Where(typed => note.Split(typed).Length != 2).Select(typed => $"the note of {call.Customer} says “{note}” and not once “{typed}”");

    /// <summary>What the transcription has told and the console has taken; what was lost on the way, nobody can have.</summary>
    private async Task<IEnumerable<Line>> Told()
    {
        var told = new HashSet<Line>();
        foreach (var call in calls.Where(call => call.Answered))
            foreach (var entry in await network.Events(call.Customer))
                if (entry is { Kind: "webhook", Data: { } data } && data["purpose"] is "transcription-content" && data["status"] is ['2', ..]) told.Add(Line.Of(data));
        return told;
    }

    private sealed record Line(string Session, int Sequence, string Text)
    {
        public static Line Of(IReadOnlyDictionary<string, string> told) => new(
            told["p.TranscriptionSid"], int.Parse(told["p.SequenceId"], System.Globalization.CultureInfo.InvariantCulture),
            JsonDocument.Parse(told["p.TranscriptionData"]).RootElement.GetProperty("transcript").GetString()!);
    }
}
