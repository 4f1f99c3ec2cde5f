using System.ComponentModel.DataAnnotations;
using WarmTransfer.Core.Alerts;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Web.Alerts;

/// <summary>When supervisors are alerted. Bound from the section <c>Alerts</c>. The rules that a database begins with are made from it; later those of the database count.</summary>
public sealed class AlertOptions
{
    public const string Section = "Alerts";

    internal const string LongWait = "Long wait", LongHold = "Long hold", FailedTransfersName = "Failed transfers", SilentPhones = "Silent phones";

    /// <summary>Seconds that a customer may wait for an agent before supervisors are alerted, in the rules that a database begins with; 0: never.</summary>
    [Range(0, 7200)]
    public int WaitSeconds { get; set; } = 60;

    /// <summary>Seconds on hold after which the agent is reminded of the customer.</summary>
    [Range(1, 7200)]
    public int HoldNudgeSeconds { get; set; } = 60;

    /// <summary>Seconds on hold after which the agent is urged; and after which supervisors are alerted, in the rules that a database begins with.</summary>
    [Range(1, 7200)]
    public int HoldSeconds { get; set; } = 180;

    /// <summary>So many failed transfers within <c>FailedTransferMinutes</c> are an alert, in the rules that a database begins with; 0: never.</summary>
    [Range(0, 1000)]
    public int FailedTransfers { get; set; } = 3;

    /// <summary>Minutes within which failed transfers are counted, likewise.</summary>
    [Range(1, 1440)]
    public int FailedTransferMinutes { get; set; } = 10;

    /// <summary>Minutes for which a phone that is not heard of any more is worth an alert; then its agent is taken to have gone; in the rules that a database begins with; 0: never.</summary>
    [Range(0, 1440)]
    public int UnreachableMinutes { get; set; } = 10;

    /// <summary>Percent of <c>Desk:OutsideCallsPerHour</c> from which on supervisors are alerted, as they are to each cap that is reached; 0: never to any of it.</summary>
    [Range(0, 100)]
    public int OutsideCallsPercent { get; set; } = 80;

    /// <summary>Hours between two looks at Twilio whether calls to our numbers still come here, up to a week; every five minutes while they do not; 0: never.</summary>
    [Range(0, 168)]
    public int NumberCheckHours { get; set; } = 24;

    /// <summary>Seconds over the threshold before an alert is raised: of outside calls and numbers, and in the rules that a database begins with.</summary>
    [Range(0, 600)]
    public int RaiseAfterSeconds { get; set; } = 5;

    /// <summary>Seconds under the threshold before an alert is over, likewise.</summary>
    [Range(0, 600)]
    public int ClearAfterSeconds { get; set; } = 10;

    /// <summary>Seconds before the same rule raises another alert.</summary>
    [Range(0, 3600)]
    public int PauseSeconds { get; set; } = 60;

    /// <param name="outside">The caps of outside calls; null where nobody outside may be called.</param>
    internal AlertPolicy Policy(OutsideCaps? outside = null) => new()
    {
        OutsideCaps = OutsideCallsPercent == 0 ? null : outside,
        OutsidePart = OutsideCallsPercent / 100.0,
        RaiseAfter = TimeSpan.FromSeconds(RaiseAfterSeconds),
        ClearAfter = TimeSpan.FromSeconds(ClearAfterSeconds),
        Pause = TimeSpan.FromSeconds(PauseSeconds),
    };

    /// <summary>The rules that a database without any begins with.</summary>
    internal IEnumerable<AlertDefinition> Rules()
    {
        if (WaitSeconds > 0) yield return Rule("long-wait", LongWait, AlertRule.LongWait, WaitSeconds);
        yield return Rule("long-hold", LongHold, AlertRule.LongHold, HoldSeconds);
        if (FailedTransfers > 0) yield return Rule("failed-transfers", FailedTransfersName, AlertRule.FailedTransfers, FailedTransfers) with { Minutes = FailedTransferMinutes };
        if (UnreachableMinutes > 0) yield return Rule("silent-phones", SilentPhones, AlertRule.Unreachable, 1) with { Minutes = UnreachableMinutes };
    }

    private AlertDefinition Rule(string id, string name, AlertRule metric, int threshold) =>
        new() { Id = id, Name = name, Metric = metric, Threshold = threshold, ForSeconds = RaiseAfterSeconds, ClearSeconds = ClearAfterSeconds };
}
