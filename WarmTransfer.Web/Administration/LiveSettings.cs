using Microsoft.EntityFrameworkCore;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Administration;

/// <summary>What administrators have set, in memory: calls are answered by it without the database.</summary>
internal sealed class LiveSettings(IDbContextFactory<WarmTransferDb> databases) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private SettingsNow _now = SettingsNow.Nothing;

    public SettingsNow Now => Volatile.Read(ref _now);

    /// <summary>Something is set otherwise than before, at this node or another.</summary>
    public event Action? Changed;

    /// <summary>Takes in what has been changed in the database since the last look.</summary>
    public async Task Look(CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            var changes = await Changes(cancel);
            if (changes.Count == 0) return;
            Volatile.Write(ref _now, Now.After(changes));
            Changed?.Invoke();
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<List<SettingRow>> Changes(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var since = Now.Revision;
        var newest = db.Settings.Where(row => row.Revision > since).GroupBy(row => new { row.Kind, row.Id }).Select(one => one.Max(row => row.Revision));
        return await db.Settings.AsNoTracking().Where(row => newest.Contains(row.Revision)).OrderBy(row => row.Revision).ToListAsync(cancel);
    }
}
