using WarmTransfer.Core;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Hours;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Routing;

namespace WarmTransfer.Web.Hours;

/// <summary>The hours of all queues as they are now, in memory: calls are answered by them without the database.</summary>
internal sealed class LiveHours(LiveSettings live, LivePolicies policies, OutsideCount outside, ILogger<LiveHours> log)
{
    private Made? _last;

    // Made anew only when something has been set: every call asks.
    public OpeningHours Now => Volatile.Read(ref _last) is { } last && ReferenceEquals(last.Settings, live.Now) ? last.Hours : Make(live.Now);

    public bool IsClosed(QueueId queue, DateTimeOffset at) => !Now.Receive(queue, at).Closed.IsEmpty;

    /// <summary>What a caller meets. A number that may not be dialled any more is not: the call ends with what was said.</summary>
    public Reception Receive(QueueId queue, DateTimeOffset at) => Allowed(Now.Receive(queue, at));

    /// <summary>What a caller meets whom a flow sends somewhere: the hours of a queue count as for whoever calls it.</summary>
    public Reception Follow(Destination to, DateTimeOffset at) => to is Destination.ToQueue queue ? Receive(queue.Queue, at) : Allowed(new Reception([], to));

    /// <summary>Whether a calendar is open at a moment, by its id. One that is not there, or cannot be told, is.</summary>
    public Func<string, bool> IsOpen(DateTimeOffset at) => id => live.Now.Find(CalendarSetting.Kind, id) is not { Value: { CanBeTold: true } calendar } || calendar.Calendar.IsOpenAt(at);

    /// <summary>What a caller would meet if a calendar were like this.</summary>
    public Reception Preview(string id, CalendarSetting calendar, QueueId queue, DateTimeOffset at) => Allowed(Of(live.Now.Without(CalendarSetting.Kind.Name, id), calendar).Receive(queue, at));

    /// <summary>Why calls cannot be sent there from here; null when they can.</summary>
    public FieldFault? Refuse(Destination route) => route is Destination.ToNumber to && policies.Calls.Numbers.Refuse(to.Number) is { } refusal
        ? new("Then:Number", refusal.Code is RefusalCode.NumberNotAllowed ? (Sentence)$"{refusal.Reason} The list is the setting Desk:TransferNumbers." : refusal.Reason)
        : null;

    /// <summary>Why no call can be sent there now, also because too many were.</summary>
    public Sentence? RefuseNow(Destination route) => Refuse(route)?.Text ?? (route is Destination.ToNumber to ? outside.Refuse(to.Number)?.Reason : null);

    private Reception Allowed(Reception reception)
    {
        if (RefuseNow(reception.End) is not { } reason) return reception;
        log.LogWarning("A call that comes while closed is not put through to the number that its calendar names: {Reason}", reason);
        return reception with { End = new Destination.EndCall() };
    }

    private OpeningHours Make(SettingsNow settings)
    {
        foreach (var unknown in settings.All(CalendarSetting.Kind).Where(calendar => !calendar.Value.CanBeTold))
            log.LogError("The time zone or the holidays of the calendar {Calendar} are not known here: its queues count as open. Choose others in Settings → Hours.", unknown.Value.Name);
        Made made = new(settings, Of(settings));
        Volatile.Write(ref _last, made);
        return made.Hours;
    }

    private static OpeningHours Of(SettingsNow settings, params CalendarSetting[] first) =>
        new(first.Concat(settings.All(CalendarSetting.Kind).Select(calendar => calendar.Value)).Where(calendar => calendar.CanBeTold).Select(calendar => calendar.Hours));

    private sealed record Made(SettingsNow Settings, OpeningHours Hours);
}
