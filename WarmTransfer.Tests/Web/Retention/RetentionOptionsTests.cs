using Microsoft.Extensions.Configuration;
using WarmTransfer.Web.Retention;

namespace WarmTransfer.Tests.Web.Retention;

public sealed class RetentionOptionsTests
{
    [Fact]
    public void The_defaults_fit_together() => Assert.True(Check(new RetentionOptions()).Succeeded);

    [Fact]
    public void Every_contradiction_is_named_at_once()
    {
        var faults = string.Join('\n', Check(new RetentionOptions { CallDays = 10, EventDays = 20, TextDays = 30, OutboxDays = 40 }).Failures!);

        Assert.All(
            ["Retention:EventDays is 20, longer than Retention:CallDays, which is 10", "Retention:TextDays is 30", "Retention:OutboxDays is 40", "Retention:CallDays is 10, but agents read calls of 30 days"],
            fault => Assert.Contains(fault, faults, StringComparison.Ordinal));
    }

    [Fact]
    public void Agents_may_read_calls_for_as_long_as_there_are_any() =>
        Assert.False(Check(new RetentionOptions(), ("Desk:AgentHistoryDays", "366")).Succeeded);

    private static Microsoft.Extensions.Options.ValidateOptionsResult Check(RetentionOptions options, params (string Name, string Value)[] settings) =>
        new RetentionOptionsCheck(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(one => KeyValuePair.Create(one.Name, (string?)one.Value))).Build()).Validate(null, options);
}
