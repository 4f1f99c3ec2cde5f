namespace WarmTransfer.Web.Outbox;

/// <summary>Tells the relay that there is something to do.</summary>
internal sealed class OutboxSignal(TimeProvider clock) : Nudge(clock);
