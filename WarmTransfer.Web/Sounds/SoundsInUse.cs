using System.Collections.Frozen;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Routing;

namespace WarmTransfer.Web.Sounds;

/// <summary>The recordings that queues use, in memory: callers hear them while the database is away.</summary>
internal sealed class SoundsInUse(LiveSettings live, SoundStore store, TimeProvider clock, ILogger<SoundsInUse> log) : BackgroundService, ISettingsUser
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(6);
    private readonly Nudge _nudge = new(clock);
    private FrozenDictionary<string, byte[]> _now = FrozenDictionary<string, byte[]>.Empty;

    public byte[]? Find(string id) => Volatile.Read(ref _now).GetValueOrDefault(id);

    public async Task Begin(CancellationToken cancel)
    {
        await Load(cancel);
        live.Changed += _nudge.AtOnce;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Load(stoppingToken);
                await store.Forget(Ids, stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("The recordings of the queues could not be read: {Fault} Trying again when something changes.", fault.Message);
            }

            await _nudge.Wait(Interval, stoppingToken);
        }
    }

    private HashSet<string> Ids => [.. live.Now.All(QueueSetting.Kind).SelectMany(queue => queue.Value.Recordings.Values.Append(queue.Value.MusicRecording ?? "")).Where(id => id is not "")];

    private async Task Load(CancellationToken cancel)
    {
        var (known, loaded) = (Volatile.Read(ref _now), new Dictionary<string, byte[]>());
        foreach (var id in Ids)
            if ((known.GetValueOrDefault(id) ?? await store.Find(id, cancel)) is { } wav) loaded[id] = wav;
        Volatile.Write(ref _now, loaded.ToFrozenDictionary());
    }
}
