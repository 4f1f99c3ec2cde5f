using WarmTransfer.Tests.Chaos;

namespace WarmTransfer.Tests.Browser;

/// <summary>The console is killed without warning in the midst of a call, and comes back. People go on hearing each other, and their pages find the way back.</summary>
public sealed class OutageTests : BrowserStory
{
    private const string HoldMusic = "hold-music";
    private FallbackPage _fallback = default!;
    private ProductProcess _process = default!;

    [RareStory]
    public async Task A_call_goes_on_while_the_server_is_away_and_the_console_is_live_again_without_a_click()
    {
        await Scene.Talking();
        await _process.Kill();
        await Scene.Together(Scene.Customer, Scene.Agent1);
        await MuteReallySilences();

        await Scene.Agent1.ToggleMute();
        await _process.Revive();
        await Scene.Agent1.IsLive();
        await Scene.Agent1.Reads("Muted");
        await Scene.Agent1.ToggleMute();
        await Scene.Agent1.Shows("In call with customer");
        await Scene.Together(Scene.Customer, Scene.Agent1);
        await Scene.Agent1.Press("Hold");
        await Scene.Customer.IsPlayed(HoldMusic);
    }

    [RareStory]
    public async Task An_agent_who_hangs_up_while_the_server_is_away_leaves_the_customer_with_sound_and_the_next_agent_has_them_afterwards()
    {
        await Scene.Talking();
        await _process.Kill();
        await Scene.Agent1.HangUp();
        await Scene.Agent1.PhoneIs("ready");
        await Scene.Customer.HearsNobodyElseThan();
        await Scene.Customer.HearsSomething();

        await _process.Revive();
        await Scene.Agent2.IsLive();
        await Scene.Agent2.Shows("Incoming support call");
        await Scene.Agent2.Press("Answer");
        await Scene.Agent2.Shows("In call with customer");
        await Scene.Together(Scene.Customer, Scene.Agent2);
    }

    [RareStory]
    public async Task A_consultation_goes_on_while_the_server_is_away_and_what_happened_meanwhile_is_known_afterwards()
    {
        await Scene.Talking();
        await Scene.Consulting();
        await _process.Kill();
        await Scene.Together(Scene.Agent1, Scene.Agent2);
        await Scene.Customer.HearsNobodyElseThan();
        await Scene.Customer.HearsSomething();

        await Scene.Agent2.HangUp();
        await Scene.Agent2.PhoneIs("ready");
        await _process.Revive();
        await Scene.Agent1.IsLive();
        await Scene.Agent1.Shows("In call with customer");
        await Scene.Agent2.IsLive();
        await Scene.Agent2.Shows("Ready");
        await Scene.Together(Scene.Customer, Scene.Agent1);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _fallback.DisposeAsync();
    }

    private protected override async Task<IProduct> Start()
    {
        var console = ProductProcess.NewAddress();
        _fallback = await FallbackPage.StartAsync(new Uri(console, "/conference/connect/client").AbsoluteUri);
        return _process = await ProductProcess.StartApart(console, new Dictionary<string, string>
        {
            ["Simulator__VoiceFallbackUrl"] = _fallback.Url,
            ["Desk__HasFallback"] = "true",
            ["Desk__RejoinSeconds"] = "2",
        });
    }

    private async Task MuteReallySilences()
    {
        await Scene.Agent1.ToggleMute();
        await Scene.Customer.HearsNobodyElseThan();
        await Scene.Agent1.HearsNobodyElseThan(Scene.Customer);
        await Scene.Agent1.ToggleMute();
        await Scene.Together(Scene.Customer, Scene.Agent1);
    }
}
