using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace WarmTransfer.Tests.Web.Privacy;

/// <summary>Stands between the product and the phone network's REST API, and keeps what the product says there.</summary>
internal sealed class RestTap : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _network = new();
    private readonly TaskCompletionSource<string> _target = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<(string Method, string Target, string Body)> _said = [];

    private RestTap()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(Pass);
    }

    public string Url => _app.Urls.Single();

    public (string Method, string Target, string Body)[] Said => [.. _said];

    public static async Task<RestTap> StartAsync()
    {
        var tap = new RestTap();
        await tap._app.StartAsync(TestContext.Current.CancellationToken);
        return tap;
    }

    /// <summary>Where to; requests wait until it is known.</summary>
    public void Connect(string network) => _target.TrySetResult(network);

    public async ValueTask DisposeAsync()
    {
        _target.TrySetCanceled();
        await _app.DisposeAsync();
        _network.Dispose();
    }

    private async Task Pass(HttpContext context)
    {
        var network = await _target.Task.WaitAsync(context.RequestAborted);
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var target = context.Request.Path + context.Request.QueryString;
        _said.Enqueue((context.Request.Method, target, body));
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), network + target);
        request.Headers.TryAddWithoutValidation("Authorization", (string?)context.Request.Headers.Authorization);
        if (HttpMethods.IsPost(context.Request.Method)) request.Content = new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/x-www-form-urlencoded"));
        using var answer = await _network.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        await context.Response.WriteAsync(await answer.Content.ReadAsStringAsync(context.RequestAborted), context.RequestAborted);
    }
}
