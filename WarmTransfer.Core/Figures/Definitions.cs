using WarmTransfer.Core.Routing;

namespace WarmTransfer.Core.Figures;

/// <summary>What each figure means, to be printed beside it.</summary>
public static class Definitions
{
    public const string Waiting = "Customers who wait for an agent now, including those who have lost theirs or were sent here from another queue. All other figures count a call in the queue in which it came in.";

    public const string LongestWait = "How long the first of them has waited: since they called, or since they lost their agent.";

    public const string Asa = "Average speed of answer: mean time from the call to the first agent, of the calls answered in the period.";

    public const string Aht = "Average handle time: talk and hold of all agents in the calls that ended in the period, and wrap-up after calls that came in, for each of these calls. Calls that we begin count in neither.";

    public const string Handled = "Answered calls that ended in the period.";

    public const string Abandoned = "Customers who hung up in the period before any agent had answered; very short calls are left out.";

    public const string AbandonRate = "Abandoned calls as part of answered and abandoned calls.";

    public const string Overflowed = "Customers whom nobody answered in time and who did not hang up: told so, put through outside, to be called back (by a rule or by their own wish), with a message, or sent to another queue. All but the last count neither as answered nor as abandoned.";

    public const string Occupancy = "Time on calls and in wrap-up, as part of that and of available time. Ringing counts as available; away, offline and a supervisor's part in somebody else's call count as neither.";

    /// <param name="queue">Null: all queues, each with its own target.</param>
    public static Sentence InSla(Queue? queue) => queue is null
        ? (Sentence)$"Calls answered within their queue's target, as part of answered and abandoned calls; very short calls are left out."
        : $"Calls answered within {queue.AnswerTarget.TotalSeconds:0} s, as part of answered and abandoned calls; customers who hung up within {queue.ShortAbandon.TotalSeconds:0} s are left out.";
}
