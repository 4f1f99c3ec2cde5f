using WarmTransfer.Core;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Web.Joining;

/// <summary>What a browser calls in for.</summary>
internal enum JoinPurpose
{
    /// <summary>The pre-call test: no call of a customer is entered.</summary>
    Test,

    /// <summary>Back into a call from which the browser was lost.</summary>
    Rejoin,

    Listen,
    Whisper,
    Barge,
}

/// <summary>What lets one browser phone into one call, once.</summary>
/// <param name="Call">Null: a test, which is of no call.</param>
/// <param name="Until">Good before that.</param>
internal sealed record JoinTicket(Guid Id, AgentId Agent, JoinPurpose Purpose, CallId? Call, DateTimeOffset Until)
{
    /// <summary>Whoever comes with it second is known by this, at every node and after a restart.</summary>
    public string DedupeKey => $"ticket {Id:N}";

    /// <param name="sid">CallSid of the leg that comes in.</param>
    /// <returns>Null: a test asks nothing of a call.</returns>
    public CallEvent.Intent? Intent(string sid) => Purpose switch
    {
        JoinPurpose.Test => null,
        JoinPurpose.Rejoin => new CallEvent.Intent.Rejoin(Agent, sid),
        JoinPurpose.Listen => new CallEvent.Intent.Monitor(Agent, sid, MonitorMode.Listen),
        JoinPurpose.Whisper => new CallEvent.Intent.Monitor(Agent, sid, MonitorMode.Whisper),
        JoinPurpose.Barge => new CallEvent.Intent.Monitor(Agent, sid, MonitorMode.Barge),
        _ => throw new InvalidOperationException($"{Purpose} is not a purpose that is known here."),
    };
}
