using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Calls;

namespace WarmTransfer.Web.Dispositions;

/// <summary>One line of the figures.</summary>
/// <param name="Share">Of all that was said of calls of the queue, in percent.</param>
public sealed record DispositionFigure(string Queue, string? Code, string Disposition, int Times, double Share);

/// <summary>How often agents have said what of calls, queue by queue, in a period.</summary>
internal sealed class DispositionFigures(WrapUps wrapUps, LiveQueues queues, IOptions<DeskOptions> desk, TimeProvider clock)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(desk.Value.TimeZone);

    public DispositionPeriod Period(string? from, string? to) => DispositionPeriod.Of(from, to, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), _zone).DateTime));

    public async Task<ImmutableArray<DispositionFigure>> Of(CurrentAgent viewer, DispositionPeriod period, CancellationToken cancel)
    {
        var (from, until) = period.In(_zone);
        var counts = await wrapUps.Count(viewer, from, until, cancel);
        return Shares(counts, queues.Now);
    }

    internal static ImmutableArray<DispositionFigure> Shares(IReadOnlyCollection<DispositionCount> counts, Queues queues)
    {
        var all = counts.GroupBy(one => one.Queue).ToDictionary(queue => queue.Key, queue => queue.Sum(one => one.Times));
        return [.. counts.Select(one => new DispositionFigure(queues[one.Queue].Name, one.Code, one.Label ?? "none", one.Times, Math.Round(100.0 * one.Times / all[one.Queue], 1)))];
    }
}
