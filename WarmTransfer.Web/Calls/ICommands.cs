using WarmTransfer.Core;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Web.Calls;

/// <summary>What screens ask for: a button posts an intent and hears whether it was refused.</summary>
public interface ICommands
{
    /// <summary>Applies the intent once; the same <paramref name="command"/> again returns the first outcome, except that of a stranger to the call, which is not kept. Null: done.</summary>
    Task<Refusal?> Ask(CallId call, CallEvent.Intent intent, Guid command, CancellationToken cancel);
}

/// <summary>Who may ring a colleague who is not available.</summary>
public interface IOverrides
{
    Task<bool> May(AgentId by, CancellationToken cancel);
}
