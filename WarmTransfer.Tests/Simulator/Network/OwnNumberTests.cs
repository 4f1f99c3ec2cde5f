namespace WarmTransfer.Tests.Simulator.Network;

/// <summary>A call that REST makes to a number of the account comes in there.</summary>
public sealed class OwnNumberTests
{
    [Fact]
    public async Task Both_ends_ask_their_addresses_and_end_together()
    {
        await using var network = await TestNetwork.StartAsync();
        network.Host.On("/voice", "<Response><Say>Hello.</Say><Pause length=\"60\"/></Response>");
        network.Host.On("/other", "<Response><Hangup/></Response>");

        await Call(network);
        await network.SettleAsync();

        Assert.Equal(["/voice", "/other"], network.Host.Hits.Select(hit => hit.Path));
        Assert.Equal(["completed", "completed"], network.Exchange.Loop.Do(() => network.Exchange.Legs.Select(leg => leg.Status.ToString().ToLowerInvariant()).ToArray()));
    }

    [Fact]
    public async Task A_number_that_refuses_leaves_the_caller_unanswered()
    {
        await using var network = await TestNetwork.StartAsync();
        network.Host.On("/voice", "<Response><Reject/></Response>");

        await Call(network);
        await network.SettleAsync();

        Assert.DoesNotContain(network.Host.Hits, hit => hit.Path == "/other");
    }

    private static Task<System.Text.Json.JsonElement> Call(TestNetwork network) =>
        network.Rest.PostAsync("Calls.json", ("To", network.Options.PhoneNumber), ("From", network.Options.PhoneNumber), ("Url", network.Host.Url("/other")));
}
