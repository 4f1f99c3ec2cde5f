using System.Globalization;
using WarmTransfer.Core;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Hours;

namespace WarmTransfer.Web.Hours;

/// <summary>What a calendar answers, in sentences.</summary>
internal static class HoursWords
{
    /// <summary>Such as <c>Open until 18:00</c>, or <c>Closed: Christmas Day, opens Mon 09:00</c>.</summary>
    public static string State(CalendarSetting calendar, DateTimeOffset at)
    {
        if (!calendar.CanBeTold) return "Its time zone or its holidays are not known here: its queues count as open";
        var state = calendar.Calendar.At(at);
        return (state.IsOpen, When(state.Until, calendar.Zone, at)) switch
        {
            (true, null) => "Open round the clock",
            (true, { } until) => $"Open{Because(state)}{(state.Name is null ? "" : ",")} until {until}",
            (false, null) => $"Closed{Because(state)}, and does not open",
            (false, { } until) => $"Closed{Because(state)}, opens {until}",
        };
    }

    /// <summary>What a caller hears, and where the call goes, step by step.</summary>
    /// <param name="name">What a queue is called.</param>
    public static IEnumerable<string> Of(Reception reception, Func<QueueId, string> name) =>
    [
        .. reception.Closed.Select(queue => $"{name(queue.Queue)} is closed. The caller hears “{queue.Message}”"),
        reception.End switch
        {
            Destination.ToQueue to => $"{name(to.Queue)} is open. The caller hears its welcome and waits for an agent.",
            Destination.ToVoicemail to => $"The caller hears the voicemail greeting of {name(to.Queue)}, and a beep, and can leave a message.",
            Destination.ToNumber to => $"The call is put through to {to.Number}.",
            Destination.ToCallBack { Queue: { } queue } => $"The caller is asked for the number at which they are called back, and keeps a place in the line of {name(queue)}. Whoever gives none waits there.",
            _ => "The call ends.",
        },
    ];

    private static string Because(OpenState state) => state.Name is { Length: > 0 } name ? $": {name}" : "";

    private static string? When(DateTimeOffset? change, string zone, DateTimeOffset at)
    {
        if (change is not { } moment) return null;
        var (then, now) = (WallClock.In(zone).Show(moment), WallClock.In(zone).Show(at));
        return then.ToString(Form(then.Date - now.Date), CultureInfo.InvariantCulture);
    }

    // As much of the date as it takes to know the day.
    private static string Form(TimeSpan ahead) => ahead.Days switch { 0 => "HH:mm", < 7 => "ddd HH:mm", _ => "ddd d MMM yyyy HH:mm" };
}
