using WarmTransfer.Core;
using WarmTransfer.Core.Alerts;

namespace WarmTransfer.Tests.Core;

/// <summary>What becomes an alert and when it is over, with a look each second.</summary>
public sealed class AlertMachineTests
{
    private static readonly DateTimeOffset Start = Story.Start;
    private static readonly AlertMachine Machine = new(new AlertPolicy());
    private AlertBook _book = AlertBook.Empty;
    private int _second = -1;

    [Fact]
    public void An_alert_is_raised_after_five_seconds_over_the_threshold_and_once()
    {
        Look(5, "a");
        Assert.Empty(_book.Alerts);
        Look(1, "a");
        var alert = Assert.Single(_book.Alerts);
        Assert.Equal((AlertRule.LongWait, Start.AddSeconds(5), "a"), (alert.Rule, alert.Since, Subjects));

        Look(300, "a");

        Assert.Equal(alert.Id, Assert.Single(_book.Alerts).Id);
    }

    [Fact]
    public void What_is_over_for_moments_only_is_no_alert()
    {
        for (var i = 0; i < 20; i++)
        {
            Look(5, "a");
            Look(1);
        }

        Assert.Empty(_book.Alerts);
        Assert.Empty(_book.Tracked);
    }

    [Fact]
    public void An_alert_is_over_after_ten_seconds_under_the_threshold_and_outlives_less()
    {
        Look(6, "a");
        Look(9);
        Look(1, "a");
        Look(9);
        Assert.Single(_book.Alerts);
        Look(1);
        Assert.Empty(_book.Alerts);
        Assert.Empty(_book.Tracked);
    }

    [Fact]
    public void A_rule_that_is_over_is_raised_again_no_sooner_than_sixty_seconds_after_the_last_time()
    {
        Look(6, "a");
        Look(10);
        Assert.Empty(_book.Alerts);
        Look(49, "a");
        Assert.Empty(_book.Alerts);
        Look(1, "a");
        Assert.Equal(Start.AddSeconds(65), Assert.Single(_book.Alerts).Since);
    }

    [Fact]
    public void A_storm_of_customers_is_one_alert_a_minute_whatever_supervisors_do()
    {
        var raised = new HashSet<string>();
        for (var customer = 1; customer <= 600; customer++)
        {
            Look(1, [.. Enumerable.Range(Math.Max(1, customer - 30), Math.Min(customer, 31)).Select(number => $"{number}")]);
            foreach (var alert in _book.Alerts)
                if (raised.Add(alert.Id)) Acknowledge(alert.Id);
        }

        Assert.InRange(raised.Count, 2, 10);
    }

    [Fact]
    public void What_comes_on_top_of_an_alert_that_nobody_has_seen_is_in_it()
    {
        Look(6, "a");
        Look(6, "a", "b");
        Assert.Equal(("a b", 1), (Subjects, _book.Alerts.Length));
        Look(10, "b");
        Assert.Equal("b", Subjects);
    }

    [Fact]
    public void What_comes_after_an_alert_was_seen_is_another_one_as_soon_as_the_rule_may_speak_again()
    {
        Look(6, "a");
        Acknowledge(_book.Alerts[0].Id);
        Look(58, "a", "b");
        Assert.Equal("a", Subjects);
        Look(2, "a", "b");
        Assert.Equal(["a", "b"], _book.Alerts.Select(alert => string.Join(' ', alert.Breaches.Select(breach => breach.Subject))));
        Assert.Equal([true, false], _book.Alerts.Select(alert => alert.Seen is not null));
    }

    [Fact]
    public void One_rule_does_not_keep_another_quiet()
    {
        Look(6, "a", "Ann is silent");
        Assert.Equal([AlertRule.LongWait, AlertRule.Unreachable], _book.Alerts.Select(alert => alert.Rule));
    }

    [Fact]
    public void The_first_who_acknowledges_has_seen_it_and_the_others_are_told()
    {
        Look(6, "a");
        var id = _book.Alerts[0].Id;
        Assert.Null(Acknowledge(id));
        Assert.Equal(new Seen(Story.Boss, Now), _book.Alerts[0].Seen);
        Assert.Contains("already", AlertMachine.Acknowledge(_book, id, Story.Agent1, Now).Refusal!.Reason.English, StringComparison.Ordinal);
        Look(10);
        Assert.Equal(RefusalCode.Unknown, Acknowledge(id)!.Code);
    }

    [Fact]
    public void A_book_that_is_begun_anew_raises_what_still_holds()
    {
        Look(6, "a");
        _book = AlertBook.Empty;
        Look(6, "a");
        Assert.Equal("a", Subjects);
    }

    private DateTimeOffset Now => Start.AddSeconds(_second);

    private string Subjects => string.Join(' ', _book.Alerts.SelectMany(alert => alert.Breaches).Select(breach => breach.Subject));

    private void Look(int seconds, params string[] subjects)
    {
        for (var i = 0; i < seconds; i++)
        {
            _second++;
            _book = Machine.Look(_book, subjects.Select(subject => new Breach(subject.Contains(' ', StringComparison.Ordinal) ? AlertRule.Unreachable : AlertRule.LongWait, subject, $"{subject}")), Now);
        }
    }

    private Refusal? Acknowledge(string id)
    {
        (_book, var refusal) = AlertMachine.Acknowledge(_book, id, Story.Boss, Now);
        return refusal;
    }
}
