namespace WarmTransfer.Tests.Browser;

/// <summary>One agent with two tabs: one of them has the phone.</summary>
public sealed class TwoTabsTests : BrowserStory
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(2);

    // By the clock of the page that takes it over: how long a test takes to hear of it does not count.
    private const string NotesWhenItOwnsThePhone =
        "() => { const { phone } = warmTransfer; window.owns = new Promise(done => phone.addEventListener('change', () => { if (phone.snapshot.state !== 'elsewhere') done(Date.now()); })); }";

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
        await other.Page.EvaluateAsync(NotesWhenItOwnsThePhone);
        var closed = TimeProvider.System.GetUtcNow();
        await Scene.Agent1.Close();
        var owned = DateTimeOffset.FromUnixTimeMilliseconds(await other.Page.EvaluateAsync<long>("() => window.owns"));
        Assert.InRange(owned - closed, TimeSpan.FromMilliseconds(-1), Promised);

        Scene.FirstAgentIsAt(other);
        await other.PhoneIs("incoming");
        await Scene.FirstAgentAnswers();
        await Scene.Together(Scene.Customer, other);
        await Scene.Network.NeverSaw("busy");
    }
}
