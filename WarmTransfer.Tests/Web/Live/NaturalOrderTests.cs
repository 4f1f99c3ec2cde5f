using WarmTransfer.Web.Live;

namespace WarmTransfer.Tests.Web.Live;

public sealed class NaturalOrderTests
{
    [Fact]
    public void Names_are_sorted_by_the_numbers_in_them_and_whatever_their_case()
    {
        string[] sorted = ["3 Desks", "ada", "Agent", "Agent 1", "agent 2", "Agent 2 b", "Agent 10", "Agent 100", "Zoe"];

        Assert.Equal(sorted, sorted.Reverse().Order(NaturalOrder.OfNames));
        Assert.Equal(sorted, sorted.OrderBy(name => name.Length).Order(NaturalOrder.OfNames));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("Agent 007", "agent 7")]
    public void Some_are_the_same(string one, string? other) => Assert.Equal(0, NaturalOrder.OfNames.Compare(one, other));
}
