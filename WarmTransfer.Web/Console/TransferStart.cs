using WarmTransfer.Core;

namespace WarmTransfer.Web.Console;

/// <summary>What the transfer dialog is opened with; each time another object, though it says the same.</summary>
public sealed class TransferStart(TransferKind kind, AgentId? agent = null, QueueId? queue = null)
{
    public TransferKind Kind => kind;

    /// <summary>Who is highlighted; null: the first who can take the call.</summary>
    public AgentId? Agent => agent;

    /// <summary>Which queue is highlighted; null: the first.</summary>
    public QueueId? Queue => queue;
}
