using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using WarmTransfer.Tests.Browser;

namespace WarmTransfer.Benchmarks;

/// <summary>From the press on Answer to the first audible sample in the agent's page: the real SDK in a real browser, the caller is a tone.</summary>
internal sealed class AnswerTime(ProductProcess product, IPage page, HttpClient http)
{
    private const int Calls = 10;

    private const string Answer =
        """
        () => new Promise(resolve => {
            const phone = warmTransfer.phone, samples = new Float32Array(256), started = performance.now();
            let analyser = null, inCall = 0;
            const listen = () => {
                const stream = phone.call?.getRemoteStream?.();
                if (!analyser && stream?.getAudioTracks().length) {
                    analyser = new AnalyserNode(hearing, { fftSize: 256 });
                    hearing.createMediaStreamSource(stream).connect(analyser);
                }
                if (!inCall && phone.snapshot.state === 'in-call') inCall = performance.now() - started;
                analyser?.getFloatTimeDomainData(samples);
                if (!samples.some(sample => Math.abs(sample) > 0.02)) return;
                clearInterval(timer);
                resolve([inCall, performance.now() - started]);
            };
            const timer = setInterval(listen, 4);
            phone.answer();
        })
        """;

    public static async Task Run(string[] args)
    {
        await using var product = await ProductProcess.Start();
        await using var chromium = await Chromium.LaunchAsync();
        var page = await SignIn(chromium.Browser, product.Console);
        using var http = new HttpClient { BaseAddress = product.Simulator };
        var measured = await new AnswerTime(product, page, http).Measure();
        Table.Print(["Accept →", "calls", "first", "p50", "p95", "longest"],
            [Row("phone says it is in the call", measured.Select(times => times[0])), Row("first audible sample", measured.Select(times => times[1]))]);
    }

    private async Task<List<double[]>> Measure()
    {
        var measured = new List<double[]>();
        for (var call = 0; call < Calls; call++) measured.Add(await Call());
        return measured;
    }

    private async Task<double[]> Call()
    {
        await PhoneIs("ready");
        using var reply = await http.PostAsJsonAsync("/api/callers", new { from = "+15550100001", to = "+15550100000", tone = 440 });
        var sid = (await reply.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("callSid").GetString();
        await PhoneIs("incoming");
        var times = await page.EvaluateAsync<double[]>(Answer);
        using var _ = await http.PostAsJsonAsync($"/api/legs/{sid}/hangup", new { });
        return times;
    }

    private async Task PhoneIs(string state)
    {
        try
        {
            await page.WaitForFunctionAsync("state => window.warmTransfer?.phone?.snapshot.state === state", state, new() { Timeout = 30_000, PollingInterval = 50 });
        }
        catch (TimeoutException)
        {
            throw new InvalidOperationException($"The phone never was '{state}'. The product printed:{Environment.NewLine}{product.Output}");
        }
    }

    private static async Task<IPage> SignIn(IBrowser browser, Uri console)
    {
        var context = await browser.NewContextAsync();
        await context.GrantPermissionsAsync(["microphone"], new() { Origin = console.GetLeftPart(UriPartial.Authority) });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(console, "/signin").AbsoluteUri);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in as Agent 1" }).ClickAsync();
        await page.Locator(".call-bar").WaitForAsync();
        await page.EvaluateAsync("() => { window.hearing = new AudioContext(); }");
        return page;
    }

    private static string[] Row(string name, IEnumerable<double> milliseconds)
    {
        var inOrder = milliseconds.ToList();
        var samples = new Samples(inOrder);
        return [name, $"{samples.Count}", $"{inOrder[0]:0} ms", $"{samples.Median:0} ms", $"{samples.P95:0} ms", $"{samples.Longest:0} ms"];
    }
}
