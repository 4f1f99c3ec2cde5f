using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace WarmTransfer.Tests.Web;

/// <summary>Keeps the warnings and errors that the product writes itself.</summary>
internal sealed class Log : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = [];

    public string[] Lines => [.. _lines];

    public ILogger CreateLogger(string categoryName) => new Writer(categoryName, _lines);

    public void Dispose() { }

    private sealed class Writer(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) =>
            logLevel >= LogLevel.Warning && category.StartsWith(nameof(WarmTransfer), StringComparison.Ordinal);

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) lines.Enqueue(formatter(state, exception));
        }
    }
}
