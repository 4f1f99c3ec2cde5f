using System.Security.Cryptography;
using Microsoft.Playwright;
using WarmTransfer.Tests.Web.Sounds;
using WarmTransfer.Web.Sounds;
using static Microsoft.Playwright.Assertions;

namespace WarmTransfer.Tests.Browser;

/// <summary>Somebody who has never seen the settings file makes a call centre of an empty database. The number of the account leads elsewhere at first.</summary>
public sealed class GoLiveByPagesTests : BrowserStory
{
    private static readonly byte[] Tune = Recordings.Wav(seconds: 3);
    private IPage _page = null!;

    private IFrameLocator Settings => _page.FrameLocator("iframe");

    private protected override async Task<IProduct> Start() =>
        await ProductProcess.Start(new Dictionary<string, string> { ["Simulator__VoiceUrl"] = "http://127.0.0.1:9/another-product" });

    [RareStory]
    public async Task From_a_fresh_database_to_a_call_in_a_queue_of_its_own_with_nothing_but_pages()
    {
        await SignInAsAdministrator();
        var jane = await Invite("jane", "Jane Doe", "agent", groups: "sales");
        await Invite("kim", "Kim Roe", "agent", groups: "");
        await Invite("sam", "Sam Poe", "supervisor", groups: "");
        await TwoQueues();
        await Hours();
        await ConnectTheNumber();

        await using var agent = await InvitedPerson.SignIn(Browser, Product.Console, 1300, "jane", "Jane Doe", jane);
        await using var customer = await CustomerPerson.Call(Browser, Product.Simulator, Scene.Network, tone: 700);
        agent.Everybody = customer.Everybody = [agent, customer];
        await agent.Shows("Incoming support call");
        await customer.IsPlayed(Convert.ToHexStringLower(SHA256.HashData(SoundFile.Read(Tune).Wav!)));
        await agent.Press("Answer");
        await agent.Shows("In call with customer");
        await customer.Hears(agent);
        await agent.Hears(customer);
        await _page.GotoAsync("/floor");
        await Expect(Settings.Locator("td.queue")).ToHaveTextAsync("Sales");
    }

    private async Task SignInAsAdministrator()
    {
        var context = await Browser.NewContextAsync(new() { BaseURL = Product.Console.AbsoluteUri, ViewportSize = new() { Width = 1440, Height = 900 } });
        SetDefaultExpectTimeout(60_000);
        _page = await context.NewPageAsync();
        await _page.GotoAsync("/signin");
        await _page.GetByRole(AriaRole.Button, new() { Name = "Sign in as Administrator 1" }).ClickAsync();
        await Expect(_page).Not.ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/signin"));
    }

    private async Task<string> Invite(string user, string name, string role, string groups)
    {
        await _page.GotoAsync("/settings/people");
        await Press("Invite");
        var form = Settings.GetByRole(AriaRole.Form, new() { Name = "Invite somebody" });
        await form.GetByLabel("Name to sign in with").FillAsync(user);
        await form.GetByLabel("Display name").FillAsync(name);
        await form.GetByLabel("Role").SelectOptionAsync(role);
        await form.GetByLabel("Groups, with commas between").FillAsync(groups);
        await form.GetByRole(AriaRole.Button, new() { Name = "Invite" }).ClickAsync();
        return await Settings.Locator(".once code").InnerTextAsync();
    }

    private async Task TwoQueues()
    {
        await _page.GotoAsync("/settings/queues");
        await Press("Edit Support");
        await Fill("Name", "Help");
        await Press("Save");
        await Expect(Settings.GetByText("Help is saved, and counts from now on.")).ToBeVisibleAsync();
        await Press("New queue");
        await Fill("Name", "Sales");
        await Fill("Numbers", "+1 555 010 0000");
        await Settings.GetByText("Agents and skills", new() { Exact = true }).ClickAsync();
        await Settings.GetByLabel("sales", new() { Exact = true }).CheckAsync();
        await Fill("Priority", "high");
        await Press("Save");
        await Expect(Settings.GetByText("This is not a whole number.")).ToBeVisibleAsync();
        await Fill("Priority", "10");
        await Settings.GetByText("Waiting and overflow", new() { Exact = true }).ClickAsync();
        await Settings.GetByLabel("A recording", new() { Exact = true }).CheckAsync();
        await Settings.GetByLabel("Upload a recording: Music").SetInputFilesAsync(new FilePayload { Name = "tune.wav", MimeType = "audio/wav", Buffer = Tune });
        await Expect(Settings.GetByLabel("Listen to the recording: Music")).ToBeVisibleAsync();
        Assert.Empty(await Axe.Faults(_page, ColorScheme.Light));
        await Press("Save");
        await Expect(Settings.GetByText("Sales is saved, and counts from now on.")).ToBeVisibleAsync();
    }

    // Open round the clock, whenever this story is told; but not on the 24th of December 2040.
    private async Task Hours()
    {
        await _page.GotoAsync("/settings/hours");
        await Press("New calendar");
        await Fill("Name", "Sales hours");
        await Settings.GetByLabel("Sales", new() { Exact = true }).CheckAsync();
        await Fill("Monday, span 1, from", "00:00");
        await Fill("Monday, span 1, to", "00:00");
        await Press("Tuesday to Friday as Monday");
        foreach (var day in new[] { "Saturday", "Sunday" })
        {
            await Press($"Add a span to {day}");
            await Fill($"{day}, span 1, from", "00:00");
            await Fill($"{day}, span 1, to", "00:00");
        }

        await Press("Add a date");
        await Fill("Date", "2040-12-24");
        await Settings.GetByPlaceholder("Christmas Eve").FillAsync("Christmas Eve");
        await Fill("Callers hear", "We are at home today.");
        await Fill("On", "2040-12-24");
        await Fill("At", "10:30");
        await Expect(Settings.GetByRole(AriaRole.Region, new() { Name = "What will a caller hear?" })).ToContainTextAsync("We are at home today.");
        Assert.Empty(await Axe.Faults(_page, ColorScheme.Light));
        await Press("Save");
        await Expect(Settings.GetByText("Sales hours is saved, and counts from now on.")).ToBeVisibleAsync();
    }

    private async Task ConnectTheNumber()
    {
        await _page.GotoAsync("/settings/telephone");
        await Expect(Settings.GetByText("It serves something else now")).ToBeVisibleAsync();
        await Settings.GetByLabel("Take over what serves something else.").CheckAsync();
        await Press("Apply");
        await Expect(Settings.GetByText("Written. The checks below are of now.")).ToBeVisibleAsync();
        await Press("Make the test call");
        await Expect(Settings.GetByText("The test call came in at the console, was answered, and went both ways.")).ToBeVisibleAsync();
    }

    private Task Press(string button) => Settings.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();

    private Task Fill(string label, string text) => Settings.GetByLabel(label, new() { Exact = true }).First.FillAsync(text);
}
