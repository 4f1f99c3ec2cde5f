using Microsoft.EntityFrameworkCore;

namespace WarmTransfer.Web.Data;

/// <summary>One writer at a time where the database allows no more (SQLite): waiting here is cheaper than its busy time-out.</summary>
internal sealed class WriteGate(bool single) : IDisposable
{
    private const int Tries = 8;
    private readonly SemaphoreSlim? _one = single ? new SemaphoreSlim(1, 1) : null;

    /// <summary>Loads, changes and saves, again and again until nobody else has changed the same rows in between.</summary>
    public async Task<T> Change<T>(Func<Task<T>> transaction, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await Run(transaction, cancel);
            }
            // Somebody else changed a row, or brought the same event, between our load and our save: look again.
            catch (DbUpdateException) when (attempt < Tries)
            {
            }
        }
    }

    public async Task<T> Run<T>(Func<Task<T>> write, CancellationToken cancel)
    {
        if (_one is null) return await write();
        await _one.WaitAsync(cancel);
        try
        {
            return await write();
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one?.Dispose();
}
