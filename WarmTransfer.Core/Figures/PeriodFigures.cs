namespace WarmTransfer.Core.Figures;

/// <summary>Counts and times of one period, and what is made of them; null where there is nothing to divide by.</summary>
/// <param name="Answered">Calls that an agent answered in the period.</param>
/// <param name="InTime">Of those, how many were answered within their queue's target.</param>
/// <param name="Handled">Answered calls that ended in the period.</param>
/// <param name="Abandoned">Customers who hung up in the period before any agent had answered, short ones left out.</param>
/// <param name="ShortAbandoned">Customers who hung up so soon that they count in no other figure.</param>
/// <param name="Waited">Waits of the answered calls, added up.</param>
/// <param name="WithAgents">Time that agents were in the handled calls, talk and hold, added up.</param>
/// <param name="WrapUp">Time that agents spent in wrap-up in the period.</param>
/// <param name="Busy">Time that agents were on calls or in wrap-up in the period.</param>
/// <param name="Free">Time that agents were available, or rung, in the period.</param>
/// <param name="Overflowed">Customers whom nobody could answer in time in the period, and who did not hang up.</param>
public sealed record PeriodFigures(
    int Answered, int InTime, int Handled, int Abandoned, int ShortAbandoned, TimeSpan Waited, TimeSpan WithAgents, TimeSpan WrapUp, TimeSpan Busy, TimeSpan Free, Overflows Overflowed)
{
    /// <summary>Part of the answered and abandoned calls that were answered in time; short abandons are left out.</summary>
    public double? InSla => Part(InTime, Answered + Abandoned);

    /// <summary>Average speed of answer: mean wait of the calls that were answered.</summary>
    public TimeSpan? Asa => Mean(Waited, Answered);

    /// <summary>Average handle time: talk, hold and wrap-up for each handled call.</summary>
    public TimeSpan? Aht => Mean(WithAgents + WrapUp, Handled);

    /// <summary>Part of the answered and abandoned calls that were abandoned; short abandons are left out.</summary>
    public double? AbandonRate => Part(Abandoned, Answered + Abandoned);

    /// <summary>Busy time as part of busy and free time.</summary>
    public double? Occupancy => Part(Busy.TotalSeconds, (Busy + Free).TotalSeconds);

    /// <summary>The figures of two periods, or of two sets of calls, as one.</summary>
    public static PeriodFigures operator +(PeriodFigures one, PeriodFigures other) => new(
        one.Answered + other.Answered, one.InTime + other.InTime, one.Handled + other.Handled, one.Abandoned + other.Abandoned, one.ShortAbandoned + other.ShortAbandoned,
        one.Waited + other.Waited, one.WithAgents + other.WithAgents, one.WrapUp + other.WrapUp, one.Busy + other.Busy, one.Free + other.Free, one.Overflowed + other.Overflowed);

    private static double? Part(double part, double whole) => whole > 0 ? part / whole : null;

    private static TimeSpan? Mean(TimeSpan sum, int count) => count > 0 ? sum / count : null;
}
