using WarmTransfer.Core;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Hours;

/// <summary>A calendar that somebody has in hand, with what they have typed.</summary>
public sealed class CalendarEdit
{
    private readonly CalendarSetting _start;

    /// <param name="start">What something new begins with.</param>
    internal CalendarEdit(Editing<CalendarSetting> editing, CalendarSetting start) =>
        (Editing, _start, Draft) = (editing, start, CalendarDraft.Of(editing.Began?.Value ?? start));

    public Editing<CalendarSetting> Editing { get; }

    public CalendarDraft Draft { get; private set; }

    /// <summary>Something is written that is not saved.</summary>
    public bool IsChanged => !Draft.Unreadable().IsEmpty || Json.Write(Draft.Read()) != Json.Write(Began);

    /// <summary>What somebody else has changed since one began, in words.</summary>
    public Sentence? TheirChange => Editing.Theirs is not { } theirs ? null : CalendarLines.Of(Began)
        .Zip(CalendarLines.Of(theirs.Value), (before, after) => (before.What, Before: before.Text, After: after.Text))
        .Where(line => line.Before != line.After)
        .Aggregate((Sentence?)null, (all, line) => all is null ? $"{line.What}: {line.Before} → {line.After}" : (Sentence)$"{all}; {line.What}: {line.Before} → {line.After}");

    private CalendarSetting Began => Editing.Began?.Value ?? _start;

    /// <summary>Goes on from what is there now, with nothing of one's own.</summary>
    public void TakeTheirs()
    {
        Editing.CatchUp();
        Draft = CalendarDraft.Of(Began);
    }
}
