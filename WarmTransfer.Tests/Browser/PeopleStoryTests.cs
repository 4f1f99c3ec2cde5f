using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WarmTransfer.Tests.Browser;

/// <summary>An administrator and somebody new, each at a browser of their own.</summary>
public sealed class PeopleStoryTests : BrowserStory
{
    [RareStory]
    public async Task Somebody_is_invited_signs_in_with_the_one_time_password_and_changes_it()
    {
        var administrator = await Page(1440);
        await administrator.GotoAsync("/signin");
        await Button(administrator, "Sign in as Administrator 1").ClickAsync();
        await Expect(administrator).Not.ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/signin"));
        await administrator.GotoAsync("/settings/people");
        var people = administrator.FrameLocator("iframe");
        await people.GetByRole(AriaRole.Button, new() { Name = "Invite", Exact = true }).ClickAsync();
        var form = people.GetByRole(AriaRole.Form, new() { Name = "Invite somebody" });
        await form.GetByLabel("Name to sign in with").FillAsync("jane");
        await form.GetByLabel("Display name").FillAsync("Jane Doe");
        await form.GetByLabel("Team", new() { Exact = true }).FillAsync("Sales");
        await form.GetByRole(AriaRole.Button, new() { Name = "Invite" }).ClickAsync();
        var password = await people.Locator(".once code").InnerTextAsync();
        Assert.Empty(await Axe.Faults(administrator, ColorScheme.Light));

        var jane = await Page(390);
        await jane.GotoAsync("/signin");
        await SignIn(jane, password);
        await Expect(jane.GetByText("Somebody else has chosen your password.")).ToBeVisibleAsync();
        await jane.GetByLabel("Present password").FillAsync(password);
        foreach (var label in new[] { "New password", "New password once more" })
            await jane.GetByLabel(label, new() { Exact = true }).FillAsync("seven purple tractors");
        await Button(jane, "Change password").ClickAsync();
        await Expect(jane.FrameLocator("iframe").GetByText("Your password is changed.")).ToBeVisibleAsync();

        // The administrator's page follows by itself.
        await people.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        var row = people.GetByRole(AriaRole.Row).Filter(new() { HasText = "Jane Doe" });
        await Expect(row).ToContainTextAsync("Sales");
        await Expect(row).Not.ToContainTextAsync("Must change password");
    }

    private async Task<IPage> Page(int width)
    {
        var context = await Browser.NewContextAsync(new() { BaseURL = Product.Console.AbsoluteUri, ViewportSize = new() { Width = width, Height = 844 } });
        return await context.NewPageAsync();
    }

    private static async Task SignIn(IPage page, string password)
    {
        await page.GetByLabel("User").FillAsync("jane");
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name });
}
