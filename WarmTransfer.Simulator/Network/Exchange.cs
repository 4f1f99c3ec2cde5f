using WarmTransfer.Simulator.Twiml;
using WarmTransfer.Simulator.Webhooks;

namespace WarmTransfer.Simulator.Network;

/// <summary>The whole network: what it knows, and the parts that work on it. Everything here is touched only inside <see cref="Loop"/>.</summary>
internal sealed class Exchange : IDisposable
{
    private const int LegsKept = 5000;
    private readonly LinkedList<Leg> _legs = [];
    private readonly Dictionary<string, Leg> _bySid = [];

    public Exchange(SimulatorOptions options, TimeProvider clock, ISounds sounds, HttpClient http)
    {
        (Options, Clock, Sounds) = (options, clock, sounds);
        Log = new EventLog(clock, options.EventsKept);
        Loop = new Loop { Faulted = fault => Log.Debugger("error", 0, fault.ToString()) };
        Sids = new Sids(options.Seed, clock.GetUtcNow());
        Chaos = new Chaos(options.Seed);
        Directory = new Directory(options, Sids, clock);
        Webhooks = new WebhookClient(http, options, clock, Loop, Log);
        Callbacks = new Callbacks(Webhooks, Chaos, clock, Log);
        AudioMap = new AudioMap(this);
        Switchboard = new Switchboard(this);
        Hall = new ConferenceHall(this);
        Scripts = new ScriptRunner(this);
        CallRecorder = new CallRecorder(this);
    }

    public SimulatorOptions Options { get; }
    public TimeProvider Clock { get; }
    public ISounds Sounds { get; }
    public Loop Loop { get; }
    public EventLog Log { get; }
    public Sids Sids { get; }
    public Chaos Chaos { get; }
    public Directory Directory { get; }
    public WebhookClient Webhooks { get; }
    public Callbacks Callbacks { get; }
    public AudioMap AudioMap { get; }
    public Switchboard Switchboard { get; }
    public ConferenceHall Hall { get; }
    public ScriptRunner Scripts { get; }
    public Dictionary<string, WaitQueue> Queues { get; } = [];
    public Recordings Recordings { get; } = new();
    public CallRecorder CallRecorder { get; }

    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>Raised inside the loop when a leg comes into being.</summary>
    public event Action<Leg>? LegAdded;

    /// <summary>Newest first.</summary>
    public IEnumerable<Leg> Legs => _legs;

    /// <summary>Stops every document: a tune that plays for ever would outlive the network.</summary>
    public void Dispose()
    {
        Loop.Do(() =>
        {
            foreach (var leg in _legs) Scripts.Stop(leg);
        });
        Webhooks.Dispose();
    }

    public Leg? Leg(string sid) => _bySid.GetValueOrDefault(sid);

    public void Add(Leg leg)
    {
        _legs.AddFirst(leg);
        _bySid[leg.Sid] = leg;
        LegAdded?.Invoke(leg);
        if (_legs.Count > LegsKept && _legs.Last!.Value is { IsOver: true } oldest) Forget(oldest);
    }

    public void Forget(Leg leg)
    {
        _legs.Remove(leg);
        _bySid.Remove(leg.Sid);
    }

    /// <summary>Starts work that nobody awaits; cancelled is a normal end, a fault goes to the event log.</summary>
    public void Launch(Func<Task> work) => _ = LaunchAsync(work);

    private async Task LaunchAsync(Func<Task> work)
    {
        try { await work(); }
        catch (OperationCanceledException) { }
#pragma warning disable CA1031 // A fault in one call must not take the network down.
        catch (Exception fault) { Log.Debugger("error", 0, fault.ToString()); }
#pragma warning restore CA1031
    }
}
