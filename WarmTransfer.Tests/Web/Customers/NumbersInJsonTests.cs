using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Tests.Core;
using WarmTransfer.Web.Customers;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Tests.Web.Customers;

public sealed class NumbersInJsonTests
{
    private static readonly Dictionary<string, string> Ids = new() { ["+12025550101"] = "abc", ["sip:a\"b\\c@example.com"] = "def" };
    private static readonly Dictionary<string, string> Numbers = Ids.ToDictionary(one => one.Value, one => one.Key);

    [Theory]
    [InlineData("+12025550101")]
    [InlineData("sip:a\"b\\c@example.com")]
    public void A_number_is_hidden_and_comes_back_as_it_was(string number)
    {
        var json = Json.Write<CallEvent>(new CallEvent.Fact.CustomerArrived(number, "+12025550100"));

        Assert.Equal([number], NumbersInJson.Find(json));
        var hidden = NumbersInJson.Hide(json, Ids);
        Assert.DoesNotContain("2025550101", hidden, StringComparison.Ordinal);
        Assert.DoesNotContain("example.com", hidden, StringComparison.Ordinal);
        Assert.Contains("2025550100", hidden, StringComparison.Ordinal);
        Assert.Equal(hidden, NumbersInJson.Hide(hidden, Ids));
        Assert.Equal(json, NumbersInJson.Reveal(hidden, Numbers));
        Assert.Equal("erased", Assert.IsType<CallEvent.Fact.CustomerArrived>(Json.Read<CallEvent>(NumbersInJson.Reveal(hidden, new Dictionary<string, string>()))).From);
    }

    [Theory]
    [InlineData("")]
    [InlineData("anonymous")]
    [InlineData("erased")]
    [InlineData("client:agent1")]
    public void Who_withholds_their_number_is_nobody(string from) =>
        Assert.Empty(NumbersInJson.Find(Json.Write<CallEvent>(new CallEvent.Fact.CustomerArrived(from, "+12025550100"))));

    [Fact]
    public void A_text_that_looks_like_a_field_is_a_text()
    {
        var consult = new CallEvent.Intent.Consult(new AgentId("agent1"), new Target.Outside("+12025550101"), new Briefing("\"from\":\"+12025550177\"", "\"number\":\"person:abc\""));
        var json = Json.Write<CallEvent>(consult);

        Assert.Equal(["+12025550101"], NumbersInJson.Find(json));
        Assert.Equal(consult, Json.Read<CallEvent>(NumbersInJson.Reveal(NumbersInJson.Hide(json, Ids), Numbers)));
    }

    [Fact]
    public void Every_call_comes_back_as_it_was_and_agents_in_it_are_nobodys_numbers()
    {
        foreach (var call in EveryPhase.Stories.Select(story => story.Call))
        {
            var ids = Mentions.Of(call).Select(mention => mention.Number).Distinct().ToDictionary(number => number, number => $"id{number.Length}-{number[^2..]}");
            var hidden = NumbersInJson.Hide(Json.Write(call), ids);

            Assert.All(ids.Keys, number => Assert.DoesNotContain(number[1..], hidden, StringComparison.Ordinal));
            Assert.Equal(Json.Write(call), NumbersInJson.Reveal(hidden, ids.ToDictionary(one => one.Value, one => one.Key)));
        }
    }

    [Fact]
    public void What_people_wrote_is_blanked_and_nothing_else()
    {
        var by = new AgentId("agent1");
        CallEvent[] events = [new CallEvent.Intent.Consult(by, new Target.Outside("+12025550101"), new Briefing("Debts", "Ill since May")), new CallEvent.Intent.TakeOver(by, "Rude"), new CallEvent.Intent.Decline(by, DeclineReason.Busy)];
        CallEvent[] blanked = [new CallEvent.Intent.Consult(by, new Target.Outside("+12025550101"), Briefing.None), new CallEvent.Intent.TakeOver(by, ""), events[2]];

        Assert.Equal(blanked, events.Select(e => Json.Read<CallEvent>(NumbersInJson.Blank(Json.Write(e)))));
    }

    [Fact]
    public void A_long_number_is_kept_as_far_as_it_can_be_found_again()
    {
        var json = Json.Write<CallEvent>(new CallEvent.Fact.CustomerArrived("sip:" + new string('9', 900), "+12025550100"));

        var key = Assert.Single(NumbersInJson.Find(json));
        Assert.Equal(CustomerModel.NumberLength, key.Length);
        Assert.DoesNotContain("999", NumbersInJson.Hide(json, new Dictionary<string, string> { [key] = "abc" }), StringComparison.Ordinal);
    }
}
