using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Sounds;

/// <summary>A recording that can be chosen.</summary>
public sealed record Sound(string Id, string Name);

/// <summary>Keeps the recordings of administrators. Those that nothing uses any more go after a while.</summary>
internal sealed class SoundStore(IDbContextFactory<WarmTransferDb> databases, WriteGate gate, Permissions permissions, IAuditLog audit, TimeProvider clock)
{
    private const string Act = "upload-sound";

    /// <summary>For so long a recording that nothing uses is kept: somebody may be about to choose it, or to go back to it.</summary>
    public static readonly TimeSpan KeptUnused = TimeSpan.FromDays(30);

    /// <summary>The recording, or what is wrong with the file, as a sentence.</summary>
    public async Task<(Sound? Sound, Sentence? Fault)> Add(string name, byte[] file, AgentId by, CancellationToken cancel)
    {
        if (await permissions.RefuseAdministration(by, Act, cancel) is { } denied) return (null, denied.Reason);
        // Reading takes long enough to be done beside the circuit.
        var (wav, fault) = await Task.Run(() => SoundFile.Read(file), cancel);
        return wav is null ? (null, fault) : (await Keep(name, wav, by, cancel), null);
    }

    /// <summary>Null: there is no such recording.</summary>
    public async Task<byte[]?> Find(string id, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Sounds.Where(row => row.Id == id).Select(row => row.Wav).FirstOrDefaultAsync(cancel);
    }

    public async Task<ImmutableArray<Sound>> All(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return [.. await db.Sounds.OrderBy(row => row.Name).Select(row => new Sound(row.Id, row.Name)).ToListAsync(cancel)];
    }

    /// <param name="used">Ids of those that something uses.</param>
    public Task<int> Forget(IReadOnlyCollection<string> used, CancellationToken cancel) => gate.Run(
        async () =>
        {
            await using var db = await databases.CreateDbContextAsync(cancel);
            var before = clock.GetUtcNow() - KeptUnused;
            return await db.Sounds.Where(row => row.AddedAt < before && !used.Contains(row.Id)).ExecuteDeleteAsync(cancel);
        },
        cancel);

    private async Task<Sound> Keep(string name, byte[] wav, AgentId by, CancellationToken cancel)
    {
        var row = new SoundRow
        {
            Id = Convert.ToHexStringLower(SHA256.HashData(wav)), Name = name.Length > SoundModel.NameLength ? name[..SoundModel.NameLength] : name, Wav = wav, AddedAt = clock.GetUtcNow(), AddedBy = by.Value,
        };
        await gate.Change(() => Insert(row, cancel), cancel);
        await audit.Write(new AuditEntry(by.Value, Act, AuditOutcome.Done, $"{row.Name}, {SoundFile.Length(wav):m\\:ss} min"));
        return new Sound(row.Id, row.Name);
    }

    private async Task<int> Insert(SoundRow row, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await db.Sounds.AnyAsync(known => known.Id == row.Id, cancel)) db.Sounds.Add(row);
        return await db.SaveChangesAsync(cancel);
    }
}
