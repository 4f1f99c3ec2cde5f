using WarmTransfer.Core;
using WarmTransfer.Core.Dispositions;

namespace WarmTransfer.Tests.Core.Dispositions;

public sealed class DispositionSetTests
{
    private static readonly QueueId Support = new("support");

    internal static readonly DispositionSet Set = new()
    {
        Codes =
        [
            new("billing", "Billing") { Codes = [new("refund", "Refund") { Codes = [new("refund-full", "In full"), new("refund-part", "In part")] }, new("invoice", "Invoice")] },
            new("old", "Old", Retired: true),
            new("gone", "Gone") { Codes = [new("gone-1", "One", Retired: true)] },
            new("other", "Other"),
        ],
        Tags = ["vip", "language"],
        Required = true,
    };

    private static readonly DispositionBook Book = new(System.Collections.Immutable.ImmutableDictionary<QueueId, DispositionSet>.Empty.Add(Support, Set));

    [Theory]
    [InlineData("1", "billing")]
    [InlineData("112", "refund-part")]
    [InlineData("12", "invoice")]
    [InlineData("2", "other")]
    [InlineData("3", null)]
    [InlineData("0", null)]
    [InlineData("1121", null)]
    public void A_digit_for_each_level_leads_to_what_can_be_chosen(string digits, string? code) => Assert.Equal(code, Set.At(digits).Code?.Id);

    [Fact]
    public void Whatever_can_be_chosen_needs_at_most_three_digits() =>
        Assert.All(Set.Choices, choice => Assert.Contains(Digits(""), one => one.Length <= DispositionSet.MostLevels && Set.At(one).Code == choice.Code));

    [Fact]
    public void Retired_ones_and_groups_of_nothing_else_cannot_be_chosen_and_are_still_called_by_their_names()
    {
        Assert.Equal(["Billing › Refund › In full", "Billing › Refund › In part", "Billing › Invoice", "Other"], Set.Choices.Select(choice => choice.Label));
        Assert.Equal(("Old", "Gone › One", null), (Set.LabelOf("old"), Set.LabelOf("gone-1"), Set.LabelOf("none")));
    }

    [Theory]
    [InlineData("invoice", new string[0], true)]
    [InlineData("invoice", new[] { "vip" }, true)]
    [InlineData(null, new[] { "vip" }, true)]
    [InlineData("invoice", new[] { "rude" }, false)]
    [InlineData("old", new string[0], false)]
    [InlineData("billing", new string[0], false)]
    [InlineData("none", new string[0], false)]
    public void What_is_no_disposition_or_tag_of_the_queue_is_refused(string? code, string[] tags, bool holds) => Assert.Equal(holds, Book.Refuse(Support, new Disposal(code, [.. tags])) is null);

    [Fact]
    public void A_queue_without_a_set_takes_none() => Assert.NotNull(Book.Refuse(new QueueId("sales"), new Disposal("other", [])));

    private static IEnumerable<string> Digits(string so) => so.Length == DispositionSet.MostLevels ? [so] : Enumerable.Range(1, DispositionSet.MostOpen).SelectMany(digit => Digits($"{so}{digit}")).Prepend(so);
}
