using Microsoft.Playwright;

namespace WarmTransfer.Tests.Browser;

/// <summary>Somebody at a browser of their own, whose microphone is a tone and whose ears can be asked for tones.</summary>
internal abstract class Person(IPage page, double tone) : IAsyncDisposable
{
    // A heard tone is 40 dB above this, an unheard one 30 dB below it.
    private const double Audible = -65;
    // Machines that test are busy.
    protected const int Patience = 60_000;

    public IPage Page => page;

    public double Tone => tone;

    /// <summary>Script that yields the stream this person hears, or nothing.</summary>
    protected abstract string Stream { get; }

    public Task Hears(Person other) => Eventually($"() => ears.level({Stream}, {other.Tone}) > {Audible}", $"{this} does not hear {other}");

    public Task HearsNot(Person other) => Eventually($"() => ears.level({Stream}, {other.Tone}) < {Audible}", $"{this} hears {other}");

    public async Task HearsNobodyElseThan(params Person[] others)
    {
        foreach (var other in others) await Hears(other);
        foreach (var person in Everybody.Except(others)) await HearsNot(person);
    }

    /// <summary>The CallSid of this person's leg.</summary>
    public abstract Task<string> CallSid();

    /// <summary>Everybody in the test, this person too: nobody hears themselves.</summary>
    public IReadOnlyList<Person> Everybody { get; set; } = [];

    /// <summary>Something is heard, be it a voice or music.</summary>
    public Task HearsSomething() => Eventually($"() => ears.loudest({Stream}) > {Audible}", $"{this} hears nothing");

    /// <summary>A telephone that is no browser has a tone as well.</summary>
    public Task HearsTone(double frequency) => Eventually($"() => ears.level({Stream}, {frequency}) > {Audible}", $"{this} does not hear {frequency} Hz");

    public async Task<double> Level(double frequency) => await page.EvaluateAsync<double>($"() => ears.level({Stream}, {frequency})");

    public async ValueTask DisposeAsync() => await page.Context.DisposeAsync();

    /// <param name="first">A script that the page gets before its own.</param>
    protected static async Task<IPage> Open(Chromium browser, Uri site, double tone, string first = "")
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1440, Height = 900 } });
        await context.GrantPermissionsAsync(["microphone", "notifications"], new BrowserContextGrantPermissionsOptions { Origin = site.GetLeftPart(UriPartial.Authority) });
        context.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        await context.AddInitScriptAsync(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Browser", "ears.js")) + $"window.ears.tone = {tone};{first}");
        return await context.NewPageAsync();
    }

    private async Task Eventually(string condition, string failure)
    {
        try
        {
            await page.WaitForFunctionAsync(condition, options: new PageWaitForFunctionOptions { Timeout = Patience, PollingInterval = 100 });
        }
        catch (TimeoutException)
        {
            Assert.Fail($"{failure}; levels: {string.Join(", ", await Task.WhenAll(Everybody.Select(async person => $"{person} {await Level(person.Tone):0} dB")))}");
        }
    }
}
