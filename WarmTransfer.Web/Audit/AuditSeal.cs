using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WarmTransfer.Web.Audit;

/// <summary>The seal of one line of the audit: a hash over the line and the seal before it. It is never changed or removed either.</summary>
internal sealed class AuditSeal
{
    public const string Table = "AuditSeals";

    /// <summary>Of the line.</summary>
    public required long Id { get; init; }

    /// <summary>64 hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <summary>Which key it was made with, by the first digits of the key's own hash; empty: with none.</summary>
    public required string Key { get; init; }
}

/// <summary>How seals are kept.</summary>
internal sealed class AuditSealModel : IEntityTypeConfiguration<AuditSeal>
{
    public void Configure(EntityTypeBuilder<AuditSeal> builder)
    {
        builder.ToTable(AuditSeal.Table, table => table.HasTrigger(AuditTriggers.Of(AuditSeal.Table)));
        builder.Property(seal => seal.Id).ValueGeneratedNever();
        builder.Property(seal => seal.Hash).HasMaxLength(64);
        builder.Property(seal => seal.Key).HasMaxLength(AuditChain.KeyNameLength);
        // SQL Server empties no table (TRUNCATE) that another refers to, whatever its triggers say.
        builder.HasOne<AuditRow>().WithOne().HasForeignKey<AuditSeal>(seal => seal.Id).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>How far the audit has been written to its stream.</summary>
internal sealed class AuditStreamRow
{
    public const string Only = "stream";

    public required string Id { get; init; }

    /// <summary>The last line that is in it.</summary>
    public long Last { get; set; }
}
