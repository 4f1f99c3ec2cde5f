using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace WarmTransfer.Tests.Web.WhoCalls;

/// <summary>An owner's system that knows customers by their number.</summary>
internal sealed class CrmServer : IAsyncDisposable
{
    public const string Secret = "0123456789abcdef";
    private readonly WebApplication _app;

    private CrmServer(WebApplication app) => _app = app;

    public ConcurrentQueue<(string Number, string? Authorization)> Asked { get; } = [];

    /// <summary>How it answers.</summary>
    public Func<HttpContext, Task<IResult>> Answer { get; set; } = _ => Task.FromResult(Results.Json(new { name = "Ada Lovelace", company = "Engines Ltd", url = "https://crm.example/ada" }));

    public string[] Settings => [$"--CustomerLookup:Url={_app.Urls.Single()}/customers?number={{number}}", $"--CustomerLookup:Secret={Secret}"];

    public static async Task<CrmServer> StartAsync()
    {
        var app = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=None"]).Build();
        var server = new CrmServer(app);
        app.MapGet("/customers", async (HttpContext context, string number) =>
        {
            server.Asked.Enqueue((number, context.Request.Headers.Authorization));
            return await server.Answer(context);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
