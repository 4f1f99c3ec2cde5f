using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace WarmTransfer.Benchmarks;

/// <summary>Kestrel alone: reads a webhook's body and answers as the product does, without doing anything.</summary>
internal static class BareServer
{
    public static async Task Run(string[] headers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.Services.Configure<Microsoft.Extensions.Logging.LoggerFilterOptions>(options => options.MinLevel = Microsoft.Extensions.Logging.LogLevel.Warning);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        var pairs = headers.Select(header => header.Split('=', 2)).ToArray();
        app.Run(context => Answer(context, pairs));
        await app.StartAsync();
        Console.WriteLine(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        await app.WaitForShutdownAsync();
    }

    private static async Task Answer(HttpContext context, string[][] headers)
    {
        await context.Request.Body.CopyToAsync(Stream.Null);
        foreach (var header in headers) context.Response.Headers[header[0]] = header[1];
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}
