using WarmTransfer.Core.Calls;
using WarmTransfer.Tests.Web.Calls;

namespace WarmTransfer.Tests.Web.Webhooks;

/// <summary>The tutorial keys the conference by agent, so that a second caller takes the first one's place. Here that cannot be.</summary>
public sealed class CrowdTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Two_customers_at_once_each_keep_their_own_conference_and_agents(int seed)
    {
        await using var host = await ProductHost.StartAsync(seed);
        host.Network.Chaos = new() { CallbackDelayMaxMs = 60, CallbackReorder = 30, CallbackDuplicate = 30 };
        await Task.WhenAll(host.Ready("agent1"), host.Ready("agent2"));
        Conversation[] calls = [Conversation.Start(host, "+15550100001"), Conversation.Start(host, "+15550100002")];
        var firsts = await Task.WhenAll(calls.Select(call => FirstAgentOf(host, call)));
        Assert.Equal(["agent1", "agent2"], firsts.Order());
        await Task.WhenAll(host.Ready("agent3"), host.Ready("agent4"));

        await Task.WhenAll(calls[0].HandOver(firsts[0], "agent3"), calls[1].HandOver(firsts[1], "agent4"));

        await Task.WhenAll(calls[0].AllHearEachOther("agent3"), calls[1].AllHearEachOther("agent4"));
        Assert.Equal(calls.Select(call => call.Customer).Order(), host.Network.State.Conferences.Select(room => room.Name).Order());
    }

    private static async Task<string> FirstAgentOf(ProductHost host, Conversation call)
    {
        var agent = await host.Until("an agent talks", () => host.Saved(call.Customer) is { Phase: CallPhase.Talking p } saved ? saved[p.Owner].Agent!.Value.Value : null);
        await call.AllHearEachOther(agent);
        return agent;
    }
}
