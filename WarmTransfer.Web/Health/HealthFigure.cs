namespace WarmTransfer.Web.Health;

/// <summary>What the health page tells of.</summary>
public enum HealthFigure
{
    WebhookLatency,
    RefusedWebhooks,
    BudgetWait,
    MissedFacts,
    TokenFailures,
    OutboxAge,
    UnsavedChanges,
    Database,
    Bus,
    Twilio,
    Clock,
    Nodes,
    Backup,
}
