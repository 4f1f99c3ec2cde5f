using Microsoft.Extensions.Time.Testing;
using WarmTransfer.Core.Agents;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Tests.Web.Calls;

public sealed class TokenLeaseTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(14)]
    [InlineData(40)]
    public async Task Nobody_is_available_for_a_second_longer_than_the_phones_pass_is_good_for(int seconds)
    {
        using var file = new DatabaseFile();
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000));
        await using var node = await PartsHost.StartAsync(file, clock);
        var until = clock.GetUtcNow().AddSeconds(seconds);
        var available = 0;

        for (var second = 0; second < seconds + 20; second++)
        {
            // The page reports every five seconds, and is heard for as long as its pass is good.
            if (second % 5 == 0 && clock.GetUtcNow() < until) await node.Get<IPresence>().PhoneSeen(PartsHost.Agent1, until, TestContext.Current.CancellationToken);
            if (node.Get<Board>().Snapshot.Agents[PartsHost.Agent1].StateAt(clock.GetUtcNow()) == AgentState.Available) available++;
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(seconds, available);
    }
}
