using WarmTransfer.Core.Alerts;
using WarmTransfer.Simulator.Network;
using WarmTransfer.Web.Floor;
using WarmTransfer.Web.Telephone;

namespace WarmTransfer.Tests.Web.Telephone;

/// <summary>The running product sees that somebody has pointed its number elsewhere.</summary>
public sealed class TelephoneWatchTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_number_that_points_elsewhere_is_an_alert_until_it_points_here_again()
    {
        await using var host = await ProductHost.StartAsync(settings: ["--Alerts:RaiseAfterSeconds=0", "--Alerts:ClearAfterSeconds=0"]);
        Assert.True(await host.Get<TelephoneWatch>().Look(Cancellation));
        var before = host.Network.Number;
        host.Network.Number = before with { VoiceUrl = "https://other.example.com/voice" };

        Assert.False(await host.Get<TelephoneWatch>().Look(Cancellation));

        Assert.Equal("Calls to +15550100000 do not come here: see Settings → Telephone", Assert.Single(await Alerts(host, some: true)).Text.English);
        host.Network.Number = before;
        Assert.True(await host.Get<TelephoneWatch>().Look(Cancellation));
        await Alerts(host, some: false);
    }

    [Fact]
    public async Task A_number_whose_calls_an_application_takes_that_leads_here_is_no_alert()
    {
        await using var host = await ProductHost.StartAsync();
        const string Front = "AP00000000000000000000000000000009";
        host.Network.Applications = [.. host.Network.Applications, new VoiceApplication(Front, "Front", default, default) { VoiceUrl = host.Url + "/conference/connect/client", StatusCallback = host.Url + "/calls/events" }];
        host.Network.Number = host.Network.Number with { VoiceApplicationSid = Front, VoiceUrl = "" };

        Assert.True(await host.Get<TelephoneWatch>().Look(Cancellation));
    }

    [Fact]
    public async Task While_Twilio_does_not_answer_what_was_known_stands()
    {
        await using var host = await ProductHost.StartAsync(settings: ["--Alerts:RaiseAfterSeconds=0", "--Alerts:ClearAfterSeconds=0"]);
        host.Network.Number = host.Network.Number with { VoiceUrl = "" };
        await host.Get<TelephoneWatch>().Look(Cancellation);
        await Alerts(host, some: true);
        await host.Network.DisposeAsync();

        Assert.False(await host.Get<TelephoneWatch>().Look(Cancellation));

        Assert.Single(await Alerts(host, some: true));
    }

    private static async Task<FloorAlert[]> Alerts(ProductHost host, bool some)
    {
        await foreach (var view in host.Get<IFloorFeed>().Subscribe(Cancellation))
            if (view.Alerts.Where(alert => alert.Rule == AlertRule.NumberElsewhere).ToArray() is var alerts && alerts.Length > 0 == some) return alerts;
        throw new InvalidOperationException("The feed has ended.");
    }
}
