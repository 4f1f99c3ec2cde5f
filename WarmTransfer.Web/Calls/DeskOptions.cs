using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;

namespace WarmTransfer.Web.Calls;

/// <summary>The rules of the floor. Bound from the section <c>Desk</c>.</summary>
public sealed class DeskOptions
{
    public const string Section = "Desk";

    // What a look at a silent call may take before the floor shows it as stale.
    internal const int LookSeconds = 5;

    /// <summary>Seconds of wrap-up after a call; 0 leaves it out.</summary>
    [Range(0, 3600)]
    public int WrapUpSeconds { get; set; } = 20;

    /// <summary>Seconds that the one extension of wrap-up adds.</summary>
    [Range(0, 3600)]
    public int WrapUpExtensionSeconds { get; set; } = 30;

    /// <summary>Seconds that an agent whose browser was lost may take to come back to the customer.</summary>
    [Range(0, 120)]
    public int RejoinSeconds { get; set; } = 20;

    /// <summary>Missed calls in a row after which an agent has to test the phone.</summary>
    [Range(1, 20)]
    public int MissedLimit { get; set; } = 2;

    /// <summary>The pre-call test of the phone, once a shift: <c>Off</c>, <c>Offered</c>, or <c>Required</c>: who has not tested it is sent no calls.</summary>
    public PreCallTestRule PreCallTest { get; set; } = PreCallTestRule.Offered;

    /// <summary>Hours of a shift: for so long a pre-call test is good.</summary>
    [Range(1, 168)]
    public int ShiftHours { get; set; } = 12;

    /// <summary>
    /// Starts of outside numbers (E.164) that calls may be transferred to, such as <c>+44</c>; none by default. A country code alone stands for its main country, <c>+1</c> for the United States and
    /// Canada; others that share it need a longer start, such as <c>+1876</c>. Premium-rate numbers and what costs as much are never dialled.
    /// </summary>
    public string[] TransferNumbers { get; set; } = [];

    /// <summary>Starts of outside numbers (E.164) that are not dialled although <c>Desk:TransferNumbers</c> allows them, such as <c>+4477</c>.</summary>
    public string[] BlockedNumbers { get; set; } = [];

    /// <summary>Outside numbers that one agent may have dialled within an hour.</summary>
    [Range(1, 100_000)]
    public int OutsideCallsPerAgent { get; set; } = 20;

    /// <summary>Times that one outside number may be dialled within an hour.</summary>
    [Range(1, 100_000)]
    public int OutsideCallsPerNumber { get; set; } = 10;

    /// <summary>Outside numbers that may be dialled within an hour altogether: by agents, and by calls that are put through by themselves.</summary>
    [Range(1, 100_000)]
    public int OutsideCallsPerHour { get; set; } = 200;

    /// <summary>Minutes after which Twilio ends the leg of somebody outside. A call that has been transferred to them is over then.</summary>
    [Range(1, 1440)]
    public int OutsideCallMinutes { get; set; } = 240;

    /// <summary>Time zone in which the day of the figures begins, such as <c>Europe/Berlin</c>.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>Seconds after which a live call is compared with Twilio again; 5 s later, unconfirmed, the floor shows it as stale.</summary>
    [Range(1, 300)]
    public int ReconcileSeconds { get; set; } = 10;

    /// <summary>Agents may transfer to colleagues who are away, in wrap-up or not reachable, after they have read so; supervisors and administrators always may.</summary>
    public bool AgentsMayOverride { get; set; }

    /// <summary>Agents see that a supervisor takes part in their call, and how; and read so afterwards.</summary>
    public bool ShowMonitoring { get; set; } = true;

    /// <summary>Days for which agents read the history of calls that they were let into, up to when they left; 1 to 3650. Supervisors read all of it, or that of their teams.</summary>
    [Range(1, 3650)]
    public int AgentHistoryDays { get; set; } = 30;

    /// <summary>A phone that rings for a transfer is told the customer's number and the reason with the ringing. Off, it hears of them from the console alone, a moment later, and they are in no log of Twilio's.</summary>
    public bool RingTellsCustomer { get; set; } = true;

    /// <summary>True once the number has a Voice fallback URL at Twilio: a customer whose only agent is lost while the console is down goes there, instead of staying in silence.</summary>
    public bool HasFallback { get; set; }

    /// <summary>Address (http or https) of the fallback document for customers whom we call: the one at Twilio's number is for those who call. Empty: they have none.</summary>
    public string FallbackUrl { get; set; } = "";

    /// <summary>As an address; null: there is none.</summary>
    internal Uri? Fallback => FallbackUrl is "" ? null : new Uri(FallbackUrl);

    internal CallPolicy CallPolicy(int ringTimeout, Queues queues) => new()
    {
        RingTime = TimeSpan.FromSeconds(ringTimeout),
        RingTimes = queues.All.ToImmutableDictionary(queue => queue.Id, queue => queue.RingTime),
        ReturnTimes = queues.All.ToImmutableDictionary(queue => queue.Id, queue => queue.ReturnAfter),
        SeekExperts = [.. queues.All.Where(queue => queue.UntakenTransfer == UntakenTransfer.NextExpert).Select(queue => queue.Id)],
        TakeMessages = [.. queues.All.Where(queue => queue.UntakenTransfer == UntakenTransfer.Voicemail).Select(queue => queue.Id)],
        ConsultTimes = queues.All.ToImmutableDictionary(queue => queue.Id, queue => queue.ConsultTime),
        MergeConsults = [.. queues.All.Where(queue => queue.OverlongConsult == OverlongConsult.Merge).Select(queue => queue.Id)],
        Recordings = queues.All.ToImmutableDictionary(queue => queue.Id, queue => queue.Recording),
        TranscribedQueues = [.. queues.All.Where(queue => queue.Transcript).Select(queue => queue.Id)],
        TellBriefings = [.. queues.All.Where(queue => queue.TellBriefing).Select(queue => queue.Id)],
        OutsideTimeLimit = TimeSpan.FromMinutes(OutsideCallMinutes),
        RejoinTime = TimeSpan.FromSeconds(RejoinSeconds),
        HasFallback = HasFallback,
        HasFallbackWhenCalled = Fallback is not null,
        Numbers = new NumberPlan { Allowed = [.. TransferNumbers], Blocked = [.. BlockedNumbers], Classify = NumberingPlans.Classify },
    };

    internal OutsideCaps OutsideCaps() => new() { PerAgent = OutsideCallsPerAgent, PerNumber = OutsideCallsPerNumber, Total = OutsideCallsPerHour };

    internal AgentPolicy AgentPolicy(Queues queues) => new()
    {
        WrapUps = queues.All.Where(queue => queue.WrapUp is not null).ToImmutableDictionary(queue => queue.Id, queue => queue.WrapUp!.Value),
        WrapUp = TimeSpan.FromSeconds(WrapUpSeconds),
        Extension = TimeSpan.FromSeconds(WrapUpExtensionSeconds),
        MissedLimit = MissedLimit,
        PreCallTest = PreCallTest,
        Shift = TimeSpan.FromHours(ShiftHours),
    };
}
