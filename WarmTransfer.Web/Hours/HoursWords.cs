using WarmTransfer.Core;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Hours;

namespace WarmTransfer.Web.Hours;

/// <summary>What a calendar answers, in sentences.</summary>
internal static class HoursWords
{
    /// <summary>Such as <c>Open until 18:00</c>, or <c>Closed: Christmas Day, opens Mon 09:00</c>.</summary>
    public static Sentence State(CalendarSetting calendar, DateTimeOffset at)
    {
        if (!calendar.CanBeTold) return $"Its time zone or its holidays are not known here: its queues count as open";
        var state = calendar.Calendar.At(at);
        var clock = WallClock.In(calendar.Zone);
        return (state.Until is { } change ? clock.Show(change) : (DateTime?)null, clock.Show(at)) is ({ } then, var now)
            ? state.IsOpen ? Open(state, Until(then, now)) : Closed(state, Opens(then, now))
            : state.IsOpen ? $"Open round the clock" : Closed(state);
    }

    /// <summary>What a caller hears, and where the call goes, step by step.</summary>
    /// <param name="name">What a queue is called.</param>
    public static IEnumerable<Sentence> Of(Reception reception, Func<QueueId, Sentence> name) =>
    [
        .. reception.Closed.Select(queue => (Sentence)$"{name(queue.Queue)} is closed. The caller hears “{queue.Message}”"),
        reception.End switch
        {
            Destination.ToQueue to => $"{name(to.Queue)} is open. The caller hears its welcome and waits for an agent.",
            Destination.ToVoicemail to => $"The caller hears the voicemail greeting of {name(to.Queue)}, and a beep, and can leave a message.",
            Destination.ToNumber to => $"The call is put through to {to.Number}.",
            Destination.ToCallBack { Queue: { } queue } => $"The caller is asked for the number at which they are called back, and keeps a place in the line of {name(queue)}. Whoever gives none waits there.",
            _ => $"The call ends.",
        },
    ];

    public static Sentence Day(DayOfWeek day) => day switch
    {
        DayOfWeek.Monday => $"Monday",
        DayOfWeek.Tuesday => $"Tuesday",
        DayOfWeek.Wednesday => $"Wednesday",
        DayOfWeek.Thursday => $"Thursday",
        DayOfWeek.Friday => $"Friday",
        DayOfWeek.Saturday => $"Saturday",
        DayOfWeek.Sunday => $"Sunday",
        _ => throw new ArgumentOutOfRangeException(nameof(day), day, "Not a day."),
    };

    private static Sentence Open(OpenState state, Sentence until) => Name(state) is { } name ? $"Open: {name}, {until}" : (Sentence)$"Open {until}";

    private static Sentence Closed(OpenState state, Sentence opens) => Name(state) is { } name ? $"Closed: {name}, {opens}" : (Sentence)$"Closed, {opens}";

    private static Sentence Closed(OpenState state) => Name(state) is { } name ? $"Closed: {name}, and does not open" : (Sentence)$"Closed, and does not open";

    private static Sentence? Name(OpenState state) => state switch
    {
        { Name: not { Length: > 0 } } => null,
        { Rule: HoursRule.PublicHoliday, Name: { } holiday } => HolidayWords.Day(holiday),
        { Name: { } typed } => $"{typed}",
    };

    // As much of the date as it takes to know the day.
    private static Sentence Until(DateTime then, DateTime now) => (then.Date - now.Date).Days switch
    {
        0 => $"until {then:HH:mm}",
        < 7 => $"until {then:ddd HH:mm}",
        _ => $"until {then:ddd d MMM yyyy HH:mm}",
    };

    private static Sentence Opens(DateTime then, DateTime now) => (then.Date - now.Date).Days switch
    {
        0 => $"opens {then:HH:mm}",
        < 7 => $"opens {then:ddd HH:mm}",
        _ => $"opens {then:ddd d MMM yyyy HH:mm}",
    };
}
