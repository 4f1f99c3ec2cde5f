using Microsoft.EntityFrameworkCore;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Tests.Web;

/// <summary>A database of this version with nothing in it: made once by all migrations, and copied for whoever needs one. How a product makes its own is a matter of other tests.</summary>
internal static class NewDatabase
{
    private static readonly Lazy<Task<byte[]>> Made = new(Make);

    public static async Task Put(string file) => await File.WriteAllBytesAsync(file, await Made.Value);

    private static async Task<byte[]> Make()
    {
        var file = Path.GetTempFileName();
        await using (var db = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite($"Data Source={file};Pooling=False").Options))
            await db.Database.MigrateAsync();
        var bytes = await File.ReadAllBytesAsync(file);
        File.Delete(file);
        return bytes;
    }
}
