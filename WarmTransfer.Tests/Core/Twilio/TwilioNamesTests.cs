using WarmTransfer.Core;
using WarmTransfer.Core.Twilio;

namespace WarmTransfer.Tests.Core.Twilio;

/// <summary>What is ours at Twilio, and what is another installation's on the same account.</summary>
public sealed class TwilioNamesTests
{
    private const string Sid = "CA00000000000000000000000000000001";
    private static readonly CallId Call = new(Sid);

    [Theory]
    [InlineData("", 1, Sid)]
    [InlineData("", 3, Sid + "-3")]
    [InlineData("test", 1, "test-" + Sid)]
    [InlineData("test", 2, "test-" + Sid + "-2")]
    public void A_room_is_found_again_by_its_name(string installation, int room, string name)
    {
        var names = new TwilioNames(installation);

        Assert.Equal(name, names.Room(Call, room));
        Assert.Equal((Call, room), names.Read(name));
    }

    [Theory]
    [InlineData("", "test-" + Sid)]
    [InlineData("test", Sid)]
    [InlineData("test", "test2-" + Sid)]
    [InlineData("test2", "test-" + Sid)]
    [InlineData("", "CA1")]
    [InlineData("", Sid + "-x")]
    [InlineData("", "standup")]
    [InlineData("", "")]
    public void Anything_else_is_not_ours(string installation, string name) => Assert.Null(new TwilioNames(installation).Read(name));

    [Theory]
    [InlineData("", "client:agent1", "agent1")]
    [InlineData("test", "client:test_agent1", "agent1")]
    [InlineData("test", "client:agent1", null)]
    [InlineData("test", "client:live_agent1", null)]
    [InlineData("", "+4930901820", null)]
    public void A_phone_is_an_agents_by_its_address(string installation, string address, string? agent) =>
        Assert.Equal(agent, new TwilioNames(installation).AgentAt(address)?.Value);

    [Fact]
    public void An_agents_phone_has_the_address_that_its_token_registers() => Assert.Equal(
        "client:" + new TwilioNames("test").Identity("agent1"), new TwilioNames("test").Phone(new AgentId("agent1")));
}
