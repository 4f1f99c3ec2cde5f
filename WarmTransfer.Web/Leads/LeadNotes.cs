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
    private const int Together = 200;
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(500);
    // Screens show first that a call has changed, and of many calls it is found out at once which of them mean something.
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(100);
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
        while (await _waiting.Reader.WaitToReadAsync(stoppingToken))
        {
            await Task.Delay(Gathering, clock, stoppingToken);
            var calls = Gathered();
            while (!await TryNote(calls, stoppingToken)) await Task.Delay(Again, clock, stoppingToken);
        }
    }

    private List<Call> Gathered()
    {
        var calls = new List<Call>();
        while (calls.Count < Together && _waiting.Reader.TryRead(out var call)) calls.Add(call);
        return calls;
    }

    private async Task<bool> TryNote(List<Call> calls, CancellationToken cancel)
    {
        try
        {
            if (await store.Note(calls, cancel)) board.AtOnce();
            return true;
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            log.LogWarning("What {Calls} calls mean for their customers' leads could not be saved: {Fault} Trying again.", calls.Count, fault.Message);
            return false;
        }
    }
}
