using Microsoft.Playwright;
using WarmTransfer.Simulator.Webhooks;
using WarmTransfer.Web.Languages;
using static Microsoft.Playwright.Assertions;

namespace WarmTransfer.Tests.Browser;

/// <summary>The pages around the calls, on a telephone and in both languages: accessible, within the screen, and nothing of them cut or left in English. One product and one browser serve them all.</summary>
[Collection(nameof(OneStoryAtATime))]
public sealed class AdministrationPagesTests(AdministrationPagesTests.Product shared) : IClassFixture<AdministrationPagesTests.Product>
{
    private Tongue _tongue = Tongue.English;
    private PageLook _look = new(Language.English);

    public static IEnumerable<TheoryDataRow<string>> Languages => InLanguages.InEnglish;

    public static IEnumerable<TheoryDataRow<string, string, string, string>> Settings
    {
        get
        {
            (string, string, string)[] pages =
            [
                ("People", "Invite", "Display name"), ("Queues", "Edit Support", "Numbers"), ("Hours and holidays", "New calendar", "Time zone"),
                ("Call flows", "Begin with Language first, then department", "Name"), ("Dispositions", "New set", "Tags"), ("Transfers", "Add a group", "Group"), ("Alerts", "New rule", "Name"),
            ];
            return Language.All.SelectMany(language => pages, (language, page) => new TheoryDataRow<string, string, string, string>(language.Code, page.Item1, page.Item2, page.Item3).Rare(language.Code));
        }
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public Task A_page_of_the_settings(string language, string place, string opens, string field) => OnATelephone(language, "Settings", place, async (page, frame) =>
    {
        await Button(frame, opens).First.ClickAsync();
        await Expect(frame.GetByLabel(_tongue.Of(field), new() { Exact = true }).First).ToBeVisibleAsync();
        await _look.At(page, $"{place}, {opens}");
    });

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task The_audit_is_used_by_keyboard(string language)
    {
        await using var page = await SignIn(language, "Auditor 1");
        await Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = _tongue.Of("Audit") })).ToBeVisibleAsync();
        await page.Page.GetByLabel(_tongue.Of("Person")).FillAsync("auditor1");
        await page.Page.GetByLabel(_tongue.Of("Person")).PressAsync("Enter");
        await Expect(page.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = _tongue.Of("signs in") }).First).ToBeVisibleAsync();
        Assert.EndsWith("/audit", new Uri(page.Page.Url).AbsolutePath, StringComparison.Ordinal);
        Assert.True(await page.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "It is wider than the screen.");
        await _look.At(page.Page, "audit");
        _look.HasFoundNothing();
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public Task The_health_page_is_used_by_keyboard(string language) => OnATelephone(language, "Health", null, async (page, frame) =>
    {
        var figure = frame.Locator("[data-figure=Database]");
        // What was pressed before the circuit was there is drawn anew.
        for (var look = 0; look < 5 && await figure.Locator("details[open]").CountAsync() == 0; look++)
        {
            await figure.Locator("summary").FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            await page.WaitForTimeoutAsync(1000);
        }
        await Expect(figure.Locator("details[open]")).ToBeVisibleAsync();
    });

    [Theory]
    [MemberData(nameof(Languages))]
    public Task The_settings_of_the_telephone(string language) => OnATelephone(language, "Settings", "Telephone", async (_, frame) =>
    {
        await Button(frame, "Make the test call").ClickAsync();
        await Expect(frame.GetByRole(AriaRole.Alert)).Not.ToBeEmptyAsync(new() { Timeout = 30_000 });
    });

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Leads(string language)
    {
        await shared.LeadIsMade();
        await OnATelephone(language, "Leads", null, async (page, frame) =>
        {
            // In one language it is taken already.
            var take = Button(frame, "Take");
            await Expect(take.Or(Button(frame, "Give up")).First).ToBeVisibleAsync();
            if (await take.CountAsync() > 0) await take.First.ClickAsync();
            await Button(frame, "Give up").First.ClickAsync();
            await Expect(frame.GetByLabel(_tongue.Of("Why is this customer not called again?"))).ToBeVisibleAsync();
        });
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public Task Data_protection(string language) => OnATelephone(language, "Settings", "Data protection", (_, frame) => Expect(Button(frame, "Show what would go")).ToBeVisibleAsync());

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task The_voicemails(string language)
    {
        await shared.MessageIsTold(language);
        await OnATelephone(language, "Voicemails", null, async (page, frame) =>
        {
            await Button(frame, "Take").First.ClickAsync();
            await frame.GetByRole(AriaRole.Button, new() { Name = _tongue.OfHomonym("Listen") }).First.ClickAsync();
            await Expect(frame.GetByText(_tongue.Of("The sound cannot be had from Twilio just now. Close the player and try again in a moment."))).ToBeVisibleAsync();
            await _look.At(page, "voicemails, without sound");
            await Button(frame, "Give up…").First.ClickAsync();
            await Expect(frame.GetByLabel(_tongue.Of("Why"))).ToBeVisibleAsync();
            await _look.At(page, "voicemails, giving up");
            await page.Keyboard.PressAsync("Escape");
        });
    }

    private ILocator Button(IFrameLocator frame, string name) => frame.GetByRole(AriaRole.Button, new() { Name = _tongue.Of(name) });

    private async Task OnATelephone(string language, string link, string? place, Func<IPage, IFrameLocator, Task> use)
    {
        await using var person = await SignIn(language, "Administrator 1");
        await person.Page.GetByRole(AriaRole.Link, new() { Name = _tongue.Of(link) }).ClickAsync();
        var frame = person.Page.FrameLocator("iframe");
        if (place is not null) await Open(person.Page, frame, place);
        await use(person.Page, frame);
        Assert.True(await frame.Locator("html").EvaluateAsync<bool>("page => page.scrollWidth <= innerWidth"), "It is wider than the screen.");
        await _look.At(person.Page, place ?? link);
        _look.HasFoundNothing();
    }

    private async Task Open(IPage page, IFrameLocator frame, string place)
    {
        await Expect(frame.GetByRole(AriaRole.Heading, new() { Name = _tongue.Of("Settings"), Exact = true })).ToBeVisibleAsync();
        await _look.At(page, "Settings");
        await frame.GetByRole(AriaRole.Link, new() { Name = _tongue.Of(place) }).ClickAsync();
    }

    private async Task<OnePage> SignIn(string code, string who)
    {
        var language = Language.Find(code)!;
        (_tongue, _look) = (new Tongue(language), new PageLook(language));
        var page = await OnePage.Open(shared.Scene.Browser, code);
        await page.Page.GotoAsync(new Uri(shared.Scene.Product.Console, "/signin").AbsoluteUri);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = _tongue.Of($"Sign in as {who}") }).ClickAsync();
        return page;
    }

    /// <summary>A page in a browser of its own, as large as a telephone.</summary>
    private sealed record OnePage(IPage Page) : IAsyncDisposable
    {
        public static async Task<OnePage> Open(Chromium browser, string locale)
        {
            var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 390, Height = 844 }, Locale = locale });
            return new OnePage(await context.NewPageAsync());
        }

        public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
    }

    /// <summary>What all of them look at.</summary>
    public sealed class Product : IAsyncLifetime
    {
        internal Scene Scene { get; private set; } = default!;

        public async ValueTask InitializeAsync() => Scene = await Scene.Open(await ProductInside.Start(new Dictionary<string, string> { ["Queues__0__Id"] = "support", ["Queues__0__Name"] = "Support", ["Queues__0__ShortAbandonSeconds"] = "0" }));

        public async ValueTask DisposeAsync()
        {
            await Scene.DisposeAsync();
            Assert.Empty(Scene.Browser.Violations);
        }

        internal async Task LeadIsMade()
        {
            await Scene.CustomerCalls();
            await Expect(Scene.Customer.Page.GetByRole(AriaRole.Button, new() { Name = "Hang up", Exact = true })).ToBeVisibleAsync();
            await Scene.Customer.IsPlayed("hold-music");
            await Scene.Customer.HangUp();
        }

        // Twilio tells of one whose call and sound are not known.
        internal async Task MessageIsTold(string language)
        {
            var number = $"{language[0] % 10}".PadLeft(32, '0');
            var address = new Uri(Scene.Product.Console, $"/voicemail/CA{number}/recorded");
            KeyValuePair<string, string>[] form = [new("CallSid", $"CA{number}"), new("RecordingSid", $"RE{number}"), new("RecordingStatus", "completed"), new("RecordingDuration", "73")];
            using var http = new HttpClient();
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(form), Headers = { { "X-Twilio-Signature", Signature.Compute("simulator-auth-token", address.AbsoluteUri, form) } } };
            using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(System.Net.HttpStatusCode.NoContent, answer.StatusCode);
        }
    }
}
