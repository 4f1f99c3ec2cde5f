using WarmTransfer.Core.Alerts;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Alerts;

/// <summary>An alert that is not over: a restart neither raises it again nor forgets who has seen it.</summary>
internal sealed class AlertRow
{
    public required string Id { get; init; }

    /// <summary>The <see cref="Alert"/> as JSON.</summary>
    public required string Document { get; set; }

    public static AlertRow Of(Alert alert) => new() { Id = alert.Id, Document = Json.Write(alert) };

    public Alert Read() => Json.Read<Alert>(Document);
}
