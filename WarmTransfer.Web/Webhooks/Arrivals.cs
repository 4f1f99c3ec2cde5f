using System.Collections.Concurrent;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Calls;

namespace WarmTransfer.Web.Webhooks;

/// <summary>Saves new calls behind the customer's back: the greeting must not wait for the database.</summary>
internal sealed class Arrivals(Desk desk, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<Arrivals> log)
{
    internal const int Room = 1_000;
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<CallId, Lazy<Task>> _saving = new();

    /// <summary>Saving is tried until it succeeds. Ends at once, unless so many are not saved yet that whoever comes now has to wait for their turn, but not for ever.</summary>
    public Task Begin(CallId call, CallEvent.Fact.CustomerArrived arrival, string? dedupeKey, DateTimeOffset receivedAt, CancellationToken cancel)
    {
        var saving = Saving(new Post(call, arrival, "twilio", dedupeKey, receivedAt), arrival, after: null);
        // Started only once it is entered: what is saved at once would be taken out before.
        var saved = _saving.GetOrAdd(call, saving).Value;
        return Wait(saved, cancel);
    }

    /// <summary>Saves in the same way what has happened to a call before it waits: after whatever of it is still being saved.</summary>
    /// <param name="otherwise">Saved instead where nobody knows the call: whoever answered it died before it was saved.</param>
    public Task Follow(CallId call, CallEvent.Fact fact, string? dedupeKey, CallEvent.Fact.CustomerArrived otherwise, DateTimeOffset receivedAt, CancellationToken cancel)
    {
        var post = new Post(call, fact, "twilio", dedupeKey, receivedAt);
        return Wait(_saving.AddOrUpdate(call, _ => Saving(post, otherwise, after: null), (_, before) => Saving(post, otherwise, before)).Value, cancel);
    }

    private Task Wait(Task saved, CancellationToken cancel) => _saving.Count <= Room ? Task.CompletedTask : Task.WhenAny(saved, Task.Delay(Patience, clock, cancel));

    internal int Count => _saving.Count;

    /// <summary>Twilio's next webhooks about a call may overtake its saving: they wait for it here, but not for ever.</summary>
    public async Task WhenSaved(CallId call, CancellationToken cancel)
    {
        if (!_saving.TryGetValue(call, out var saving)) return;
        await Task.WhenAny(saving.Value, Task.Delay(Patience, clock, cancel));
    }

    private Lazy<Task> Saving(Post post, CallEvent.Fact.CustomerArrived otherwise, Lazy<Task>? after)
    {
        Lazy<Task> saving = null!;
        return saving = new(() => Task.Run(async () =>
        {
            if (after is not null) await after.Value.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Save(post, otherwise, lifetime.ApplicationStopping);
            // Unless more of the same call has come meanwhile.
            _saving.TryRemove(KeyValuePair.Create(post.Call, saving));
        }));
    }

    private async Task Save(Post post, CallEvent.Fact.CustomerArrived otherwise, CancellationToken cancel)
    {
        for (var wait = TimeSpan.FromMilliseconds(50); !await TrySave(post, otherwise, cancel); wait = Longer(wait))
            await Task.Delay(wait, clock, cancel);
    }

    private async Task<bool> TrySave(Post post, CallEvent.Fact.CustomerArrived otherwise, CancellationToken cancel)
    {
        try
        {
            if ((await desk.Post(post, cancel)).Call is null) await desk.Post(post with { Event = otherwise, DedupeKey = null }, cancel);
            return true;
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            log.LogError(fault, "Call {Call} has arrived and could not be saved yet; the customer hears music meanwhile.", post.Call);
            return false;
        }
    }

    private static TimeSpan Longer(TimeSpan wait) => wait * 2 < LongestBackOff ? wait * 2 : LongestBackOff;
}
