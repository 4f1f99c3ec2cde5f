namespace WarmTransfer.Simulator.Network;

/// <summary>One line of what the network did: a webhook try, a REST request, TwiML, a warning, a change of a leg or a conference.</summary>
public sealed record LogEntry(
    long Seq, DateTimeOffset At, string Kind, string Level, string Text, string? CallSid = null, string? ConferenceSid = null,
    int? Code = null, IReadOnlyDictionary<string, string>? Data = null);

/// <summary>The newest entries; the oldest fall out. Only written inside the loop.</summary>
internal sealed class EventLog(TimeProvider clock, int capacity)
{
    private readonly Queue<LogEntry> _entries = new();
    private long _seq;

    public event Action? Changed;

    public void Info(string kind, string text, string? callSid = null, string? conferenceSid = null, IReadOnlyDictionary<string, string>? data = null) =>
        Add(new LogEntry(0, default, kind, "info", text, callSid, conferenceSid, null, data));

    /// <summary>What Twilio shows in its debugger: a warning, or an error that ends the call.</summary>
    public void Debugger(string level, int code, string text, string? callSid = null) =>
        Add(new LogEntry(0, default, "debugger", level, text, callSid, Code: code));

    public long LastSeq => _seq;

    public IReadOnlyList<LogEntry> After(long seq) => [.. _entries.Where(entry => entry.Seq > seq)];

    /// <summary>Everything that has to do with a call: with its legs and conferences too.</summary>
    public IReadOnlyList<LogEntry> Of(string callSid)
    {
        var about = _entries.Where(entry => Names(entry, callSid)).ToList();
        HashSet<string> names = [callSid, .. about.Select(entry => entry.CallSid).OfType<string>(), .. about.Select(entry => entry.ConferenceSid).OfType<string>()];
        return [.. _entries.Where(entry => names.Any(name => Names(entry, name)))];
    }

    public void Touch() => Changed?.Invoke();

    private static bool Names(LogEntry entry, string sid) =>
        entry.CallSid == sid || entry.ConferenceSid == sid || entry.Text.Contains(sid, StringComparison.Ordinal)
        || entry.Data?.Values.Any(value => value.Contains(sid, StringComparison.Ordinal)) == true;

    private void Add(LogEntry entry)
    {
        _entries.Enqueue(entry with { Seq = ++_seq, At = clock.GetUtcNow() });
        if (_entries.Count > capacity) _entries.Dequeue();
        Changed?.Invoke();
    }
}
