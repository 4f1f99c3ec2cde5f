using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Hours;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Hours;
using WarmTransfer.Web.Routing;
using static WarmTransfer.Tests.Core.Hours.Calendars;

namespace WarmTransfer.Tests.Web.Hours;

public sealed class CalendarRulesTests
{
    private static readonly CalendarSetting Good = new() { Name = "Hours", Zone = "Europe/Berlin", Message = "Closed.", Queues = ["sales"], Weekly = Weekdays("09:00-17:00") };

    private static readonly SettingsNow Others = SettingsNow.Nothing.After(
    [
        Row(1, QueueSetting.Kind, "sales", new QueueSetting { Name = "Sales" }),
        Row(2, QueueSetting.Kind, "support", new QueueSetting { Name = "Support" }),
        Row(3, QueueSetting.Kind, "night", new QueueSetting { Name = "Night" }),
        Row(4, CalendarSetting.Kind, "other", Good with { Name = "Other", Queues = ["support"], Then = new Destination.ToQueue(new("sales")) }),
    ]);

    internal static TheoryData<string, Func<CalendarSetting, CalendarSetting>, string> Faults => new()
    {
        { "Name", good => good with { Name = " " }, "This is empty or longer than 60 characters. Write a name, such as Holiday hours." },
        { "Name", good => good with { Name = "Other" }, "Another calendar has this name. Choose one that tells them apart." },
        { "Zone", good => good with { Zone = "Mars/Olympus" }, "'Mars/Olympus' is no time zone. Choose one of the list, such as Europe/Berlin." },
        { "Holidays", good => good with { Holidays = new("US", "BY") }, "Of this country and region no holidays are known. Choose from the lists, or none." },
        { "Weekly:Tuesday:1", good => good with { Weekly = [.. On(DayOfWeek.Monday, "09:00-10:00"), .. On(DayOfWeek.Tuesday, "09:00-10:00", "11:00-11:00")] }, "This begins and ends at the same time. For the whole day write 00:00 to 00:00." },
        { "Weekly:Monday:10", good => good with { Weekly = On(DayOfWeek.Monday, [.. Enumerable.Repeat("09:00-10:00", 11)]) }, "A day may have 10 spans. Join some of them." },
        { "Exceptions:0:Name", good => good with { Exceptions = [new(new(2026, 12, 24), "", [])] }, "This is empty or longer than 60 characters. Write a name, such as Holiday hours." },
        { "Exceptions:1:Date", good => good with { Exceptions = [new(new(2026, 12, 24), "One", []), new(new(2026, 12, 24), "Two", [])] }, "This date is in the list already. Write all its hours into one entry." },
        { "Exceptions", good => good with { Exceptions = [.. Enumerable.Range(0, 401).Select(day => new DateException(new DateOnly(2026, 1, 1).AddDays(day), "Day", []))] }, "There are more than 400 dates. Remove those that are over." },
        { "Message", good => good with { Message = "" }, "This is empty, too long or holds a character that cannot be said. Write a sentence that callers hear while it is closed." },
        { "Then:Queue", good => good with { Then = new Destination.ToQueue(new("gone")) }, "This queue does not exist any more. Choose another one." },
        { "Then:Number", good => good with { Then = new Destination.ToNumber("0800") }, "This is not a full number: write a plus sign, the country code and the number, digits only, such as +12025550123." },
        { "Then:Queue", good => good with { Then = new Destination.ToQueue(new("sales")) }, "Calls would go in a circle: Sales, Sales. Choose where they end." },
        { "Then:Queue", good => good with { Then = new Destination.ToQueue(new("support")) }, "Calls would go in a circle: Sales, Support, Sales. Choose where they end." },
        { "Queues", good => good with { Queues = ["gone"] }, "The queue gone does not exist any more. Leave it out." },
        { "Queues", good => good with { Queues = ["support"] }, "The queue Support follows the calendar Other already. Take it off there first." },
    };

    [Fact]
    public void A_calendar_that_is_sound_has_no_fault_wherever_its_calls_go() => Assert.All(
        new[] { Good, Good with { Then = new Destination.ToQueue(new("night")) }, Good with { Then = new Destination.ToNumber("+12025550123") }, Good with { Weekly = [], Queues = [] }, Good with { Weekly = EveryDay("00:00-00:00", "22:00-06:00"), Holidays = new("DE", "BY") } },
        good => Assert.Empty(CalendarRules.Check("hours", good, Others)));

    [Fact]
    public void What_is_wrong_is_said_beside_its_field_with_what_to_do() => Assert.All(Faults, row =>
        Assert.Contains((row.Data.Item1, row.Data.Item3), CalendarRules.Check("hours", row.Data.Item2(Good), Others).Select(fault => (fault.Field, fault.Text.English))));

    [Fact]
    public void A_queue_that_a_calendar_sends_its_calls_to_is_not_removed() =>
        Assert.Equal("The calendar Other sends its calls here while it is closed. Change that in Settings → Hours first.", QueueSetting.Kind.CheckRemoval("sales", Others.Without("queue", "sales")).Single().Text.English);

    [Fact]
    public void A_calendar_is_read_as_it_was_written()
    {
        var written = Good with
        {
            Weekly = EveryDay("22:00-06:00", "09:00-00:00"), Exceptions = [new(new(2028, 2, 29), "Leap day", [Span("10:00-12:00")]), new(new(2028, 12, 24), "Closed", [])],
            Holidays = new("DE", "BY"), Then = new Destination.ToNumber("+12025550123"),
        };

        Assert.Equal(CalendarLines.Of(written), CalendarLines.Of(Json.Read<CalendarSetting>(Json.Write(written))));
        Assert.Equal(CalendarLines.Of(written).OrderBy(line => line.Text.English), CalendarLines.Of(CalendarDraft.Of(written).Read()).OrderBy(line => line.Text.English));
    }

    [Fact]
    public void An_id_can_be_read_and_is_nobody_elses()
    {
        Assert.Equal("ffnungszeiten-berlin", CalendarProposal.IdOf("Öffnungszeiten Berlin", []));
        Assert.Equal("hours-3", CalendarProposal.IdOf("Hours", ["hours", "hours-2"]));
        Assert.Equal("calendar", CalendarProposal.IdOf("時間", []));
    }

    private static SettingRow Row<T>(long revision, SettingKind<T> kind, string id, T value) where T : class =>
        new() { Revision = revision, Kind = kind.Name, Id = id, Document = Json.Write(value), ChangedAt = DateTimeOffset.UnixEpoch, ChangedBy = "admin1" };
}
