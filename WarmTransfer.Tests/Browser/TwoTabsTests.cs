namespace WarmTransfer.Tests.Browser;

/// <summary>One agent with two tabs: one of them has the phone.</summary>
public sealed class TwoTabsTests : BrowserStory
{
    // Two seconds are promised for a machine that has nothing else to do.
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Allowance = TimeSpan.FromSeconds(8);

    [Fact]
    public async Task One_tab_has_the_phone_and_the_other_takes_it_over_with_the_ringing_call()
    {
        await Scene.FirstAgentSignsIn();
        var other = await Scene.Agent1.OpenTab();
        await other.PhoneIs("elsewhere");
        await Scene.Agent1.PhoneIs("ready");

        await Scene.CustomerCalls();
        await Scene.Agent1.PhoneIs("incoming");
        await other.PhoneIs("elsewhere");
        await other.Cannot("Answer");
        var closed = TimeProvider.System.GetTimestamp();
        await Scene.Agent1.Close();
        await other.PhoneIsNot("elsewhere");
        Assert.InRange(TimeProvider.System.GetElapsedTime(closed), TimeSpan.Zero, Promised + Allowance);

        Scene.FirstAgentIsAt(other);
        await other.PhoneIs("incoming");
        await Scene.FirstAgentAnswers();
        await Scene.Together(Scene.Customer, other);
        await Scene.Network.NeverSaw("busy");
    }
}
