using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace WarmTransfer.Tests.Web.Twilio;

internal sealed record Received(string Method, string Path, string Query, string? Authorization, IReadOnlyList<(string Name, string Value)> Form)
{
    public string[] Of(string name) => [.. Form.Where(field => field.Name == name).Select(field => field.Value)];
}

/// <summary>A REST API on loopback that records what it is asked and answers as a test tells it to.</summary>
internal sealed class TwilioStub : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Func<int, Received, HttpContext, Task<IResult>> _answer;
    private readonly ConcurrentQueue<Received> _received = [];

    private TwilioStub(Func<int, Received, HttpContext, Task<IResult>> answer)
    {
        _answer = answer;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(HandleAsync);
    }

    public string Url => _app.Urls.Single();

    public Received[] Requests => [.. _received];

    public static Task<TwilioStub> StartAsync(params IResult[] answers) =>
        StartAsync((turn, _, _) => Task.FromResult(answers[Math.Min(turn, answers.Length - 1)]));

    public static async Task<TwilioStub> StartAsync(Func<int, Received, HttpContext, Task<IResult>> answer)
    {
        var stub = new TwilioStub(answer);
        await stub._app.StartAsync(TestContext.Current.CancellationToken);
        return stub;
    }

    public static IResult Json(string body, int status = 200) => Results.Text(body, "application/json", statusCode: status);

    public static IResult Error(int status, int code) =>
        Json($$"""{"code": {{code}}, "message": "told to fail", "more_info": "", "status": {{status}}}""", status);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        var request = context.Request;
        var form = request.HasFormContentType ? await request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
        var received = new Received(
            request.Method, request.Path, request.QueryString.Value ?? "", request.Headers.Authorization,
            [.. form.SelectMany(field => field.Value, (field, value) => (field.Key, value ?? ""))]);
        _received.Enqueue(received);
        var answer = await _answer(_received.Count - 1, received, context);
        await answer.ExecuteAsync(context);
    }
}
