using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WarmTransfer.Tests.Browser;

/// <summary>A note that two agents write at once, from the first ring of the second to what is read of the call afterwards.</summary>
public sealed class NoteStoryTests : BrowserStory
{
    [RareStory]
    public async Task Two_agents_write_one_note_and_what_is_typed_while_the_line_is_down_comes_in_later()
    {
        await Scene.Talking();
        await Write(Scene.Agent1, "Invoice of May.");
        await Scene.Agent1.Reads("Saved");
        await Scene.Agent1.Consult(Scene.Agent2, "Billing question", "");
        await Scene.Agent2.Shows("Incoming transfer from Agent 1");
        // Before they answer they read it, and cannot change it.
        await Expect(Paper(Scene.Agent2)).ToContainTextAsync("Invoice of May.");
        await Expect(Paper(Scene.Agent2)).ToHaveAttributeAsync("contenteditable", "false");

        await Scene.Agent2.Press("Answer");
        await Scene.Agent1.Shows("In private with Agent 2, customer on hold");
        await Expect(Paper(Scene.Agent2)).ToHaveAttributeAsync("contenteditable", "true");
        await Task.WhenAll(Write(Scene.Agent1, " Paid by card."), Write(Scene.Agent2, " Wants a receipt."));
        foreach (var agent in (AgentPerson[])[Scene.Agent1, Scene.Agent2])
            foreach (var part in (string[])["Invoice of May.", "Paid by card.", "Wants a receipt."]) await Expect(Paper(agent)).ToContainTextAsync(part);
        // A line's end more or less is the cursor of the other at it.
        await Expect(Paper(Scene.Agent2)).ToHaveTextAsync(await Paper(Scene.Agent1).InnerTextAsync());
        await Expect(Scene.Agent1.Console.Locator(".other[data-name='Agent 2']")).ToHaveCountAsync(1);

        await Scene.Agent2.Page.Context.SetOfflineAsync(true);
        await Write(Scene.Agent2, " Call back on Monday.");
        await Expect(Paper(Scene.Agent1)).Not.ToContainTextAsync("Monday");
        await Scene.Agent2.Page.Context.SetOfflineAsync(false);
        await Expect(Paper(Scene.Agent1)).ToContainTextAsync("Call back on Monday.");

        // Sooner than a page waits before it sends what was typed.
        await Write(Scene.Agent2, " Bye.");
        await Scene.Agent2.Page.CloseAsync(new() { RunBeforeUnload = true });
        await Expect(Paper(Scene.Agent1)).ToContainTextAsync("Bye.");
    }

    private static ILocator Paper(AgentPerson agent) => agent.Console.GetByRole(AriaRole.Textbox, new() { Name = "Note of this call" });

    private static async Task Write(AgentPerson agent, string text)
    {
        await Paper(agent).ClickAsync();
        await agent.Page.Keyboard.PressAsync("Control+End");
        await agent.Page.Keyboard.TypeAsync(text);
    }
}
