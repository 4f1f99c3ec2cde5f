using Microsoft.Playwright;

namespace WarmTransfer.Tests.Browser;

/// <summary>An administrator at the settings and the calls of the past, who has no phone.</summary>
internal static class AdministratorPerson
{
    public static async Task<AdministratorPages> SignIn(Chromium browser, Uri console)
    {
        var page = await (await browser.NewContextAsync(new())).NewPageAsync();
        await page.AddInitScriptAsync(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Browser", "ears.js"), TestContext.Current.CancellationToken));
        await page.GotoAsync(new Uri(console, "/signin").AbsoluteUri);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in as Administrator 1" }).ClickAsync();
        return new AdministratorPages(page);
    }
}
