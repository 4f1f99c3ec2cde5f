using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using WarmTransfer.Simulator.Media;

namespace WarmTransfer.Tests.Simulator.Media;

public sealed class SoundLibraryTests : IAsyncLifetime
{
    private readonly HttpClient _http = new();
    private SignalHost _host = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private SoundLibrary Library => new(new Speech(NullLogger<Speech>.Instance), _http);

    public async ValueTask InitializeAsync() => _host = await SignalHost.StartAsync(map: app =>
    {
        app.MapGet("/greeting.wav", () => Results.Bytes(Wave()));
        app.MapGet("/music.mp3", () => Results.Bytes([.. "ID3"u8, .. new byte[31_997]]));
        app.MapGet("/page.html", () => "<html>");
    });

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_wave_file_is_fetched_and_named_after_its_address()
    {
        var clip = await Library.FetchAsync(new Uri(_host.Url, "/greeting.wav?x=1"), Stop);
        Assert.Equal("greeting.wav", clip.Caption);
        Assert.Equal([1, 2, 3], clip.Samples.Select(sample => (int)sample));
    }

    [Fact]
    public async Task Music_that_cannot_be_decoded_has_a_stand_in_of_its_length()
    {
        var clip = await Library.FetchAsync(new Uri(_host.Url, "/music.mp3"), Stop);
        Assert.Equal(2, clip.Duration.TotalSeconds, 2);
        Assert.True(clip.Samples.Max() > 1000);
    }

    [Fact]
    public async Task A_page_is_no_sound() =>
        await Assert.ThrowsAsync<FormatException>(async () => await Library.FetchAsync(new Uri(_host.Url, "/page.html"), Stop));

    [Fact]
    public async Task A_missing_file_is_an_error() =>
        await Assert.ThrowsAsync<HttpRequestException>(async () => await Library.FetchAsync(new Uri(_host.Url, "/none.wav"), Stop));

    // PCM of 16 bits at 8 kHz with the samples 1, 2 and 3.
    private static byte[] Wave() =>
    [
        .. "RIFF"u8, 42, 0, 0, 0, .. "WAVEfmt "u8, 16, 0, 0, 0, 1, 0, 1, 0, 0x40, 0x1F, 0, 0, 0x80, 0x3E, 0, 0, 2, 0, 16, 0,
        .. "data"u8, 6, 0, 0, 0, 1, 0, 2, 0, 3, 0,
    ];
}
