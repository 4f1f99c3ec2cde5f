using WarmTransfer.Core;
using WarmTransfer.Core.Alerts;
using WarmTransfer.Web.Alerts;

namespace WarmTransfer.Tests.Web.Alerts;

/// <summary>What cannot be saved as a rule, and what is said beside the field.</summary>
public sealed class AlertRuleCheckTests
{
    private static readonly AlertDefinition Good = new() { Name = "Long wait", Metric = AlertRule.LongWait, Threshold = 60, Back = 45, Queue = QueueId.Default };
    private static readonly QueueId[] Known = [QueueId.Default];

    [Fact]
    public void The_rules_that_a_database_begins_with_are_good() => Assert.All(new AlertOptions().Rules().Append(Good), rule => Assert.Empty(AlertRuleCheck.Of(rule, Known)));

    [Fact]
    public void Each_fault_says_which_field_and_how_to_mend_it()
    {
        Expect(Good with { Name = " " }, "Name", "60 characters");
        Expect(Good with { Name = new string('n', 61) }, "Name", "60 characters");
        Expect(Good with { Metric = AlertRule.NumberElsewhere }, "Metric", "Choose");
        Expect(Good with { Threshold = 0, Back = null }, "Threshold", "120 min");
        Expect(Good with { Threshold = 7201, Back = null }, "Threshold", "120 min");
        Expect(Good with { Back = 61 }, "Back", "1 to 60");
        Expect(Good with { Metric = AlertRule.ServiceLevel, Threshold = 80, Back = 79 }, "Back", "80 or more");
        Expect(Good with { Metric = AlertRule.ServiceLevel, Threshold = 80, Back = 101 }, "Back", "100 %");
        Expect(Good with { ForSeconds = -1 }, "ForSeconds", "0 to 3600");
        Expect(Good with { ClearSeconds = 3601 }, "ClearSeconds", "0 to 3600");
        Expect(Good with { Metric = AlertRule.FailedTransfers, Threshold = 3, Back = null, Minutes = 0 }, "Minutes", "1 to 1440");
        Expect(Good with { Queue = new QueueId("gone") }, "Queue", "no queue gone");
        Expect(Good with { Teams = ["north\nsouth"] }, "Teams", "no name for a team");
        Expect(Good with { Teams = [.. Enumerable.Range(0, 21).Select(i => $"team {i}")] }, "Teams", "at most 20");
    }

    [Fact]
    public void Minutes_count_only_where_the_metric_looks_back() => Assert.Empty(AlertRuleCheck.Of(Good with { Minutes = 0 }, Known));

    private static void Expect(AlertDefinition rule, string field, string says)
    {
        var fault = Assert.Single(AlertRuleCheck.Of(rule, Known));
        Assert.Equal(field, fault.Field);
        Assert.Contains(says, fault.Text.English, StringComparison.Ordinal);
    }
}
