using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Calls;

namespace WarmTransfer.Web.Console;

/// <summary>One thing asked of a call by a button: posted once, busy until the answer is there.</summary>
internal sealed partial class Question(ICommands commands, ILogger logger)
{
    // Kept until there is an answer: a second attempt after a fault must not do the thing twice.
    private (CallEvent.Intent Intent, Guid Command)? _open;

    public bool Busy { get; private set; }

    /// <summary>Why it was not done; null when it was, or nothing was asked yet.</summary>
    public Sentence? Reason { get; private set; }

    /// <summary>True when it was done.</summary>
    public async Task<bool> Ask(CallId call, CallEvent.Intent intent, CancellationToken cancel)
    {
        if (Busy) return false;
        (Busy, Reason) = (true, null);
        try
        {
            return await Post(call, intent, cancel);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Failed(logger, fault, intent.GetType().Name, call);
            Reason = $"The server had a fault and may not have done it. Please try again.";
            return false;
        }
        finally
        {
            Busy = false;
        }
    }

    private async Task<bool> Post(CallId call, CallEvent.Intent intent, CancellationToken cancel)
    {
        if (_open?.Intent != intent) _open = (intent, Guid.NewGuid());
        Reason = (await commands.Ask(call, intent, _open.Value.Command, cancel))?.Reason;
        _open = null;
        return Reason is null;
    }

    [LoggerMessage(LogLevel.Error, "{Intent} for call {Call} failed")]
    private static partial void Failed(ILogger logger, Exception fault, string intent, CallId call);
}
