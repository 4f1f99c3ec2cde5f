using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Twilio;

namespace WarmTransfer.Tests.Web.Twilio;

/// <summary>What the log keeps of a Twilio that cannot be reached.</summary>
public sealed class TwilioLogTests
{
    [Fact]
    public async Task The_tries_of_a_request_and_their_stacks_are_for_whoever_looks_closer()
    {
        using var kept = new Kept();
        await using var services = new ServiceCollection().AddLogging(log => log.SetMinimumLevel(LogLevel.Debug).AddProvider(kept)).AddSingleton(TimeProvider.System)
            .AddTwilio(new ConfigurationBuilder().AddInMemoryCollection([new("Twilio:ApiBaseUrl", $"http://127.0.0.1:{FreePort.Take()}"), new("PublicBaseUrl", "http://localhost:5000")]).Build(), PhoneNetworkMode.Simulator)
            .BuildServiceProvider();

        await Assert.ThrowsAsync<TwilioRequestException>(() => services.GetRequiredService<TwilioVoice>().ReadConferencesAsync("CA1", status: null, TestContext.Current.CancellationToken));

        Assert.Contains(kept.Lines, line => line is { Category: "Polly", Level: LogLevel.Debug, Stack: true });
        Assert.DoesNotContain(kept.Lines, line => line.Level >= LogLevel.Warning && (line.Stack || line.Category == "Polly"));
    }

    [Fact]
    public async Task What_failed_and_how_often_is_one_line()
    {
        await using var host = await ProductHost.StartAsync(settings: "--Desk:ReconcileSeconds=1");
        host.Network.Chaos = new() { RestServerError = 100 };

        await host.Until("it has failed twice", () => host.Log.Lines.Any(line => line.Contains("how its calls stand (try 2): Twilio answered 503", StringComparison.Ordinal)));
        Assert.Empty(host.Log.LinesWithStack);
    }

    private sealed record Line(string Category, LogLevel Level, bool Stack);

    private sealed class Kept : ILoggerProvider
    {
        public ConcurrentQueue<Line> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => new Writer(categoryName, Lines);

        public void Dispose() { }
    }

    private sealed class Writer(string category, ConcurrentQueue<Line> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(new Line(category, logLevel, exception is not null));
    }
}
