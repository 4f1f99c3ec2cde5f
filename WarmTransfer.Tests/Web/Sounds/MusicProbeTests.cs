using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WarmTransfer.Web.Sounds;

namespace WarmTransfer.Tests.Web.Sounds;

/// <summary>Addresses of music, asked of a server that really answers, or does not.</summary>
public sealed class MusicProbeTests : IAsyncLifetime
{
    private readonly string _url = $"http://127.0.0.1:{FreePort.Take()}";
    private readonly ServiceProvider _services = new ServiceCollection().AddHttpClient(MusicProbe.Client).Services.BuildServiceProvider();
    private WebApplication _server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(_url);
        _server = builder.Build();
        _server.MapGet("/music.mp3", () => Results.Bytes(Recordings.Mp3, "audio/mpeg", enableRangeProcessing: true));
        _server.MapGet("/music.wav", () => Results.Bytes(Recordings.Wav(), "audio/x-wav"));
        _server.MapGet("/page", () => Results.Text("<p>Music</p>", "text/html"));
        await _server.StartAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _services.DisposeAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("/music.mp3")]
    [InlineData("/music.wav")]
    public async Task Sound_is_good_and_so_is_no_address(string path) => Assert.Null(await Fault(path is "" ? "" : _url + path));

    [Theory]
    [InlineData("/page", "answers with text/html")]
    [InlineData("/gone", "answers 404")]
    public async Task What_answers_otherwise_is_refused(string path, string says) => Assert.Contains(says, await Fault(_url + path), StringComparison.Ordinal);

    [Fact]
    public async Task What_does_not_answer_or_is_no_address_is_refused()
    {
        Assert.Contains("does not answer", await Fault($"http://127.0.0.1:{FreePort.Take()}/music.mp3"), StringComparison.Ordinal);
        Assert.Contains("not an absolute http or https address", await Fault("jazz.mp3"), StringComparison.Ordinal);
        Assert.Contains("not an absolute http or https address", await Fault("ftp://127.0.0.1/jazz.mp3"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_production_it_has_to_be_https() => Assert.Contains("https", await Fault(_url + "/music.mp3", Environments.Production), StringComparison.Ordinal);

    private async Task<string?> Fault(string address, string environment = "Development") =>
        (await new MusicProbe(_services.GetRequiredService<IHttpClientFactory>(), new Surroundings(environment), TimeProvider.System).Fault(address, Cancellation))?.English;

    private sealed class Surroundings(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public Microsoft.Extensions.FileProviders.IFileProvider ContentRootFileProvider { get; set; } = null!;
    }
}
