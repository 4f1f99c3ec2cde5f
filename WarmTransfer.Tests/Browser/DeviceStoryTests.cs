using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WarmTransfer.Tests.Browser;

/// <summary>An agent chooses devices, is rung on several, unplugs one in a call, and works by the buttons of a headset.</summary>
public sealed class DeviceStoryTests : BrowserStory
{
    internal static readonly string Gear = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Browser", "gear.js"));

    [RareStory]
    public async Task It_rings_on_two_outputs_as_loud_as_wanted_the_title_flashes_and_the_system_says_so_until_it_is_answered()
    {
        await Scene.FirstAgentSignsIn(first: Gear);
        var (agent, page) = (Scene.Agent1, Scene.Agent1.Page);
        var dialog = await Devices(agent);
        await dialog.GetByLabel("Fake Audio Output 1").CheckAsync();
        await dialog.GetByLabel("Fake Audio Output 2").CheckAsync();
        await dialog.GetByLabel("Where the browser plays everything").UncheckAsync();
        await dialog.GetByLabel("Loudness of the ring").FillAsync("0.4");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Show calls outside of this window" }).ClickAsync();
        await Expect(dialog.GetByText("Calls are shown outside of this window")).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await page.EvaluateAsync("() => { document.hasFocus = () => false; window.titles = new Set(); new MutationObserver(() => window.titles.add(document.title)).observe(document.querySelector('title'), { childList: true }); }");

        await Scene.CustomerCalls();
        await agent.Shows("Incoming support call");
        string[] outputs = [.. await Outputs(page)];
        await Until(page, "(ids) => { const heard = warmTransfer.phone.gear.ringer.heard; return heard.length === 2 && heard.every(one => ids.includes(one.output) && one.volume === 0.4) && new Set(heard.map(one => one.output)).size === 2; }", outputs);
        await Until(page, "() => [...window.titles].some(title => title.startsWith('Incoming call')) && window.titles.has('● ● ●')");
        await Until(page, "() => gear.told.join() === 'Incoming call: Your phone is ringing.'");

        await agent.Press("Answer");
        await agent.Shows("In call with customer");
        await Until(page, "() => warmTransfer.phone.gear.ringer.heard.length === 0 && gear.told.at(-1) === 'closed' && !document.title.includes('●')");

        // They are there again in the next page.
        await agent.Press("End call");
        await page.ReloadAsync();
        dialog = await Devices(agent);
        await Expect(dialog.GetByLabel("Fake Audio Output 2")).ToBeCheckedAsync();
        await Expect(dialog.GetByLabel("Where the browser plays everything")).Not.ToBeCheckedAsync();
        await Expect(dialog.GetByLabel("Loudness of the ring")).ToHaveValueAsync("0.4");
    }

    [Fact]
    public async Task A_microphone_that_is_unplugged_in_a_call_loses_nobody_and_is_taken_again_when_it_is_back()
    {
        await Scene.FirstAgentSignsIn(first: Gear);
        var (agent, page) = (Scene.Agent1, Scene.Agent1.Page);
        var dialog = await Devices(agent);
        await dialog.GetByLabel("Microphone", new() { Exact = true }).First.SelectOptionAsync(new SelectOptionValue { Label = "Fake Audio Input 2" });
        await dialog.GetByLabel("Speaker").SelectOptionAsync(new SelectOptionValue { Label = "Fake Audio Output 1" });
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        var chosen = await page.EvaluateAsync<string>("() => warmTransfer.phone.gear.devices.choices.input");

        await Scene.CustomerCalls();
        await Scene.FirstAgentAnswers();
        await Scene.Together(Scene.Customer, agent);
        Assert.Equal(chosen, await page.EvaluateAsync<string>("() => gear.asked.at(-1).audio.deviceId.ideal"));

        await page.EvaluateAsync("() => { gear.asked.length = 0; gear.plug('Fake Audio Input 2', false); }");
        await Until(page, "(id) => gear.asked.length > 0 && !JSON.stringify(gear.asked).includes(id)", chosen);
        await Scene.Together(Scene.Customer, agent);
        dialog = await Devices(agent);
        await Expect(dialog.GetByText("Something that you chose is not plugged in")).ToBeVisibleAsync();

        await page.EvaluateAsync("() => gear.plug('Fake Audio Input 2', true)");
        await Until(page, "(id) => gear.asked.some(one => one.audio?.deviceId?.exact === id)", chosen);
        await Expect(dialog.GetByText("Something that you chose is not plugged in")).Not.ToBeVisibleAsync();
        await Scene.Together(Scene.Customer, agent);
        await agent.PhoneIs("in-call");
    }

    [Fact]
    public async Task The_buttons_of_a_headset_answer_mute_and_hang_up_and_it_shows_what_the_phone_does()
    {
        const int Hook = 1, Mute = 2, Ringing = 1, OffHook = 2, Muted = 4;
        await Scene.FirstAgentSignsIn(first: Gear);
        var (agent, page) = (Scene.Agent1, Scene.Agent1.Page);
        var dialog = await Devices(agent);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Connect headset buttons" }).ClickAsync();
        await Expect(dialog.GetByText("Test Headset 7: its buttons answer, hang up and mute.")).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();

        await Scene.CustomerCalls();
        await agent.Shows("Incoming support call");
        await Shows(Ringing);
        await Press(Hook);
        await agent.Shows("In call with customer");
        await Shows(OffHook);
        await Scene.Together(Scene.Customer, agent);

        // Longer than the headset may take to echo its own light.
        await Task.Delay(TimeSpan.FromMilliseconds(400), TestContext.Current.CancellationToken);
        await Press(Hook | Mute);
        await Press(Hook);
        await Shows(OffHook | Muted);
        await Scene.Customer.HearsNot(agent);

        await Press(0);
        await agent.PhoneIsNot("in-call");
        await Shows(0);

        Task Press(int report) => page.EvaluateAsync("(report) => gear.press(report)", report);
        Task Shows(int lights) => Until(page, "(lights) => gear.lights.at(-1)?.join() === `2,${lights}`", lights);
    }

    private static async Task<ILocator> Devices(AgentPerson agent)
    {
        await agent.Page.GetByRole(AriaRole.Button, new() { Name = "Sound and devices" }).ClickAsync();
        var dialog = agent.Page.GetByRole(AriaRole.Dialog, new() { Name = "Sound and devices" });
        await Expect(dialog.GetByLabel("Fake Audio Output 1")).ToBeVisibleAsync();
        return dialog;
    }

    private static Task<string[]> Outputs(IPage page) => page.EvaluateAsync<string[]>("() => warmTransfer.phone.gear.devices.outputs.filter(one => /Output [12]/.test(one.label)).map(one => one.deviceId)");

    private static Task<IJSHandle> Until(IPage page, string holds, object? with = null) => page.WaitForFunctionAsync(holds, with, new() { Timeout = 60_000 });
}
