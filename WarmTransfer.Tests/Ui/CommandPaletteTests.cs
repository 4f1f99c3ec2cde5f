using System.Collections.Immutable;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Console;
using WarmTransfer.Web.History;
using WarmTransfer.Web.Languages;
using WarmTransfer.Web.Softphone;

namespace WarmTransfer.Tests.Ui;

/// <summary>Everything by its name: what is there, what is highlighted, and what is done.</summary>
public sealed class CommandPaletteTests : Screen, ICallFinder
{
    private static readonly FoundCall Own = new(new CallId("CA7"), Views.Noon, "•••0123", "Support", $"Ended: the customer hung up"), Found = Own with { Call = new CallId("CA12345678"), Customer = "+15550100009" };
    private static readonly ConsoleView Talking = Views.Console(Views.Talking) with { Queues = Views.Queues };
    private readonly List<string> _looked = [];
    private TransferStart? _begun;

    public CommandPaletteTests()
    {
        Services.AddSingleton<ICallFinder>(this);
        Module.SetupVoid("usePhone", _ => true).SetVoidResult();
        Module.SetupVoid("confirmEnd", _ => true).SetVoidResult();
    }

    [Fact]
    public void What_is_possible_now_is_there_with_its_keys_and_nothing_else()
    {
        Assert.Equal(
            ["Dial agent 2 in", "Transfer… T", "Hold H", "Mute M", "Ask for help N", "Keypad K", "End call E", "Away after this call: Break", "Away after this call: Lunch", "Away after this call: Training", "Away after this call: Meeting"],
            Options(Open(Talking), PaletteGroup.Actions));
        var consulting = Views.Console(Views.Transferring(CallStage.Consulting, LegProgress.Admitted) with { Controls = CallControls.None });
        Assert.All(["Return to customer R", "Merge G", "Swap S", "Complete L"], act => Assert.Contains(act, Options(Open(consulting), PaletteGroup.Actions)));
        Assert.Equal(["Answer A", "Decline D", "Decline: I am busy", "Decline: Not my field", "Decline: Going on a break"], Options(Open(Views.Console(Views.Ringing), Views.Incoming), PaletteGroup.Actions).Take(5));
        Assert.Equal(["Call a number… C", "Finish the wrap-up F", "Extend the wrap-up"], Options(Open(Views.Console(null) with { Me = Views.Me with { State = AgentState.WrapUp, MayExtend = true } }), PaletteGroup.Actions).Take(3));
    }

    [Fact]
    public void Buttons_keys_and_palette_are_one_list()
    {
        var buttons = Render<CallActions>(p => p.Add(c => c.Call, Views.Talking).Add(c => c.Me, Views.Me.Id).Add(c => c.Phone, Views.InCall)).FindAll("button").Where(button => button.GetAttribute("aria-disabled") is null);
        Assert.Equal(
            buttons.Select(button => (button.TextContent.Trim(), button.GetAttribute("aria-keyshortcuts"))).Order(),
            PaletteItems.Of(Talking, Views.InCall, [], []).Where(item => item.Act is not null).Select(item => (item.Text.English, item.Key)).Order());
    }

    [Fact]
    public void It_is_a_combobox_whose_highlighted_option_is_told()
    {
        var palette = Open(Talking);
        var field = palette.Find("[role=combobox]");
        Assert.Equal(palette.Find("[role=listbox]").Id, field.GetAttribute("aria-controls"));
        Assert.Equal("Dial agent 2 in", Active(palette));
        field.KeyDown("ArrowDown");
        Assert.Equal("Transfer…", Active(palette));
        field.KeyDown("ArrowUp");
        field.KeyDown("ArrowUp");
        Assert.Equal("Voicemails", Active(palette));
    }

    [Fact]
    public void Words_find_an_action_and_Enter_asks_the_call_for_it()
    {
        var palette = Open(Talking);
        palette.Find("[role=combobox]").Input("hol");
        palette.Find("[role=combobox]").KeyDown("Enter");
        Assert.Equal(new CallEvent.Intent.Hold(Views.Me.Id), Assert.Single(Desk.Asked).Intent);
        palette.WaitForAssertion(() => Assert.Empty(palette.FindAll("[role=combobox]")));
    }

    [Theory]
    [InlineData("保留")]
    [InlineData("hold")]
    public void What_is_read_in_another_language_is_found_in_it_and_in_English(string typed)
    {
        Services.AddSingleton(Words.In(Language.Japanese));
        var palette = Open(Talking);
        palette.Find("[role=combobox]").Input(typed);
        Assert.Equal("保留", palette.Find("[role=option] .name").TextContent);
    }

    [Fact]
    public void A_refusal_is_said_and_the_palette_stays()
    {
        Desk.Answer = () => Task.FromResult<Refusal?>(Views.NotYet);
        var palette = Open(Talking);
        palette.Find("[role=combobox]").Input("hold");
        palette.Find("[role=combobox]").KeyDown("Enter");
        palette.WaitForAssertion(() => Assert.Equal(Views.NotYet.Reason.English, palette.Find("[role=status]").TextContent));
    }

    [Fact]
    public void What_has_become_impossible_while_it_was_highlighted_is_not_done_and_nothing_in_its_place()
    {
        var palette = Open(Talking);
        palette.Find("[role=combobox]").KeyDown("ArrowDown");
        palette.Find("[role=combobox]").KeyDown("ArrowDown");
        Assert.Equal("Hold", Active(palette));
        palette.Render(p => p.Add(c => c.View, Talking with { Call = Views.Talking with { Controls = Views.Talking.Controls with { Hold = Views.NotYet } } }));
        palette.Find("[role=combobox]").KeyDown("Enter");
        Assert.Empty(Desk.Asked);
        Assert.Null(palette.Find("[role=combobox]").GetAttribute("aria-activedescendant"));
    }

    [Fact]
    public void A_list_that_is_made_anew_keeps_what_is_highlighted()
    {
        var palette = Open(Talking);
        palette.Find("[role=combobox]").Input("chike");
        palette.Render(p => p.Add(c => c.View, Talking with { Agents = Views.Agents.Insert(0, Views.Berta with { Id = new("anna"), Name = "Anna Chikes" }) }));
        Assert.Equal("Chike", Active(palette));
    }

    [Fact]
    public void A_colleague_or_a_queue_begins_a_transfer_with_them_once_the_palette_is_closed()
    {
        var palette = Open(Talking);
        palette.Find("[role=combobox]").Input("berta");
        palette.Find("[role=combobox]").KeyDown("Enter");
        Assert.Null(_begun);
        palette.Find("dialog").TriggerEvent("onclose", EventArgs.Empty);
        Assert.Equal((TransferKind.Consult, (AgentId?)Views.Berta.Id, null), (_begun!.Kind, _begun.Agent, _begun.Queue));

        palette = Open(Talking);
        palette.Find("[role=combobox]").Input("sales");
        palette.Find("[role=combobox]").KeyDown("Enter");
        palette.Find("dialog").TriggerEvent("onclose", EventArgs.Empty);
        Assert.Equal((TransferKind.Cold, null, (QueueId?)new QueueId("sales")), (_begun!.Kind, _begun.Agent, _begun.Queue));
        Assert.Empty(Desk.Asked);
    }

    [Fact]
    public void One_that_is_opened_again_before_the_browser_has_told_that_it_closed_stays_open()
    {
        var palette = Open(Talking);
        palette.Find("[role=combobox]").Input("hold");
        palette.Find("[role=combobox]").KeyDown("Enter");
        palette.WaitForAssertion(() => Assert.Empty(palette.FindAll("[role=combobox]")));
        palette.Find("button[aria-haspopup=dialog]").Click();
        palette.Find("dialog").TriggerEvent("onclose", EventArgs.Empty);
        Assert.NotEmpty(palette.FindAll("[role=combobox]"));
        palette.Find("dialog").TriggerEvent("onclose", EventArgs.Empty);
        Assert.Empty(palette.FindAll("[role=combobox]"));
    }

    [Fact]
    public void Without_a_call_a_colleague_is_found_and_it_is_said_why_nothing_is_done()
    {
        var palette = Open(Views.Console(null, AgentState.Available));
        palette.Find("[role=combobox]").Input("berta");
        palette.Find("[role=combobox]").KeyDown("Enter");
        Assert.Equal("You are in no call that could be transferred.", palette.Find("[role=status]").TextContent);
        Assert.Equal("true", palette.Find("[role=option]").GetAttribute("aria-disabled"));
    }

    [Fact]
    public void Own_calls_are_there_and_others_are_looked_for_by_number_or_sid_only()
    {
        var palette = Open(Talking);
        Assert.Equal(["•••0123"], Options(palette, PaletteGroup.Calls));
        palette.Find("[role=combobox]").Input("berta");
        Assert.Empty(_looked);
        palette.Find("[role=combobox]").Input("+15550100009");
        Assert.Equal(["+15550100009"], Options(palette, PaletteGroup.Calls));
        palette.Find("[role=combobox]").KeyDown("Enter");
        Assert.EndsWith("/history/CA12345678", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_phone_does_is_done_by_the_phone_and_the_end_of_the_call_is_asked_about()
    {
        var palette = Open(Talking);
        palette.Find("[role=combobox]").Input("mute");
        palette.Find("[role=combobox]").KeyDown("Enter");
        Assert.Equal("toggleMute", Module.VerifyInvoke("usePhone").Arguments[0]);

        palette = Open(Talking);
        palette.Find("[role=combobox]").Input("end call");
        palette.Find("[role=combobox]").KeyDown("Enter");
        Module.VerifyInvoke("confirmEnd");
        Assert.Empty(Desk.Asked);
    }

    public Task<ImmutableArray<FoundCall>> Find(CurrentAgent viewer, string text, CancellationToken cancel)
    {
        _looked.Add(text);
        return Task.FromResult<ImmutableArray<FoundCall>>([Found]);
    }

    Task<ImmutableArray<FoundCall>> ICallFinder.Own(CurrentAgent viewer, CancellationToken cancel) => Task.FromResult<ImmutableArray<FoundCall>>([Own]);

    private IRenderedComponent<CommandPalette> Open(ConsoleView view, PhoneState? phone = null)
    {
        var palette = Render<CommandPalette>(p => p.Add(c => c.View, view).Add(c => c.Phone, phone ?? Views.InCall).Add(c => c.Viewer, new CurrentAgent("agent1", "Agent 1", [Roles.Agent])).Add(c => c.OnTransfer, start => _begun = start));
        palette.Find("[aria-keyshortcuts='Control+k']").Click();
        return palette;
    }

    private static string? Active(IRenderedComponent<CommandPalette> palette) =>
        palette.Find("[role=combobox]").GetAttribute("aria-activedescendant") is { } id ? palette.FindAll("[role=option]").Single(option => option.Id == id).QuerySelector(".name")!.TextContent : null;

    private static string[] Options(IRenderedComponent<CommandPalette> palette, PaletteGroup group) =>
        [.. palette.FindAll($"[aria-labelledby=palette-{group}] [role=option]").Select(option => string.Join(' ', option.QuerySelectorAll(".name, kbd").Select(part => part.TextContent)))];
}
