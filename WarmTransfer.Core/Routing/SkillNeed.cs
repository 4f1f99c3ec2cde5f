namespace WarmTransfer.Core.Routing;

/// <summary>A skill that whoever is rung for a call has to have. It relaxes while the customer waits, but for as long as it is needed at all, somebody without the skill is not rung.</summary>
/// <param name="Level">The lowest level that will do, 1 to 10.</param>
/// <param name="RelaxEvery">Each time the customer has waited so long, a lower level will do; zero: never.</param>
/// <param name="RelaxBy">By how many levels then.</param>
public sealed record SkillNeed(string Skill, int Level, TimeSpan RelaxEvery = default, int RelaxBy = 1)
{
    private const int Lowest = 1;

    /// <summary>The level that will do after so long.</summary>
    public int LevelAfter(TimeSpan waited) => RelaxEvery <= TimeSpan.Zero ? Level : Math.Max(Math.Min(Level, Lowest), Level - (int)Math.Min(Level, Times(waited) * RelaxBy));

    /// <summary>After how long of waiting a lower level will do than at <paramref name="waited"/>; null: it stays.</summary>
    public TimeSpan? NextRelaxation(TimeSpan waited) => RelaxEvery > TimeSpan.Zero && RelaxBy > 0 && LevelAfter(waited) > Lowest ? (Times(waited) + 1) * RelaxEvery : null;

    private long Times(TimeSpan waited) => waited > TimeSpan.Zero ? waited.Ticks / RelaxEvery.Ticks : 0;
}
