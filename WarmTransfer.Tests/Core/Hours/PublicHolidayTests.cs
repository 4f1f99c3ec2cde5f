using WarmTransfer.Core.Hours;

namespace WarmTransfer.Tests.Core.Hours;

public sealed class PublicHolidayTests
{
    [Theory]
    [InlineData("DE", null, "2026-10-03", "Tag der Deutschen Einheit")]
    [InlineData("DE", null, "2026-06-04", null)]
    [InlineData("DE", "BY", "2026-06-04", "Fronleichnam")]
    [InlineData("US", null, "2026-11-26", "Thanksgiving")]
    // A Saturday: it is kept the day before.
    [InlineData("US", null, "2026-07-03", "Independence Day")]
    [InlineData("US", null, "2026-07-04", null)]
    // The first of January 2028 is a Saturday, too.
    [InlineData("US", null, "2027-12-31", "New Year")]
    [InlineData("GB", null, "2026-11-30", null)]
    [InlineData("GB", "Scotland", "2026-11-30", "St Andrew's Day")]
    public void Holidays_are_those_of_the_place_on_the_day_on_which_they_are_kept(string country, string? region, string day, string? name) =>
        Assert.Equal(name, PublicHolidays.NameOf(new(country, region), DateOnly.Parse(day, null)));

    [Fact]
    public void Every_country_and_every_region_in_the_list_has_holidays_in_every_year()
    {
        Assert.True(PublicHolidays.Countries.Length > 30);
        var places = PublicHolidays.Countries.SelectMany(country => country.Regions.Select(region => (string?)region).Append(null), (country, region) => new HolidayPlace(country.Code, region));
        Assert.All(places, place => Assert.All(Enumerable.Range(2020, 26), year => Assert.InRange(PublicHolidays.Of(place, year).Count(), 3, 30)));
    }

    [Fact]
    public void A_year_is_in_order_and_a_far_one_is_empty()
    {
        var year = PublicHolidays.Of(new("US"), 2026).Select(day => day.Date).ToList();
        Assert.Equal(year.Order(), year);
        Assert.Empty(PublicHolidays.Of(new("TR"), 9000));
    }

    [Fact]
    public void A_place_is_a_known_country_or_a_region_of_it()
    {
        Assert.True(PublicHolidays.Knows(new("DE", "BY")));
        Assert.False(PublicHolidays.Knows(new("US", "BY")));
        Assert.False(PublicHolidays.Knows(new("DE", "ALL")));
        Assert.False(PublicHolidays.Knows(new("XX")));
    }
}
