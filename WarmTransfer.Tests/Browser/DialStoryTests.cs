using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WarmTransfer.Tests.Browser;

/// <summary>An agent dials a number on the keypad and finds the way through a menu by its keys.</summary>
public sealed class DialStoryTests : BrowserStory
{
    private const string Menu = "+12025550123";
    private const double Greets = 500, Sales = 900, Orders = 1700;

    [RareStory]
    public async Task A_number_is_dialled_key_by_key_the_own_phone_does_not_ring_and_a_menu_obeys_the_keys_by_sound()
    {
        await Scene.Network.IsAMenu(Menu, Greets, new() { ['1'] = Sales, ['#'] = Orders });
        await Scene.FirstAgentSignsIn();
        var agent = Scene.Agent1;

        await agent.Press("Call a number…");
        var dialog = agent.Console.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Number", new() { Exact = true }).FillAsync("+1202555");
        foreach (var key in "0123") await dialog.GetByRole(AriaRole.Button, new() { Name = $"{key}", Exact = true }).ClickAsync();
        await Expect(dialog.GetByLabel("Number", new() { Exact = true })).ToHaveValueAsync(Menu);
        await Expect(dialog.Locator(".shown")).ToContainTextAsync("+15550100000");
        await Expect(dialog.GetByText("Verified", new() { Exact = true })).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Call", Exact = true }).ClickAsync();

        // Nobody pressed Answer: it is their own call.
        await agent.Shows("In call with customer");
        await agent.HearsTone(Greets);

        await agent.Press("Keypad");
        var keypad = agent.Console.GetByRole(AriaRole.Region, new() { Name = "Keypad" });
        await keypad.GetByRole(AriaRole.Button, new() { Name = "1", Exact = true }).ClickAsync();
        await agent.HearsTone(Sales);
        await agent.Page.Keyboard.PressAsync("#");
        await agent.HearsTone(Orders);
        await Expect(keypad.GetByLabel("Keys pressed")).ToHaveValueAsync("1#");

        var button = agent.Console.GetByRole(AriaRole.Button, new() { Name = "Keypad", Exact = true });
        await agent.Press("Hold");
        await Expect(button).ToHaveAttributeAsync("aria-disabled", "true");
        await agent.Press("Resume");
        await Expect(button).Not.ToHaveAttributeAsync("aria-disabled", "true");

        await agent.Page.Keyboard.PressAsync("Escape");
        await agent.Press("End call");
        await agent.Page.GetByRole(AriaRole.Link, new() { Name = "Console" }).ClickAsync();
        await agent.Press("Call a number…");
        await Expect(agent.Console.GetByRole(AriaRole.Region, new() { Name = "Dialled last" })).ToContainTextAsync(Menu);
        await agent.Console.GetByRole(AriaRole.Button, new() { Name = $"Keep {Menu} as a favourite" }).ClickAsync();
        await Expect(agent.Console.GetByRole(AriaRole.Region, new() { Name = "Favourites" })).ToContainTextAsync(Menu);
    }

    private protected override Task<IProduct> Start() => ProductInside.Start(new Dictionary<string, string> { ["Desk__TransferNumbers__0"] = "+1" });
}
