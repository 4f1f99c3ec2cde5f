using System.Runtime.CompilerServices;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web.Alerts;
using WarmTransfer.Web.Console;
using WarmTransfer.Web.Figures;
using WarmTransfer.Web.Live;
using WarmTransfer.Web.Reconciliation;
using WarmTransfer.Web.Teams;

namespace WarmTransfer.Web.Floor;

/// <summary>Keeps the one newest view of the floor for however many boards: at once when quiet, otherwise at most once in the interval.</summary>
internal sealed class FloorFeed(Board board, Views views, LiveQueues queues, LastConfirmed confirmed, LiveAlerts alerts, IQueueFigures figures, LiveMembers members, FloorOutlook outlook, TimeProvider clock) : BackgroundService, IFloorFeed
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    // Time alone makes a row stale, a phone unreachable and a wait too long.
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly FloorProjection _projection = new(new FloorRows(views, queues), queues, confirmed, outlook.Waits);
    private readonly Subscriptions _readers = new();
    private FloorView _view = FloorView.Empty, _rows = FloorView.Empty;

    public async IAsyncEnumerable<FloorView> Subscribe([EnumeratorCancellation] CancellationToken cancel)
    {
        // The subscription begins before the first look: what changes in between is seen again, never missed.
        using var subscription = _readers.Subscribe();
        FloorView? shown = null;
        while (!cancel.IsCancellationRequested)
        {
            if (Volatile.Read(ref _view) is var view && view != shown) yield return shown = view;
            await subscription.Changed(cancel);
        }
    }

    // The board is filled before anything is started, so whoever comes first sees it whole.
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        Look();
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = board.SubscribeAfterOthers();
        using var timer = new PeriodicTimer(Tick, clock);
        var (changed, tick) = (subscription.Changed(stoppingToken).AsTask(), timer.WaitForNextTickAsync(stoppingToken).AsTask());
        while (!stoppingToken.IsCancellationRequested)
        {
            if (Look()) await Task.Delay(Interval, clock, stoppingToken);
            await Task.WhenAny(changed, tick);
            if (changed.IsCompleted) changed = subscription.Changed(stoppingToken).AsTask();
            if (tick.IsCompleted) tick = timer.WaitForNextTickAsync(stoppingToken).AsTask();
        }
    }

    private bool Look()
    {
        var (snapshot, now) = (board.Snapshot, clock.GetUtcNow());
        var rows = _projection.Of(snapshot, now);
        var figured = figures.Now;
        var told = Keep.Same(_view.Alerts, alerts.Look(rows, snapshot, figured, now));
        var counted = Keep.Same(_view.Queues, FloorFigureRows.Of(figured, queues.Now));
        var known = members.Teams;
        var (calledBack, messages) = (Keep.Same(_view.Leads, outlook.Leads), Keep.Same(_view.Voicemails, outlook.Voicemails));
        if (ReferenceEquals(rows, _rows) && told == _view.Alerts && counted == _view.Queues && known == _view.Teams && calledBack == _view.Leads && messages == _view.Voicemails) return false;
        _rows = rows;
        Volatile.Write(ref _view, rows with { Alerts = told, Queues = counted, Teams = known, Leads = calledBack, Voicemails = messages, Version = _view.Version + 1 });
        _readers.Wake();
        return true;
    }
}
