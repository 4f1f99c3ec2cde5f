using WarmTransfer.Tests.House;
using WarmTransfer.Web.Health;

namespace WarmTransfer.Tests.Web.Health;

/// <summary>From where on a figure is looked at or acted upon, and that each says what to do then.</summary>
public sealed class HealthRulesTests
{
    public static readonly TheoryData<HealthFigure> Figures = new(Enum.GetValues<HealthFigure>());

    [Theory]
    [MemberData(nameof(Figures))]
    public void Each_figure_has_its_bounds_and_says_how_to_fix_it(HealthFigure figure)
    {
        var rule = Assert.Single(HealthRules.All, rule => rule.Figure == figure);

        Assert.Equal((HealthState.Good, HealthState.Look), (rule.Judge(new(rule.Look * 0.99)), rule.Judge(new(rule.Look))));
        Assert.Equal(double.IsFinite(rule.Act) ? HealthState.Act : HealthState.Look, rule.Judge(new(Math.Min(rule.Act, 1e9))));
        Assert.InRange(rule.HowToFix.English.Count(c => c is '.'), 2, 12);
    }

    [Fact]
    public void What_is_not_used_is_good_and_no_back_up_is_looked_at()
    {
        Assert.Equal((HealthState.Good, "not used"), (HealthRules.Of(HealthFigure.Bus).Judge(Measured.NotUsed($"")), HealthRules.Of(HealthFigure.Bus).Say(Measured.NotUsed($"")).English));
        Assert.Equal((HealthState.Look, "none seen"), (HealthRules.Of(HealthFigure.Backup).Judge(new(null)), HealthRules.Of(HealthFigure.Backup).Say(new Measured(null)).English));
    }

    [Fact]
    public void The_operators_handbook_has_the_same_bounds()
    {
        string[] lines = Sources.Text("docs/operations.md").Split('\n');

        Assert.All(HealthRules.All, rule => Assert.Contains(lines, line => line.StartsWith($"| {rule.Name} | {Bound(rule, rule.Look)} | {Bound(rule, rule.Act)} |", StringComparison.Ordinal)));
    }

    private static string Bound(HealthRule rule, double bound) => double.IsFinite(bound) ? FormattableString.Invariant($"{bound:#,0.##} {rule.Unit}").Replace(',', ' ') : "–";
}
