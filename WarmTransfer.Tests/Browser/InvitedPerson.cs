using Microsoft.Playwright;

namespace WarmTransfer.Tests.Browser;

/// <summary>An agent whom an administrator has invited, at the first sign-in.</summary>
internal sealed class InvitedPerson : AgentPerson
{
    private const string Password = "seven purple tractors";

    private InvitedPerson(IPage page, double tone, string name) : base(page, tone, name, Tongue.English)
    {
    }

    /// <param name="once">The password that the administrator handed over: it has to be changed first.</param>
    public static async Task<InvitedPerson> SignIn(Chromium browser, Uri console, double tone, string user, string name, string once)
    {
        var page = await Open(browser, console, tone);
        var person = new InvitedPerson(page, tone, name);
        await page.GotoAsync(new Uri(console, "/signin").AbsoluteUri);
        await page.GetByLabel("User").FillAsync(user);
        await page.GetByLabel("Password").FillAsync(once);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.GetByLabel("Present password").FillAsync(once);
        foreach (var label in new[] { "New password", "New password once more" }) await page.GetByLabel(label, new() { Exact = true }).FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Change password" }).ClickAsync();
        await person.PhoneIs("ready");
        await page.GotoAsync(console.AbsoluteUri);
        await person.Shows("Ready");
        return person;
    }
}
