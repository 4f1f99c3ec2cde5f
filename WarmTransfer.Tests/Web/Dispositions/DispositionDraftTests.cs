using WarmTransfer.Core.Dispositions;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Dispositions;

namespace WarmTransfer.Tests.Web.Dispositions;

public sealed class DispositionDraftTests
{
    [Fact]
    public void A_tree_is_typed_line_by_line_and_ids_stay_when_names_change()
    {
        var draft = DispositionDraft.Of(new());
        var billing = draft.AddGroup();
        billing.Name = "Billing";
        draft.AddBelow(billing).Name = "Refund";
        draft.AddBelow(billing).Name = "Refund";
        draft.AddGroup().Name = "Other";
        var saved = draft.Read();
        Assert.Equal(["billing", "refund", "refund-2", "other"], saved.Set.All.Select(one => one.Code.Id));

        var again = DispositionDraft.Of(saved);
        again.Lines[1].Name = "Money back";
        Assert.Equal(("refund", "Billing › Money back"), again.Read().Set.Choices.First() is var first ? (first.Code.Id, first.Label) : default);
    }

    [Fact]
    public void A_group_moves_up_with_all_that_is_in_it_and_nothing_moves_out_of_its_group()
    {
        var draft = DispositionDraft.Of(new() { Set = new() { Codes = [new("a", "A") { Codes = [new("a1", "A1"), new("a2", "A2")] }, new("b", "B") { Codes = [new("b1", "B1")] }] } });
        draft.MoveUp(draft.Lines[3]);
        Assert.Equal(["b", "b1", "a", "a1", "a2"], draft.Lines.Select(line => line.Id));
        draft.MoveUp(draft.Lines[1]);
        draft.MoveUp(draft.Lines[4]);
        Assert.Equal(["b", "b1", "a", "a2", "a1"], draft.Lines.Select(line => line.Id));
        Assert.Equal(["b", "b1", "a", "a2", "a1"], draft.Read().Set.All.Select(one => one.Code.Id));
    }

    [Fact]
    public void What_is_saved_is_not_taken_out_nor_a_group_with_something_saved_in_it()
    {
        var draft = DispositionDraft.Of(new() { Set = new() { Codes = [new("a", "A")] } });
        var added = draft.AddBelow(draft.Lines[0]);
        Assert.Equal((false, true), (draft.MayRemove(draft.Lines[0]), draft.MayRemove(added)));
        draft.Remove(added);
        Assert.Single(draft.Lines);
    }

    [Fact]
    public void What_needs_a_note_stays_so_and_a_group_needs_none()
    {
        var draft = DispositionDraft.Of(new() { Set = new() { Codes = [new("a", "A") { NeedsNote = true }] } });
        Assert.True(draft.Read().Set.NeedsNote("a"));
        draft.AddBelow(draft.Lines[0]).Name = "A1";
        Assert.False(draft.Read().Set.NeedsNote("a"));
        draft.Lines[1].NeedsNote = true;
        Assert.True(draft.Read().Set.NeedsNote("a1"));
    }

    [Fact]
    public void Whoever_hands_a_call_over_is_not_given_one_that_needs_a_note()
    {
        var setting = new DispositionSetting { Name = "Support", Set = new() { Codes = [new("a", "A") { NeedsNote = true }], WhenTransferred = "a" } };
        Assert.Contains(DispositionRules.Check("support", setting, SettingsNow.Nothing), fault => fault is { Field: "WhenTransferred" } && fault.Text.English.Contains("needs a note", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(10, "each is chosen by one digit")]
    [InlineData(0, "no disposition that could be chosen")]
    public void A_set_that_cannot_be_used_is_not_saved(int codes, string says)
    {
        var setting = new DispositionSetting { Name = "Support", Set = new() { Codes = [.. Enumerable.Range(0, codes).Select(number => new DispositionCode($"c{number}", $"Code {number}"))], Required = true } };
        Assert.Contains(DispositionRules.Check("support", setting, SettingsNow.Nothing), fault => fault.Text.English.Contains(says, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-10-24T22:00", "2026-10-24T20:00:00Z")]
    [InlineData("2026-10-26T09:00", "2026-10-26T08:00:00Z")]
    public void A_time_is_typed_as_the_clocks_of_the_call_centre_show_it(string typed, string means) => Assert.Equal(
        DateTimeOffset.Parse(means, System.Globalization.CultureInfo.InvariantCulture),
        FollowUpTimes.Of(FollowUpWhen.At, DateTime.Parse(typed, System.Globalization.CultureInfo.InvariantCulture), DateTimeOffset.UnixEpoch, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")));

    [Theory]
    [InlineData("2026-03-01", "2026-03-07", 1, 7)]
    [InlineData("2026-03-07", "2026-03-01", 4, 10)]
    [InlineData("1", "2", 4, 10)]
    [InlineData(null, "2026-03-08", 2, 8)]
    public void A_period_that_cannot_be_read_is_the_last_seven_days(string? from, string? to, int first, int last) =>
        Assert.Equal(new DispositionPeriod(new(2026, 3, first), new(2026, 3, last)), DispositionPeriod.Of(from, to, new(2026, 3, 10)));
}
