using System.Collections.Concurrent;
using System.Threading.Channels;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Leads;

/// <summary>Takes from each commit of this node the calls that mean something for a lead, and writes that down behind the caller's back. What is lost as a process dies, <see cref="LeadWatch"/> finds.</summary>
internal sealed class LeadNotes(LeadStore store, LeadBoard board, TimeProvider clock, ILogger<LeadNotes> log) : BackgroundService
{
    /// <summary>Calls that may wait for the database; those beyond are found later.</summary>
    internal const int Room = 10_000;
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(500);
    private readonly Channel<Call> _waiting = Channel.CreateBounded<Call>(new BoundedChannelOptions(Room) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private readonly ConcurrentDictionary<CallId, bool> _answered = [];

    internal int Remembered => _answered.Count;

    private bool IsNews(Call call)
    {
        if (call.AnsweredAt is null) return call.IsOver;
        // Calls that came to their end at another node are forgotten with all others.
        if (_answered.Count >= Room) _answered.Clear();
        return _answered.TryAdd(call.Id, true);
    }

    /// <summary>Never waits. An answered call is news once, however often it changes after that.</summary>
    public void Take(IEnumerable<Versioned<Call>> calls)
    {
        foreach (var (call, _) in calls)
            if (IsNews(call)) _waiting.Writer.TryWrite(call);
            else if (call is { IsOver: true, HasLiveLegs: false }) _answered.TryRemove(call.Id, out _);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var call in _waiting.Reader.ReadAllAsync(stoppingToken))
            while (!await TryNote(call, stoppingToken)) await Task.Delay(Again, clock, stoppingToken);
    }

    private async Task<bool> TryNote(Call call, CancellationToken cancel)
    {
        try
        {
            if (await store.Note(call, cancel)) board.AtOnce();
            return true;
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            log.LogWarning("What call {Call} means for its customer's lead could not be saved: {Fault} Trying again.", call.Id, fault.Message);
            return false;
        }
    }
}
