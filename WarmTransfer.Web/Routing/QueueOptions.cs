using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;

namespace WarmTransfer.Web.Routing;

/// <summary>One queue with which an empty database begins; from then on Settings → Queues counts. Bound from the section <c>Queues</c>, one numbered entry for each.</summary>
public sealed class QueueOptions
{
    public const string Section = "Queues";

    /// <summary>Names the queue in addresses and in the database: up to 40 lower-case letters, digits and hyphens. Without any queue there is one, <c>default</c>, of all agents.</summary>
    public string Id { get; set; } = "";

    /// <summary>What screens call it; the id if empty.</summary>
    public string Name { get; set; } = "";

    /// <summary>The support numbers that lead to it (E.164). Every other number leads to the first queue.</summary>
    public string[] Numbers { get; set; } = [];

    /// <summary>What customers see whom its agents call (E.164): a number of the account, or one that was verified at Twilio; its first number if empty.</summary>
    public string CallerId { get; set; } = "";

    /// <summary>Identities of its agents; all agents if none is named.</summary>
    public string[] Agents { get; set; } = [];

    /// <summary>0 to 100. Customers of a queue with a higher number go first, however long others have waited.</summary>
    public int Priority { get; set; }

    /// <summary>Who is rung: <c>LongestIdle</c>, <c>RoundRobin</c> or <c>RingAll</c>, which creates a call for every agent who is free.</summary>
    public Strategy Strategy { get; set; }

    /// <summary>Seconds an agent's phone rings for it, 5 to 60, where less than 10 count as 10; 0 takes <c>Twilio:RingTimeout</c>.</summary>
    public int RingSeconds { get; set; }

    /// <summary>When the agent chosen for a transfer declines or does not answer: <c>Return</c> gives the customer back, <c>NextExpert</c> rings up to two other free agents of the queue first, one after the other, while the customer stays on hold, <c>Voicemail</c> takes a message after a cold transfer, whose customer is with nobody, and gives the customer back otherwise.</summary>
    public UntakenTransfer UntakenTransfer { get; set; }

    /// <summary>Minutes that a consultation may last, 1 to 60: the customer is on hold meanwhile.</summary>
    public int ConsultMinutes { get; set; } = 10;

    /// <summary>When a consultation has lasted so long: <c>Return</c> lets the second agent go and gives the customer back, <c>Merge</c> brings all three together.</summary>
    public OverlongConsult OverlongConsult { get; set; }

    /// <summary>A second agent who has answered hears who transfers, and why, in at most 8 s, and then is let into the conference. The customer hears nothing of it.</summary>
    public bool TellBriefing { get; set; }

    /// <summary>Seconds within which a call is to be answered, 1 to 3600: the threshold of its service level.</summary>
    public int AnswerTargetSeconds { get; set; } = 20;

    /// <summary>A customer who hangs up within so many seconds (0 to 60) counts neither as served nor as abandoned.</summary>
    public int ShortAbandonSeconds { get; set; } = 5;

    /// <summary>Address (http or https) of what its customers hear while they wait; the product's own music if empty.</summary>
    public string MusicUrl { get; set; } = "";

    /// <summary>What customer and agents say in its calls is written down by Twilio, live, and customers are told so first. Twilio says that this is neither PCI compliant nor HIPAA eligible.</summary>
    public bool Transcript { get; set; }

    /// <summary>What is said to its customers.</summary>
    public Phrases Phrases { get; set; } = new();

    /// <param name="position">Its place among the others.</param>
    internal QueueSetting Setting(int position) => new()
    {
        Name = Name is "" ? Id : Name, Position = position, Numbers = [.. Numbers], CallerId = CallerId, Agents = [.. Agents], Priority = Priority, Strategy = Strategy, RingSeconds = RingSeconds,
        UntakenTransfer = UntakenTransfer, ConsultMinutes = ConsultMinutes, OverlongConsult = OverlongConsult, TellBriefing = TellBriefing, AnswerTargetSeconds = AnswerTargetSeconds, ShortAbandonSeconds = ShortAbandonSeconds, MusicUrl = MusicUrl, Transcript = Transcript, Phrases = Phrases,
    };
}
