using PhoneNumbers;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Calls;

namespace WarmTransfer.Tests.Web.Calls;

/// <summary>Ranges that are known to cost much, country by country, with the whole country allowed.</summary>
public sealed class NumberingPlansTests
{
    [Theory]
    [InlineData("+33", "+33899123456", NumberKind.PremiumRate)]
    [InlineData("+34", "+34803123456", NumberKind.PremiumRate)]
    [InlineData("+34", "+34806123456", NumberKind.PremiumRate)]
    [InlineData("+34", "+34807123456", NumberKind.PremiumRate)]
    [InlineData("+34", "+34905123456", NumberKind.None)]
    [InlineData("+44", "+447012345678", NumberKind.Personal)]
    [InlineData("+44", "+449012345678", NumberKind.PremiumRate)]
    [InlineData("+44", "+448712345678", NumberKind.PremiumRate)]
    [InlineData("+44", "+448442345678", NumberKind.PremiumRate)]
    [InlineData("+44", "+447640123456", NumberKind.Pager)]
    [InlineData("+44", "+443001234567", NumberKind.UniversalAccess)]
    [InlineData("+39", "+39899123456", NumberKind.PremiumRate)]
    [InlineData("+49", "+499001234567", NumberKind.PremiumRate)]
    [InlineData("+49", "+491371234567", NumberKind.SharedCost)]
    [InlineData("+1", "+19002345678", NumberKind.PremiumRate)]
    [InlineData("+870", "+870301234567", NumberKind.International)]
    [InlineData("+881", "+881612345678", NumberKind.International)]
    [InlineData("+882", "+88216123456", NumberKind.International)]
    [InlineData("+883", "+883510012345", NumberKind.International)]
    [InlineData("+979", "+979123456789", NumberKind.International)]
    public void A_range_that_costs_much_is_known_as_such_and_refused_though_it_is_on_the_list(string start, string number, NumberKind kind)
    {
        Assert.Equal(kind, NumberingPlans.Classify(number).Kind);
        Assert.NotNull(Plan(start, number).Refuse(number));
    }

    public static TheoryData<string> Caribbean => ["876", "658", "809", "829", "849", "268", "473", "284", "649", "664", "767", "784", "242", "246", "264", "345", "441", "721", "758", "868", "869"];

    [Theory]
    [MemberData(nameof(Caribbean))]
    public void Plus_one_does_not_mean_the_Caribbean_which_has_to_be_named(string areaCode)
    {
        var number = Example(areaCode);
        Assert.Equal(RefusalCode.NumberNotAllowed, Plan("+1").Refuse(number)?.Code);
        Assert.Null(Plan("+1", $"+1{areaCode}").Refuse(number));
    }

    [Fact]
    public void Of_all_countries_that_share_a_country_code_only_the_one_that_it_stands_for_is_meant_and_Canada()
    {
        var plans = PhoneNumberUtil.GetInstance();
        string[] meant = [.. plans.GetSupportedRegions().Where(region => IsMeant(plans, region))];

        Assert.Equal(plans.GetSupportedCallingCodes().Except(plans.GetSupportedGlobalNetworkCallingCodes()).Count() + 1, meant.Length);
        Assert.Contains("US", meant);
        Assert.Contains("CA", meant);
        Assert.Contains("GB", meant);
    }

    [Theory]
    [InlineData("+1", "+12025550123")]
    [InlineData("+1", "+16135550123")]
    [InlineData("+1", "+18005550123")]
    [InlineData("+44", "+442079460000")]
    [InlineData("+33", "+33970123456")]
    [InlineData("+49", "+4930123456")]
    [InlineData("+800", "+80012345678")]
    public void What_costs_as_usual_is_allowed(string start, string number) => Assert.Null(Plan(start).Refuse(number));

    // Read as numbers that exist, and dialled as something else.
    [Theory]
    [InlineData("+44", "+4402079460000")]
    [InlineData("+1", "+112025550123")]
    [InlineData("+1", "+15550100777")]
    [InlineData("+999", "+99912345678")]
    public void What_is_no_number_as_it_is_written_is_refused(string start, string number) => Assert.Equal(RefusalCode.BadNumber, Plan(start).Refuse(number)?.Code);

    // Western Sahara has the numbers of Morocco.
    private static bool IsMeant(PhoneNumberUtil plans, string region) =>
        plans.GetExampleNumber(region) is { } example && plans.GetRegionCodeForNumber(example) == region && Plan($"+{example.CountryCode}").Refuse(plans.Format(example, PhoneNumberFormat.E164)) is null;

    // Which numbers exist differs from island to island.
    private static string Example(string areaCode) => Enumerable.Range(2000, 8000).Select(line => $"+1{areaCode}{line / 10}{line % 10}000")
        .First(number => NumberingPlans.Classify(number).Kind == NumberKind.Ordinary);

    private static NumberPlan Plan(params string[] allowed) => new() { Allowed = [.. allowed], Classify = NumberingPlans.Classify };
}
