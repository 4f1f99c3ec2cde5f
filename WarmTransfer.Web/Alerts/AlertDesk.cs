using WarmTransfer.Core;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Cluster;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Alerts;

/// <summary>What supervisors say to an alert. Null: done.</summary>
public interface IAlertDesk
{
    Task<Refusal?> Acknowledge(string alert, AgentId by, CancellationToken cancel);
}

/// <summary>Lets supervisors acknowledge alerts, and writes down who did, and who may not.</summary>
internal sealed class AlertDesk(LiveAlerts keeper, AlertStore store, Permissions permissions, IAuditLog audit, Duty duty, Board board, TimeProvider clock) : IAlertDesk
{
    private const string Act = "acknowledges an alert";

    public async Task<Refusal?> Acknowledge(string alert, AgentId by, CancellationToken cancel)
    {
        if (await permissions.Refuse(by, Act, keeper.Find(alert), cancel) is { } denied) return denied;
        var (seen, refusal) = keeper.Acknowledge(alert, by, clock.GetUtcNow());
        if (refusal is not null) return refusal;
        board.Touch();
        await (duty.IsHeld ? store.Save(cancel) : store.SaveSeen(seen!, cancel));
        await audit.Write(new AuditEntry(by.Value, Act, AuditOutcome.Done, seen!.Text.English, seen.Call(), seen.Agent()));
        return null;
    }
}
