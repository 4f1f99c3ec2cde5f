using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Web.Calls;

namespace WarmTransfer.Web.Console;

/// <summary>One thing that an agent asks for themselves: busy until the answer is there.</summary>
internal sealed partial class AgentQuestion(IAgentDesk desk, ILogger logger)
{
    public bool Busy { get; private set; }

    /// <summary>Why it was not done; null when it was, or nothing was asked yet.</summary>
    public Sentence? Reason { get; private set; }

    /// <summary>True when it was done.</summary>
    public async Task<bool> Ask(AgentId agent, AgentEvent e, CancellationToken cancel)
    {
        if (Busy) return false;
        (Busy, Reason) = (true, null);
        try
        {
            Reason = (await desk.Ask(agent, e, cancel))?.Reason;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Failed(logger, fault, e.GetType().Name, agent);
            Reason = $"The server had a fault. Please try again.";
        }
        finally
        {
            Busy = false;
        }

        return Reason is null;
    }

    [LoggerMessage(LogLevel.Error, "{Event} for agent {Agent} failed")]
    private static partial void Failed(ILogger logger, Exception fault, string @event, AgentId agent);
}
