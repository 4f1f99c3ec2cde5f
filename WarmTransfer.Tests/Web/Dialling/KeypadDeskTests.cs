using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Simulator.People;
using WarmTransfer.Simulator.Webhooks;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Tests.Web.Webhooks;
using WarmTransfer.Web.Dialling;

namespace WarmTransfer.Tests.Web.Dialling;

/// <summary>Keys that an agent presses reach the far end through the phone network.</summary>
public sealed class KeypadDeskTests : IAsyncLifetime
{
    private const string One = "agent1", Outside = "+12025550199";
    private static readonly AgentId Me = new(One);
    private ProductHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await ProductHost.StartAsync(settings: "--Desk:TransferNumbers:0=+1");

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Each_key_reaches_the_customer_in_order_and_nobody_else()
    {
        var call = await Talking();

        Assert.Null(await Press(call, "5*#0"));
        await _host.Until("all have come", () => Got(call.Customer) == "5*#0");
        Assert.Null(await Press(call, "9"));
        await _host.Until("the next too", () => Got(call.Customer) == "5*#09");

        Assert.Equal("", Got(call.LegOf(One)!.CallSid));
        await call.AllHearEachOther(One);
    }

    [Fact]
    public async Task They_reach_a_menu_outside_that_was_brought_in_while_the_customer_hears_music()
    {
        var call = await Talking();
        _host.Network.Add(new AgentPlan(Outside, Menu: new Dictionary<char, double> { ['2'] = 900 }));
        await call.Consult(One, Outside);
        await call.InPrivate(One, Outside);

        Assert.Null(await Press(call, "2"));

        await _host.Until("the menu has it", () => Got(call.LegOf(Outside)!.CallSid) == "2");
        Assert.Equal("", Got(call.Customer));
    }

    [Fact]
    public async Task Where_none_would_get_there_it_is_said_and_none_is_sent()
    {
        var call = await Talking();
        Assert.Null(await _host.Ask(call.Customer, new CallEvent.Intent.Hold(Me)));

        Assert.Equal("Whoever is on hold hears music, and no keys.", (await Press(call, "1"))?.Reason.English);
        Assert.Equal(RefusalCode.NotYourCall, (await Pad.Press(new CallId(call.Customer), new AgentId("agent2"), "1", Cancellation))?.Code);
        Assert.Equal(RefusalCode.Unknown, (await Pad.Press(new CallId("CA1"), Me, "1", Cancellation))?.Code);
        Assert.Equal("", Got(call.Customer));
    }

    [Fact]
    public async Task A_key_that_the_network_does_not_take_is_not_tried_again_later()
    {
        var call = await Talking();
        _host.Network.Chaos = new ChaosSettings { RestServerError = 100 };
        Assert.Equal("The phone network did not take the keys. Press them again.", (await Press(call, "1"))?.Reason.English);
        _host.Network.Chaos = new ChaosSettings();

        Assert.Null(await Press(call, "2"));
        await _host.Until("the second one has come", () => Got(call.Customer) is "2" or "12");
        Assert.Equal("2", Got(call.Customer));
    }

    [Fact]
    public async Task What_was_pressed_is_in_no_address_in_no_row_and_in_no_log()
    {
        const string Secret = "8675309";
        var call = await Talking();
        Assert.Null(await Press(call, Secret));
        await _host.Until("they have come", () => Got(call.Customer) == Secret);

        await using var db = _host.Database();
        Assert.DoesNotContain(await db.Events.Select(row => row.Payload).ToListAsync(Cancellation), payload => payload.Contains(Secret, StringComparison.Ordinal));
        Assert.DoesNotContain(await db.Outbox.Select(row => row.Payload).ToListAsync(Cancellation), payload => payload.Contains(Secret, StringComparison.Ordinal));
        await _host.Until("the audit says that keys were pressed, and not which", () => db.Audit.AsNoTracking().Any(row => row.Act == "presses keys in a call" && row.Reason == "7 keys"));
        Assert.DoesNotContain(_host.Network.Log, entry => entry.Kind is "rest" or "webhook" && entry.Text.Contains(Secret, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("5")]
    [InlineData("CfDJ8nothing")]
    public async Task Nobody_makes_an_address_that_plays_keys(string keys)
    {
        using var twilio = new WebhookSender(_host);
        using var answer = await twilio.Post($"/conference/keys/{keys}", ("CallSid", "CA00000000000000000000000000000001"));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public void An_address_of_keys_is_good_for_a_minute()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        var seals = new SealedKeys(new EphemeralDataProtectionProvider(), clock);
        var seal = seals.Seal("12#");

        Assert.Equal("12#", seals.Open(seal));
        clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal("12#", seals.Open(seal));
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Null(seals.Open(seal));
    }

    private IKeypad Pad => _host.Get<IKeypad>();

    private Task<Refusal?> Press(Conversation call, string keys) => Pad.Press(new CallId(call.Customer), Me, keys, Cancellation);

    private async Task<Conversation> Talking()
    {
        await _host.Ready(One);
        var call = Conversation.Start(_host);
        await call.TalkTo(One);
        await _host.Until("the desk knows who is there", () => _host.Snapshot.Calls.GetValueOrDefault(new CallId(call.Customer)) is { } known && Keypad.Refuse(known, Me) is null);
        return call;
    }

    /// <summary>The keys that a leg has got, in order.</summary>
    private string Got(string callSid) => string.Concat(_host.Network.Log.Where(entry => entry.CallSid == callSid && entry.Text.Contains(" gets key ", StringComparison.Ordinal)).Select(entry => entry.Text[^1]));
}
