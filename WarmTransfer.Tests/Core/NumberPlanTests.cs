using WarmTransfer.Core;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Core;

/// <summary>What is decided of a number once it is known what kind of number it is.</summary>
public sealed class NumberPlanTests
{
    private const string Number = "+12025550199";

    [Theory]
    [InlineData("2025550199", RefusalCode.BadNumber)]
    [InlineData("+0125550199", RefusalCode.BadNumber)]
    [InlineData("+1202555019912345678", RefusalCode.BadNumber)]
    [InlineData("+1 202 5550199", RefusalCode.BadNumber)]
    [InlineData("+442079460000", RefusalCode.NumberNotAllowed)]
    [InlineData("+12025550199", null)]
    public void A_number_is_written_in_full_and_begins_as_the_list_says(string number, RefusalCode? code) => Assert.Equal(code, Plan("+1").Refuse(number)?.Code);

    [Fact]
    public void Without_a_list_none_is_allowed_and_without_numbering_plans_none_is_a_number()
    {
        Assert.Equal(RefusalCode.NumberNotAllowed, Plan().Refuse(Number)?.Code);
        Assert.Equal(RefusalCode.BadNumber, new NumberPlan { Allowed = ["+1"] }.Refuse(Number)?.Code);
    }

    [Fact]
    public void Every_kind_that_costs_more_than_its_country_is_refused_and_says_so()
    {
        foreach (var kind in Enum.GetValues<NumberKind>().Except([NumberKind.None, NumberKind.Ordinary]))
        {
            var refusal = Of(new(kind, "+1", IsAtHome: true), Number).Refuse(Number)!;
            Assert.Equal(RefusalCode.NumberNotAllowed, refusal.Code);
            Assert.EndsWith("are never dialled, because of what they cost.", refusal.Reason.English, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("+1", false)]
    [InlineData("+1202", true)]
    public void A_country_that_shares_a_country_code_needs_a_start_that_is_longer(string start, bool allowed) =>
        Assert.Equal(allowed, Of(new(NumberKind.Ordinary, "+1", IsAtHome: false), start).Refuse(Number) is null);

    [Fact]
    public void What_is_blocked_is_so_whatever_allows_it() =>
        Assert.Equal(RefusalCode.NumberNotAllowed, (Plan("+1", Number) with { Blocked = ["+1202"] }).Refuse(Number)?.Code);

    [Fact]
    public void No_refusal_holds_the_number_because_it_is_kept_in_the_audit()
    {
        Refusal?[] refusals = [Plan("+1").Refuse("2025550199"), Plan().Refuse(Number), new NumberPlan { Allowed = ["+1"] }.Refuse(Number)];
        Assert.All(refusals, refusal => Assert.DoesNotContain("5550199", refusal!.Reason.English, StringComparison.Ordinal));
    }

    private static NumberPlan Plan(params string[] allowed) => new() { Allowed = [.. allowed], Classify = _ => Story.Ordinary };

    private static NumberPlan Of(NumberClass known, string allowed) => new() { Allowed = [allowed], Classify = _ => known };
}
