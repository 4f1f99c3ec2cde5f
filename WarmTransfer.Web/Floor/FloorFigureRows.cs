using System.Collections.Immutable;
using WarmTransfer.Core.Figures;
using WarmTransfer.Core.Routing;

namespace WarmTransfer.Web.Floor;

/// <summary>The figures as the floor shows them.</summary>
internal static class FloorFigureRows
{
    // All queues together say nothing new where there is one.
    public static ImmutableArray<FloorQueue> Of(FloorFigures figures, Queues queues) =>
        [.. (figures.Queues.Length == 1 ? figures.Queues : figures.Queues.Add(figures.Overall)).Select(row => Row(row, queues))];

    private static FloorQueue Row(QueueFigures row, Queues queues) => new(
        row.Queue?.Value ?? FloorQueue.All, row.Name, row.Queue is { } id ? queues[id].Strategy : null,
        row.Waiting, row.LongestWaitSince, Period(row.LastHalfHour), Period(row.Today));

    private static FloorPeriod Period(PeriodFigures period) => new(
        Percent(period.InSla), Seconds(period.Asa), Seconds(period.Aht), period.Handled, period.Abandoned, Percent(period.AbandonRate), Percent(period.Occupancy), period.Overflowed);

    private static int? Percent(double? part) => part is { } known ? (int)Math.Round(100 * known) : null;

    private static int? Seconds(TimeSpan? time) => time is { } known ? (int)Math.Round(known.TotalSeconds) : null;
}
