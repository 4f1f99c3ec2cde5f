using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace WarmTransfer.Tests.Chaos;

/// <summary>The static document of docs/operations.md, which an operator keeps elsewhere for the time in which the console is down.</summary>
internal sealed class FallbackPage : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FallbackPage(WebApplication app) => _app = app;

    public string Url => _app.Urls.Single() + "/fallback.xml";

    public static async Task<FallbackPage> StartAsync(string voiceUrl)
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=None"]);
        var app = builder.Build();
        var document = $"<Response><Say>One moment please, we are connecting you.</Say><Redirect method=\"POST\">{voiceUrl}</Redirect></Response>";
        app.Map("/fallback.xml", () => Results.Content(document, "text/xml"));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new FallbackPage(app);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
