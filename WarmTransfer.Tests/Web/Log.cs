using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace WarmTransfer.Tests.Web;

/// <summary>Keeps the warnings and errors that the product writes itself.</summary>
internal sealed class Log : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = [];
    private readonly ConcurrentQueue<string> _withStack = [];

    public string[] Lines => [.. _lines];

    /// <summary>Those that a stack trace follows.</summary>
    public string[] LinesWithStack => [.. _withStack];

    public ILogger CreateLogger(string categoryName) => new Writer(categoryName, _lines, _withStack);

    public void Dispose() { }

    private sealed class Writer(string category, ConcurrentQueue<string> lines, ConcurrentQueue<string> withStack) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) =>
            logLevel >= LogLevel.Warning && category.StartsWith(nameof(WarmTransfer), StringComparison.Ordinal);

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel)) return;
            lines.Enqueue(formatter(state, exception));
            if (exception is not null) withStack.Enqueue(formatter(state, exception));
        }
    }
}
