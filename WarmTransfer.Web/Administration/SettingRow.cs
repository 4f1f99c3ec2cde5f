using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WarmTransfer.Web.Administration;

/// <summary>One change of something that administrators set. Nothing is written over: what was before stays to be read, and the newest of each counts.</summary>
internal sealed class SettingRow
{
    /// <summary>Grows by one with each change of anything: of two who save at once, one has to look again.</summary>
    public required long Revision { get; init; }

    /// <summary>What it is: name of a <see cref="SettingKind{T}"/>.</summary>
    public required string Kind { get; init; }

    public required string Id { get; init; }

    /// <summary>As JSON; null: it was removed.</summary>
    public string? Document { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Agent id of whoever did it, or where it was taken from.</summary>
    public required string ChangedBy { get; init; }
}

/// <summary>How they are kept.</summary>
internal sealed class SettingModel : IEntityTypeConfiguration<SettingRow>
{
    public const int KindLength = 20;
    public const int IdLength = 40;
    public const int ByLength = 256;

    public void Configure(EntityTypeBuilder<SettingRow> builder)
    {
        builder.ToTable("Settings");
        builder.HasKey(row => row.Revision);
        builder.Property(row => row.Revision).ValueGeneratedNever();
        builder.Property(row => row.Kind).HasMaxLength(KindLength);
        builder.Property(row => row.Id).HasMaxLength(IdLength).IsRequired();
        builder.Property(row => row.ChangedBy).HasMaxLength(ByLength);
        builder.HasIndex(row => new { row.Kind, row.Id, row.Revision });
    }
}
