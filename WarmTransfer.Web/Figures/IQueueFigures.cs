using WarmTransfer.Core.Figures;

namespace WarmTransfer.Web.Figures;

/// <summary>The figures that screens show.</summary>
public interface IQueueFigures
{
    /// <summary>As of now, or of a tenth of a second ago.</summary>
    FloorFigures Now { get; }
}
