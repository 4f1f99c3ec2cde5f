using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WarmTransfer.Web.Sounds;

/// <summary>A recording that administrators have uploaded, as telephones play it.</summary>
internal sealed class SoundRow
{
    /// <summary>Of its content: the same recording is kept once, and another has another address.</summary>
    public required string Id { get; init; }

    /// <summary>Name of the file.</summary>
    public required string Name { get; init; }

    /// <summary>8 kHz, 16 bit, one channel.</summary>
    public required byte[] Wav { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>Agent id of whoever uploaded it.</summary>
    public required string AddedBy { get; init; }
}

/// <summary>How they are kept.</summary>
internal sealed class SoundModel : IEntityTypeConfiguration<SoundRow>
{
    public const int IdLength = 64;
    public const int NameLength = 100;
    private const int ByLength = 256;

    public void Configure(EntityTypeBuilder<SoundRow> builder)
    {
        builder.ToTable("Sounds");
        builder.Property(row => row.Id).HasMaxLength(IdLength).ValueGeneratedNever();
        builder.Property(row => row.Name).HasMaxLength(NameLength);
        builder.Property(row => row.AddedBy).HasMaxLength(ByLength);
    }
}
