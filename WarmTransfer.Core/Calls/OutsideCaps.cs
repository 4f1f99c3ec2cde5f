namespace WarmTransfer.Core.Calls;

/// <summary>An outside number that was dialled.</summary>
/// <param name="By">The agent who had it dialled; null: nobody did, the customer was promised a call, or was put through there because the queue was closed or nobody could answer.</param>
public sealed record OutsideDial(AgentId? By, string Number, DateTimeOffset At);

/// <summary>How many outside numbers may be dialled within <see cref="Window"/>: what somebody with a stolen session can cost has an end.</summary>
public sealed record OutsideCaps
{
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>By one agent.</summary>
    public int PerAgent { get; init; } = 20;

    /// <summary>To one number.</summary>
    public int PerNumber { get; init; } = 10;

    /// <summary>By all agents together.</summary>
    public int Total { get; init; } = 200;

    /// <summary>Null while one more may be dialled, otherwise which cap is reached and when it ends; of several, the one that ends last.</summary>
    /// <param name="by">Null: a call that is put through by itself. It counts for the number and for all together.</param>
    /// <param name="dials">All of the last <see cref="Window"/>; older ones count no more.</param>
    public Refusal? Refuse(IReadOnlyCollection<OutsideDial> dials, AgentId? by, string number, DateTimeOffset now)
    {
        OutsideDial[] recent = [.. dials.Where(dial => now - dial.At < Window).OrderBy(dial => dial.At)];
        Reached?[] reached =
        [
            by is null ? null : Reach(recent.Where(dial => dial.By == by), PerAgent, $"You have had {PerAgent} outside numbers dialled within an hour, as many as one agent may."),
            Reach(recent.Where(dial => dial.Number == number), PerNumber, $"This number has been dialled {PerNumber} times within an hour, as often as it may be."),
            Reach(recent, Total, $"{Total} outside numbers have been dialled within an hour, as many as may be altogether."),
        ];
        return reached.OfType<Reached>().MaxBy(cap => cap.Until) is { } last ? new(RefusalCode.OutsideCapReached, $"{last.Words} {Wait(last.Until - now)}") : null;
    }

    // It ends when so many have grown old that one more may come.
    private static Reached? Reach(IEnumerable<OutsideDial> dials, int cap, Sentence words) =>
        dials.ToArray() is var all && all.Length >= cap ? new(all[^cap].At + Window, words) : null;

    private static Sentence Wait(TimeSpan left) => Math.Ceiling(left.TotalMinutes) is > 1 and var minutes ? (Sentence)$"The next can be dialled in {minutes:0} minutes." : $"The next can be dialled in a minute.";

    private sealed record Reached(DateTimeOffset Until, Sentence Words);
}
