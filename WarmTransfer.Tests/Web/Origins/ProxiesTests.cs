using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using WarmTransfer.Web.Origins;

namespace WarmTransfer.Tests.Web.Origins;

/// <summary>Whose word is taken for who came.</summary>
public sealed class ProxiesTests
{
    [Theory]
    [InlineData("10.0.0.7", "10.0.0.7", "198.51.100.9", "198.51.100.9 https")]
    [InlineData("10.0.0.7", "10.0.0.8", "198.51.100.9", "10.0.0.8 http")]
    [InlineData("10.0.0.0/24", "10.0.0.8", "198.51.100.9, 10.0.0.7", "198.51.100.9 https")]
    [InlineData("10.0.0.0/24", "10.0.0.8", "127.0.0.1, 198.51.100.9", "198.51.100.9 https")]
    [InlineData("2001:db8::7", "2001:db8::7", "198.51.100.9", "198.51.100.9 https")]
    [InlineData("10.0.0.7", "::ffff:10.0.0.7", "198.51.100.9", "198.51.100.9 https")]
    [InlineData(null, "10.0.0.7", "198.51.100.9", "10.0.0.7 http")]
    public async Task A_proxy_that_is_named_is_believed_and_nobody_before_it(string? proxy, string from, string forwarded, string known) =>
        Assert.Equal(known, await Ask(from, forwarded, proxy is null ? [] : [new("Listen:Proxies:0", proxy)]));

    [Fact]
    public async Task Where_all_are_believed_naming_some_leaves_those_alone() =>
        Assert.Equal("10.0.0.8 http", await Ask("10.0.0.8", "198.51.100.9", [new("Listen:Proxies:0", "10.0.0.7"), new("ForwardedHeaders_Enabled", "true")]));

    [Theory]
    [InlineData("https://calls.example.test", "", true)]
    [InlineData("http://127.0.0.1", "", false)]
    [InlineData("https://calls.example.test", "--ForwardedHeaders_Enabled=true", false)]
    [InlineData("https://calls.example.test", "--Listen:Proxies:0=10.0.0.7", false)]
    public async Task A_proxy_that_nobody_named_is_told_of_at_start(string address, string setting, bool told)
    {
        await using var host = await ProductHost.StartAsync(settings: setting is "" ? [$"--PublicBaseUrl={address}"] : [$"--PublicBaseUrl={address}", setting]);
        Proxies.Warn(host.Get<IServiceProvider>(), host.Get<IConfiguration>());
        Assert.Equal(told, host.Log.Lines.Any(line => line.Contains("Set Listen__Proxies__0", StringComparison.Ordinal)));
    }

    private static async Task<string> Ask(string from, string forwarded, IEnumerable<KeyValuePair<string, string>> settings)
    {
        await using var app = Build(settings);
        await app.StartAsync(TestContext.Current.CancellationToken);
        var answer = await app.GetTestServer().SendAsync(context =>
        {
            context.Connection.RemoteIpAddress = IPAddress.Parse(from);
            (context.Request.Headers["X-Forwarded-For"], context.Request.Headers["X-Forwarded-Proto"]) = (forwarded, string.Join(", ", forwarded.Split(',').Select(_ => "https")));
        }, TestContext.Current.CancellationToken);
        using var text = new StreamReader(answer.Response.Body);
        return await text.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    private static WebApplication Build(IEnumerable<KeyValuePair<string, string>> settings)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(settings!);
        builder.WebHost.UseTestServer();
        builder.Services.AddProxies();
        var app = builder.Build();
        app.UseProxies();
        app.Run(context => context.Response.WriteAsync($"{context.Connection.RemoteIpAddress} {context.Request.Scheme}"));
        return app;
    }
}
