using System.Collections.Immutable;
using System.Reflection;
using WarmTransfer.Web.Cluster;
using WarmTransfer.Web.Twilio;

namespace WarmTransfer.Web.Health;

/// <summary>Looks at this node every ten seconds, keeps an hour of it in memory, and tells the other nodes through the database.</summary>
internal sealed class HealthSampler(Instruments instruments, HealthProbe probe, HealthReadings readings, Duty duty, NodeBus bus, LastAnswers answers, TimeProvider clock, ILogger<HealthSampler> log) : BackgroundService, IHealthBoard
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);
    private readonly string _me = Guid.NewGuid().ToString("N");
    private readonly DateTimeOffset _started = clock.GetUtcNow();
    private readonly Ticks _ticks = new();
    private readonly Dictionary<HealthFigure, HealthHistory> _histories = HealthRules.All.ToDictionary(rule => rule.Figure, _ => new HealthHistory());
    private volatile HealthView? _current;
    private Probed? _known;

    public HealthView? Current => _current;

    /// <summary>Everything once.</summary>
    internal async Task Sample(CancellationToken cancel)
    {
        var (tick, probed) = (instruments.Take(), await probe.Look(cancel));
        _ticks.Add(tick);
        _known = probed ?? _known;
        var view = View(tick, probed, clock.GetUtcNow());
        _current = view;
        if (probed is not null) await probe.Tell(Me(view.State, view.Faults, view.Rows), cancel);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await probe.Leave(_me, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                await Sample(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(fault, "The health page could not be brought up to date; it is tried again in ten seconds.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private HealthView View(Tick tick, Probed? probed, DateTimeOffset now)
    {
        NodeRow[] others = [.. _known?.Nodes.Where(row => row.Id != _me) ?? []];
        NodeLine[] silent = [.. others.Select(row => NodeLine.Of(row, _me, now))];
        var rows = HealthRules.All.Select(rule => Row(rule, readings.Read(rule.Figure, _ticks, tick, probed, [Line(default, "", []), .. silent], now), now));
        var view = new HealthView(now, [.. rows.OrderByDescending(row => row.State).ThenBy(row => row.Rule.Figure)], []);
        return view with { Nodes = [Line(view.State, view.Faults, view.Rows), .. silent] };

        NodeLine Line(HealthState state, string faults, ImmutableArray<HealthRow> rows) => NodeLine.Of(Me(state, faults, rows), _me, now);
    }

    private HealthRow Row(HealthRule rule, Measured reading, DateTimeOffset now)
    {
        var history = _histories[rule.Figure];
        history.Add(now, reading.Value ?? 0, rule.Judge(reading));
        return HealthRow.Of(rule, reading, history);
    }

    private NodeRow Me(HealthState state, string faults, ImmutableArray<HealthRow> rows) => new()
    {
        Id = _me, Name = Short($"{Environment.MachineName}, process {Environment.ProcessId}", NodeRow.NameLength), Version = Version, StartedAt = _started, SeenAt = clock.GetUtcNow(),
        HasDuty = duty.IsHeld, BusIsUp = bus.IsConfigured ? bus.IsConnected : null, ClockAheadSeconds = answers.ClockAhead?.TotalSeconds,
        State = state.ToString(), Faults = Short(faults, NodeRow.FaultsLength), Figures = NodeFigure.Write(rows),
    };

    // The number and, where it is known, the first digits of the commit.
    private static string Version { get; } = Short(string.Join('+', (typeof(HealthSampler).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "")
        .Split('+').Select((part, i) => i == 0 ? part : Short(part, 8))), NodeRow.VersionLength);

    private static string Short(string text, int most) => text.Length <= most ? text : text[..most];
}
