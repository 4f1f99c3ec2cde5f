using System.Globalization;
using WarmTransfer.Simulator.Network;

namespace WarmTransfer.Simulator.Twiml;

/// <summary>Enqueue: the leg waits, its wait document starting again and again, until it leaves.</summary>
internal sealed class EnqueueRun(ScriptContext context, Verb.Enqueue enqueue)
{
    private static readonly TimeSpan ShortestRound = TimeSpan.FromSeconds(1);
    private readonly Exchange _exchange = context.Exchange;
    private readonly DateTimeOffset _since = context.Exchange.Now;

    public async Task<Step> RunAsync()
    {
        var queue = Queue();
        queue.Waiting.Add((context.Leg, _since));
        var outcome = ScriptOutcome.Failed;
        try { outcome = await WaitAsync(queue); }
        finally { queue.Waiting.RemoveAll(entry => entry.Leg == context.Leg); }
        return Next(queue, outcome);
    }

    private WaitQueue Queue()
    {
        if (!_exchange.Queues.TryGetValue(enqueue.Queue, out var queue))
            _exchange.Queues[enqueue.Queue] = queue = new WaitQueue(_exchange.Sids.Next("QU"), enqueue.Queue);
        return queue;
    }

    private async Task<ScriptOutcome> WaitAsync(WaitQueue queue)
    {
        if (enqueue.WaitUrl is not { } text) await context.Stage.PlayAsync(_exchange.Sounds.HoldMusic, 0, context.Stop);
        if (context.Resolve(enqueue.WaitUrl ?? "") is not { } url) return ScriptOutcome.Failed;
        while (true)
        {
            var round = _exchange.Clock.GetTimestamp();
            var outcome = await _exchange.Scripts.QueueAsync(context.Leg, new TwimlSource(url, enqueue.WaitMethod, null, Position(queue)), context.Stop);
            if (outcome != ScriptOutcome.Done) return outcome;
            // A document that plays nothing would be asked for without end.
            if (_exchange.Clock.GetElapsedTime(round) < ShortestRound) await context.Stage.RestAsync(ShortestRound, context.Stop);
        }
    }

    private List<KeyValuePair<string, string>> Position(WaitQueue queue) =>
    [
        new("QueueSid", queue.Sid), new("QueuePosition", Text(queue.Waiting.FindIndex(entry => entry.Leg == context.Leg) + 1)),
        new("QueueTime", Text(Seconds())), new("AvgQueueTime", Text(Seconds())), new("CurrentQueueSize", Text(queue.Waiting.Count)), new("MaxQueueSize", "100"),
    ];

    private Step Next(WaitQueue queue, ScriptOutcome outcome) => context.ToAction(enqueue.Action, enqueue.Method,
        new("QueueResult", outcome == ScriptOutcome.Left ? "leave" : "error"), new("QueueSid", queue.Sid), new("QueueTime", Text(Seconds())));

    private int Seconds() => (int)(_exchange.Now - _since).TotalSeconds;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
