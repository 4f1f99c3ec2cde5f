using Bunit;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Console;
using WarmTransfer.Web.Softphone;

namespace WarmTransfer.Tests.Ui;

public sealed class ConsoleScreenTests : Screen
{
    private IRenderedComponent<ConsoleScreen> Open() => Render<ConsoleScreen>(p => p.Add(c => c.Me, Views.Me.Id));

    [Fact]
    public void The_status_line_follows_the_call_in_a_live_region()
    {
        var screen = Open();
        Desk.Send(Views.Console(null, AgentState.Available));
        screen.WaitForAssertion(() => Assert.Equal("Ready", screen.Find("[role=status] h1").TextContent));
        Desk.Send(Views.Console(Views.Ringing, AgentState.Reserved));
        screen.WaitForAssertion(() => Assert.Equal("Incoming support call", screen.Find("[role=status] h1").TextContent));
        Desk.Send(Views.Console(Views.Talking));
        screen.WaitForAssertion(() => Assert.Equal("In call with customer", screen.Find("[role=status] h1").TextContent));
    }

    [Fact]
    public void Whoever_has_never_connected_a_phone_has_not_been_disconnected_for_any_time()
    {
        var screen = Open();
        Desk.Send(Views.Console(null, AgentState.Offline));
        screen.WaitForElement(".status elapsed-time");
        Desk.Send(Views.Console(null, AgentState.Offline) with { Me = Views.Me with { State = AgentState.Offline, Since = default } });
        screen.WaitForAssertion(() => Assert.Empty(screen.FindAll(".status elapsed-time")));
    }

    [Theory]
    [InlineData(CallerVerification.Verified, "Number verified")]
    [InlineData(CallerVerification.Failed, "Number may be forged")]
    [InlineData(null, null)]
    public void Whether_the_carriers_vouch_for_the_number_stands_beside_it(CallerVerification? verification, string? words)
    {
        var screen = Open();
        Desk.Send(Views.Console(Views.Talking with { Caller = Views.Talking.Caller with { Verification = verification } }));
        screen.WaitForElement(".customer h2");
        Assert.Equal(words, screen.FindAll(".customer .verified, .customer .forged").SingleOrDefault()?.TextContent);
    }

    [Fact]
    public void An_equal_view_renders_nothing()
    {
        var screen = Open();
        Desk.Send(Views.Console(Views.Talking));
        screen.WaitForElement("article");
        var renders = screen.RenderCount;
        Desk.Send(Views.Console(Views.Talking));
        Desk.Send(Views.Console(null, AgentState.Available));
        screen.WaitForState(() => screen.FindAll("article").Count == 0);
        Assert.Equal(renders + 1, screen.RenderCount);
    }

    [Fact]
    public async Task Leaving_the_page_ends_the_subscription()
    {
        var screen = Open();
        Desk.Send(Views.Console(null));
        screen.WaitForElement("h1");
        Assert.True(Desk.Subscribed);
        await DisposeComponentsAsync();
        Assert.False(Desk.Subscribed);
    }

    [Fact]
    public async Task A_broken_feed_is_a_fault_of_this_circuit()
    {
        Open();
        Desk.Break();
        var fault = await Renderer.UnhandledException.WaitAsync(Xunit.TestContext.Current.CancellationToken);
        Assert.Equal("The feed broke.", fault.Message);
    }

    [Fact]
    public async Task Without_a_phone_the_page_says_what_to_do_next()
    {
        var screen = Open();
        Desk.Send(Views.Console(null, AgentState.Offline));
        screen.WaitForElement("h1");
        await Phone(screen, Views.InCall with { State = PhoneState.Off });
        Assert.Contains("Connect your phone", screen.Find(".empty h2").TextContent, StringComparison.Ordinal);
        Assert.Equal("connect", screen.Find(".empty button").GetAttribute("data-phone"));
        await Phone(screen, Views.InCall with { State = PhoneState.Elsewhere });
        Assert.Equal("The phone is open in another tab", screen.Find(".empty h2").TextContent);
    }

    [Fact]
    public void Who_was_faster_is_told_where_it_rings_no_more()
    {
        var screen = Open();
        Desk.Send(Views.Console(null, AgentState.Available) with { Taken = $"Berta took the call." });
        screen.WaitForAssertion(() => Assert.StartsWith("Berta took the call. The next call rings here.", screen.Find(".empty p").TextContent.Trim(), StringComparison.Ordinal));
    }

    [Fact]
    public void Agents_are_told_apart_by_icon_and_word()
    {
        var screen = Open();
        Desk.Send(Views.Console(null, AgentState.Available));
        var rows = screen.WaitForElements(".agents li");
        Assert.Equal(["Available", "Offline", "Available", "Available"], rows.Select(row => row.QuerySelector(".state")!.TextContent));
        Assert.Equal(["circle-check", "circle-off", "circle-check", "circle-check"], rows.Select(row => row.QuerySelector(".icon")!.GetAttribute("data-icon")));
        Assert.Equal("Agent 1 (you)", rows[0].QuerySelector(".name")!.TextContent);
    }

    [Fact]
    public void Waiting_customers_are_counted_with_the_longest_wait()
    {
        var screen = Open();
        Desk.Send(Views.Console(null) with { Waiting = 3, LongestWaitSince = Views.Noon });
        Assert.Equal("3", screen.WaitForElement(".waiting strong").TextContent);
        Assert.Equal(Views.Noon.ToString("O"), screen.Find(".waiting elapsed-time").GetAttribute("since"));
    }

    private static Task Phone(IRenderedComponent<ConsoleScreen> screen, PhoneState phone) =>
        screen.InvokeAsync(() => screen.Services.GetRequiredService<PhoneMirror>().PhoneChanged(phone));
}
