using WarmTransfer.Core.Figures;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web.Figures;

namespace WarmTransfer.Tests.Web.Floor;

/// <summary>Figures that are as the test says; of an empty day until it says something.</summary>
internal sealed class StillFigures : IQueueFigures
{
    public FloorFigures Now { get; set; } = FloorFigures.Of(Queues.One, [], [], [], TimeZoneInfo.Utc, DateTimeOffset.UnixEpoch.AddYears(50));
}
