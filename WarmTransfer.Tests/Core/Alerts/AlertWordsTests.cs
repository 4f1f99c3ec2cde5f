using WarmTransfer.Core.Alerts;

namespace WarmTransfer.Tests.Core.Alerts;

/// <summary>Rules as sentences.</summary>
public sealed class AlertWordsTests
{
    [Theory]
    [InlineData(AlertRule.LongWait, 60, 45, "Support", "When a customer has waited longer than 60 s in Support for 5 s, tell all supervisors; over when below 45 s for 10 s.")]
    [InlineData(AlertRule.LongWait, 120, null, null, "When a customer has waited longer than 2 min for 5 s, tell all supervisors; over when that has not been so for 10 s.")]
    [InlineData(AlertRule.LongHold, 180, 180, "Support", "When a customer of Support has been on hold longer than 3 min for 5 s, tell all supervisors; over when that has not been so for 10 s.")]
    [InlineData(AlertRule.CustomersWaiting, 5, 3, "Support", "When 5 or more customers wait in Support for 5 s, tell all supervisors; over when below 3 customers for 10 s.")]
    [InlineData(AlertRule.CustomersWaiting, 1, null, null, "When 1 or more customers wait for 5 s, tell all supervisors; over when that has not been so for 10 s.")]
    [InlineData(AlertRule.AvailableAgents, 1, 2, null, "When no agent is available for 5 s, tell all supervisors; over when at least 2 agents for 10 s.")]
    [InlineData(AlertRule.ServiceLevel, 80, 85, "Support", "When the service level of Support in the last half hour is below 80 % for 5 s, tell all supervisors; over when at least 85 % for 10 s.")]
    [InlineData(AlertRule.Abandoned, 5, null, "Support", "When 5 or more calls of Support were abandoned in the last half hour, for 5 s, tell all supervisors; over when that has not been so for 10 s.")]
    [InlineData(AlertRule.FailedTransfers, 3, 2, null, "When 3 or more transfers have failed within 10 min, for 5 s, tell all supervisors; over when below 2 transfers for 10 s.")]
    [InlineData(AlertRule.Unreachable, 1, null, "Support", "When the phones of 1 or more agents of Support have fallen silent within 10 min, for 5 s, tell all supervisors; over when that has not been so for 10 s.")]
    public void A_rule_reads_as_a_sentence(AlertRule metric, int threshold, int? back, string? queue, string sentence) =>
        Assert.Equal(sentence, AlertWords.Sentence(new AlertDefinition { Metric = metric, Threshold = threshold, Back = back }, queue).English);

    [Fact]
    public void The_sentence_says_who_is_told_and_leaves_out_what_is_nought()
    {
        var rule = new AlertDefinition { Metric = AlertRule.LongWait, Threshold = 30, ForSeconds = 0, ClearSeconds = 0, Teams = ["North"] };
        Assert.Equal("When a customer has waited longer than 30 s, tell the supervisors of North; over as soon as that is not so.", AlertWords.Sentence(rule, null).English);
        Assert.Contains("tell the supervisors of North, East and West;", AlertWords.Sentence(rule with { Teams = ["North", "East", "West"] }, null).English, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_metric_has_a_sentence_and_a_usual_threshold_that_may_be_set() => Assert.All(AlertMetric.All, metric =>
    {
        Assert.InRange(metric.Usual, 1, metric.Most);
        Assert.StartsWith("When ", AlertWords.Sentence(new AlertDefinition { Metric = metric.Rule, Threshold = metric.Usual }, "Support").English, StringComparison.Ordinal);
    });
}
