using WarmTransfer.Core.Figures;

namespace WarmTransfer.Web.Figures;

/// <summary>The figures that screens show.</summary>
public interface IQueueFigures
{
    /// <summary>As of now, or of half a second ago: whoever looks, they are made at most twice a second.</summary>
    FloorFigures Now { get; }
}
