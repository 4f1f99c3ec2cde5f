using CsCheck;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;

namespace WarmTransfer.Tests.Core;

public sealed class SkillNeedTests
{
    private static readonly Gen<SkillNeed> AnyNeed =
        Gen.Select(Gen.Int[1, 10], Gen.Int[0, 90], Gen.Int[1, 10]).Select((level, every, by) => new SkillNeed("french", level, TimeSpan.FromSeconds(every), by));

    [Theory]
    [InlineData(0, 7)]
    [InlineData(29, 7)]
    [InlineData(30, 5)]
    [InlineData(60, 3)]
    [InlineData(90, 1)]
    [InlineData(3600, 1)]
    public void A_level_relaxes_step_by_step_but_somebody_without_the_skill_never_will_do(int waited, int level) =>
        Assert.Equal(level, new SkillNeed("french", 7, TimeSpan.FromSeconds(30), 2).LevelAfter(TimeSpan.FromSeconds(waited)));

    [Fact]
    public void Without_a_time_to_relax_it_never_does() => Gen.Select(Gen.Int[1, 10], Gen.Long[0, long.MaxValue]).Sample((level, ticks) =>
        new SkillNeed("french", level).LevelAfter(TimeSpan.FromTicks(ticks)) == level && new SkillNeed("french", level).NextRelaxation(TimeSpan.FromTicks(ticks)) is null);

    [Fact]
    public void A_need_only_ever_relaxes() => Gen.Select(AnyNeed, Gen.Int[0, 4000], Gen.Int[0, 4000]).Sample((need, one, other) =>
        need.LevelAfter(TimeSpan.FromSeconds(Math.Max(one, other))) <= need.LevelAfter(TimeSpan.FromSeconds(Math.Min(one, other))) && need.LevelAfter(TimeSpan.FromSeconds(one)) >= 1);

    [Fact]
    public void The_next_relaxation_is_exactly_when_the_level_changes() => Gen.Select(AnyNeed, Gen.Int[0, 4000]).Sample((need, seconds) =>
    {
        var (waited, tick) = (TimeSpan.FromSeconds(seconds), TimeSpan.FromTicks(1));
        if (need.NextRelaxation(waited) is not { } next) return need.LevelAfter(TimeSpan.MaxValue / 2) == need.LevelAfter(waited);
        return next > waited && need.LevelAfter(next - tick) == need.LevelAfter(waited) && need.LevelAfter(next) < need.LevelAfter(waited);
    });

    [Fact]
    public void What_one_call_needs_counts_in_place_of_the_queues_own_where_it_is_the_same_skill()
    {
        var both = new SkillNeeds([new("billing", 3), new("french", 5)]).With(new([new("french", 8), new("legal", 1)]));

        Assert.Equal(new SkillNeeds([new("billing", 3), new("french", 8), new("legal", 1)]), both);
        Assert.Equal(both, both.With(null));
    }

    [Fact]
    public void What_the_customer_needs_comes_with_the_call() => Assert.Equal(
        new SkillNeeds([new("french", 4)]),
        CallMachine.Arrive(Story.Id, new CallEvent.Fact.CustomerArrived("", "", Needs: new SkillNeeds([new("french", 4)])), Story.Start).Needs);
}
