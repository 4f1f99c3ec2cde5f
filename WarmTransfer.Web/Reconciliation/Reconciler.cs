using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Cluster;
using WarmTransfer.Web.Flows;
using WarmTransfer.Web.Live;
using WarmTransfer.Web.Routing;

namespace WarmTransfer.Web.Reconciliation;

/// <summary>Compares calls with Twilio and posts what was missed: all at start, each at least once in so many seconds, and sooner when something is odd.</summary>
internal sealed class Reconciler(
    Board board, LastConfirmed confirmed, Desk desk, CallReader calls, TwilioReader twilioCalls, CallReconciler reconciler, LiveQueues queues, LiveFlows flows, LivePolicies policies, TwilioVoice twilio, Duty duty, NodeBus bus,
    IOptions<DeskOptions> options, TimeProvider clock, ILogger<Reconciler> log)
    : BackgroundService
{
    public const string Actor = CallReconciler.Actor;
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestFirstLook = TimeSpan.FromSeconds(30);
    // Between two rooms a customer is nowhere for as long as a sentence takes.
    private static readonly TimeSpan Sentence = TimeSpan.FromSeconds(5);
    // Twilio refuses whoever asks too much at once (429); a call is one or two requests.
    private const int AtOnce = 16;
    private const int ReadAtOnce = 100;

    private readonly TimeSpan _period = TimeSpan.FromSeconds(options.Value.ReconcileSeconds);
    private readonly ConcurrentQueue<CallId> _nudges = [];
    private readonly ConcurrentDictionary<CallId, Entry> _schedule = [];
    private readonly TaskCompletionSource _looked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DateTimeOffset _nextSweep;

    /// <summary>Something about this call is odd: whoever has the duty looks soon, whether it is known or not.</summary>
    public void Nudge(CallId call)
    {
        if (duty.IsHeld) _nudges.Enqueue(call);
        else bus.Tell(node => new NodeNews(node) { Odd = [call.Value] });
    }

    /// <summary>
    /// Ends when Twilio has been asked once about everything, could not be, or takes long; at once where another node was at work before. What is saved may be older than the calls that are on: whoever
    /// seems to be free may be talking, and whoever seems to wait may have been answered.
    /// </summary>
    public async Task HasLooked(CancellationToken cancel)
    {
        if (duty.HasSeenAnother) return;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAny(_looked.Task, Task.Delay(LongestFirstLook, clock, limit.Token));
        await limit.CancelAsync();
        cancel.ThrowIfCancellationRequested();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, clock);
        var (backOff, failures) = (Tick, 0);
        do
        {
            try
            {
                if (_nextSweep == default && !duty.HasSeenAnother) await Inherit(stoppingToken);
                await Round(stoppingToken);
                _looked.TrySetResult();
                (backOff, failures) = (Tick, 0);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                TellFailure(fault, ++failures, backOff);
                _looked.TrySetResult();
                await Task.Delay(backOff, clock, stoppingToken);
                backOff = backOff * 2 < LongestBackOff ? backOff * 2 : LongestBackOff;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    // While no node listened, anything may have happened; another one that was at work has heard it.
    private async Task Inherit(CancellationToken cancel)
    {
        foreach (var call in board.Snapshot.Calls.Values)
            foreach (var doubt in CallDifferences.Inherit(call))
                await desk.Post(new Post(call.Id, doubt, Actor), cancel);
    }

    private async Task Round(CancellationToken cancel)
    {
        Listen(clock.GetUtcNow());
        var due = _schedule.Where(entry => entry.Value.Due <= clock.GetUtcNow()).Select(entry => entry.Key).ToList();
        if (due.Count == 0 && _nextSweep > clock.GetUtcNow()) return;
        // Read before Twilio is asked: what happens in between is news, and not taken for something that was missed.
        var before = await Read(due, cancel);
        var live = await twilioCalls.LiveRooms(cancel);
        _nextSweep = clock.GetUtcNow() + _period;
        foreach (var id in live.Calls.Where(id => !_schedule.ContainsKey(id))) await Discover(id, live, cancel);
        await Parallel.ForEachAsync(
            before, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, async (call, stop) => await TryCompare(call, live, stop));
    }

    // At start thousands are due: to read them one by one takes several times as long.
    private async Task<List<Call>> Read(IEnumerable<CallId> due, CancellationToken cancel)
    {
        var read = new List<Call>();
        foreach (var some in due.Select(id => id.Value).Chunk(ReadAtOnce)) read.AddRange((await calls.Find(some, cancel)).Where(call => call.HasLiveLegs));
        return read;
    }

    /// <summary>A change brings the next look forward and never puts it off: a call may go on changing while what matters was missed.</summary>
    private void Listen(DateTimeOffset now)
    {
        var snapshot = board.Snapshot.Calls;
        foreach (var gone in _schedule.Keys.Where(call => !snapshot.ContainsKey(call)).ToList()) Forget(gone);
        foreach (var (id, call) in snapshot)
            if (!_schedule.TryGetValue(id, out var entry)) _schedule[id] = new Entry(call, _nextSweep == default ? now : now + Patience(call), Last: null);
            else if (!ReferenceEquals(entry.Seen, call)) _schedule[id] = entry with { Seen = call, Due = Earlier(entry.Due, now + Patience(call)) };
        while (_nudges.TryDequeue(out var nudged))
            if (_schedule.TryGetValue(nudged, out var entry)) _schedule[nudged] = entry with { Due = now };
            else _nextSweep = now;
    }

    private void Forget(CallId gone)
    {
        _schedule.TryRemove(gone, out _);
        confirmed.Forget(gone);
    }

    private TimeSpan Patience(Call call) => call.IsSomebodyMissing ? Earlier(_period, Sentence) : _period;

    private static T Earlier<T>(T one, T other) where T : IComparable<T> => one.CompareTo(other) < 0 ? one : other;

    /// <summary>A live conference of a call that is not on the board: nobody saved its arrival, or nobody should be in there any more.</summary>
    private async Task Discover(CallId id, LiveRooms live, CancellationToken cancel)
    {
        if (await calls.Find(id, cancel) is { } known)
        {
            if (known is { IsOver: true, HasLiveLegs: false })
                foreach (var (_, conference) in live.Of(id)) await twilio.EndConferenceAsync(conference.Sid, cancel);
            return;
        }

        if (await twilio.FetchCallAsync(id.Value, cancel) is not { Status: CallStatuses.InProgress or CallStatuses.Ringing } customer) return;
        log.LogWarning("Call {Call} is at Twilio and was not in the database; it is now.", id);
        var arrival = new CallEvent.Fact.CustomerArrived(customer.From, customer.To, flows.QueueOf(customer.To) ?? queues.Now.Of(customer.To).Id);
        // Whoever talks with the customer is known before anybody else is rung for them.
        if ((await desk.Post(new Post(id, arrival, Actor), cancel)).Call is { } call) await reconciler.Reconcile(call, live, earlier: null, cancel);
    }

    private void TellFailure(Exception fault, int failures, TimeSpan wait)
    {
        log.LogWarning(Stack(fault), "Twilio could not be asked how its calls stand (try {Try}): {Fault} Asking again in {Wait}.", failures, Said(fault), wait);
        log.LogDebug(fault, "Try {Try} of asking Twilio how its calls stand.", failures);
    }

    // That Twilio cannot be reached is no fault of this program: where it happened in here tells nobody anything.
    private static Exception? Stack(Exception fault) => fault is TwilioRequestException ? null : fault;

    private static string Said(Exception fault) => new NumberMask(shown: false).Of(fault.Message);

    // One call of which Twilio gives no answer keeps no other from being looked at.
    private async Task TryCompare(Call call, LiveRooms live, CancellationToken cancel)
    {
        try
        {
            await Compare(call, live, cancel);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            log.LogWarning(Stack(fault), "Call {Call} could not be compared with Twilio: {Fault} Trying again in {Wait}.", call.Id, Said(fault), Sentence);
            _schedule[call.Id] = _schedule[call.Id] with { Due = clock.GetUtcNow() + Sentence };
        }
    }

    private async Task Compare(Call call, LiveRooms live, CancellationToken cancel)
    {
        var entry = _schedule[call.Id];
        var (seen, _) = await reconciler.Reconcile(call, live, entry.Last, cancel);
        // Somebody in no conference, and in no menu, may be between two of them: only a second look tells.
        _schedule[call.Id] = !call.IsInMenu(policies.Calls, clock.GetUtcNow()) && call.Legs.Exists(leg => leg.Sid is { } sid && seen.IsUp(sid) && seen.RoomOf(sid) is null)
            ? entry with { Due = clock.GetUtcNow() + Sentence, Last = seen }
            : entry with { Due = clock.GetUtcNow() + _period, Last = null };
    }

    /// <param name="Seen">The call as it was on the board when we last looked there.</param>
    /// <param name="Last">What Twilio said the last time, when that calls for another look.</param>
    private sealed record Entry(Call? Seen, DateTimeOffset Due, CallAtTwilio? Last);
}
