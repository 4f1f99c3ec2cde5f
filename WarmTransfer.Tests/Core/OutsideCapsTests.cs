using WarmTransfer.Core;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Core;

public sealed class OutsideCapsTests
{
    private const string Number = "+12025550199";
    private const string Other = "+12025550100";
    private static readonly OutsideCaps Caps = new() { PerAgent = 3, PerNumber = 4, Total = 6 };
    private static readonly DateTimeOffset Now = Story.Start;

    [Fact]
    public void Under_every_cap_one_more_may_be_dialled() => Assert.Null(Refusal(Dial(Story.Agent1, Other, 50), Dial(Story.Agent1, Other, 40), Dial(Story.Agent2, Number, 30)));

    [Fact]
    public void An_agent_who_has_had_as_many_dialled_as_one_may_reads_when_the_first_is_an_hour_ago() => Assert.Equal(
        "You have had 3 outside numbers dialled within an hour, as many as one agent may. The next can be dialled in 10 minutes.",
        Refusal(Dial(Story.Agent1, "+441", 50), Dial(Story.Agent1, "+442", 40), Dial(Story.Agent1, "+443", 30)));

    [Fact]
    public void Who_is_over_the_cap_waits_until_so_many_are_old_that_one_more_may_come() => Assert.EndsWith(
        "in 20 minutes.", Refusal(Dial(Story.Agent1, "+440", 50), Dial(Story.Agent1, "+441", 40), Dial(Story.Agent1, "+442", 30), Dial(Story.Agent1, "+443", 20)), StringComparison.Ordinal);

    [Fact]
    public void A_number_that_was_dialled_as_often_as_it_may_be_waits_whoever_dialled_it() => Assert.Equal(
        "This number has been dialled 4 times within an hour, as often as it may be. The next can be dialled in a minute.",
        Refusal(Dial(Story.Agent2, Number, 59.5), Dial(Story.Boss, Number, 40), Dial(Story.Agent2, Number, 30), Dial(Story.Agent1, Number, 20)));

    [Fact]
    public void All_together_have_a_cap_and_of_several_the_one_that_ends_last_is_told()
    {
        OutsideDial[] others = [.. Enumerable.Range(0, 3).Select(i => Dial(Story.Agent2, $"+44{i}", 55))];
        Assert.Equal("6 outside numbers have been dialled within an hour, as many as may be altogether. The next can be dialled in 5 minutes.", Refusal([.. others, .. others]));
        Assert.StartsWith("You have had 3", Refusal([.. others, Dial(Story.Agent1, "+447", 10), Dial(Story.Agent1, "+448", 9), Dial(Story.Agent1, "+449", 8)]), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_an_hour_ago_counts_no_more() => Assert.Null(Refusal(Dial(Story.Agent1, "+441", 60), Dial(Story.Agent1, "+442", 40), Dial(Story.Agent1, "+443", 30)));

    [Fact]
    public void The_refusal_has_a_code_of_its_own() =>
        Assert.Equal(RefusalCode.OutsideCapReached, new OutsideCaps { Total = 1 }.Refuse([Dial(Story.Agent2, Other, 1)], Story.Agent1, Number, Now)!.Code);

    private static OutsideDial Dial(AgentId by, string number, double minutesAgo) => new(by, number, Now - TimeSpan.FromMinutes(minutesAgo));

    private static string? Refusal(params OutsideDial[] dials) => Caps.Refuse(dials, Story.Agent1, Number, Now)?.Reason.English;
}
