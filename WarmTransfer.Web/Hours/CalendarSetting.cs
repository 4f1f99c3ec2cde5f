using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Hours;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Flows;

namespace WarmTransfer.Web.Hours;

/// <summary>A calendar as administrators set it: when some queues are open, and what becomes of their calls while they are closed.</summary>
public sealed record CalendarSetting
{
    public static readonly SettingKind<CalendarSetting> Kind = new("calendar", CalendarRules.Check) { CheckRemoval = FlowRules.RefuseRemoval };

    public string Name { get; init; } = "";

    /// <summary>Ids of the queues that it is for. A queue that is in no calendar is always open.</summary>
    public ImmutableArray<string> Queues { get; init; } = [];

    /// <inheritdoc cref="Calendar.Zone"/>
    public string Zone { get; init; } = "UTC";

    public ImmutableArray<WeeklySpan> Weekly { get; init; } = [];

    public ImmutableArray<DateException> Exceptions { get; init; } = [];

    /// <summary>Whose public holidays are closed; null: none.</summary>
    public HolidayPlace? Holidays { get; init; }

    /// <summary>What is said while it is closed.</summary>
    public string Message { get; init; } = "";

    /// <summary>The message in further languages.</summary>
    // Not init: what was saved before there was any of this has it from here.
    public Translations Also { get; set; } = Translations.None;

    /// <summary>Where a call goes after that.</summary>
    public Destination Then { get; init; } = new Destination.EndCall();

    public Calendar Calendar => new() { Zone = Zone, Weekly = Weekly, Exceptions = Exceptions, Holidays = Holidays };

    public QueueHours Hours => new([.. Queues.Select(queue => new QueueId(queue))], Calendar, new ClosedAction(Message, Then) { Also = Also });

    /// <summary>Whether its hours can be told here: another version may know zones and holidays that this one does not.</summary>
    public bool CanBeTold => WallClock.Knows(Zone) && (Holidays is null || PublicHolidays.Knows(Holidays));
}
