using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WarmTransfer.Core;
using WarmTransfer.Core.Transcripts;

namespace WarmTransfer.Web.Transcripts;

/// <summary>One message of Twilio's about the transcription of a leg. Card numbers were taken out of it before it was saved.</summary>
internal sealed class TranscriptRow
{
    public long Id { get; init; }

    public required string CallId { get; init; }

    public required string LegId { get; init; }

    /// <inheritdoc cref="Heard.Session"/>
    public required string Session { get; init; }

    /// <inheritdoc cref="Heard.Sequence"/>
    public required int Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    public required HeardKind Kind { get; init; }

    public required string Text { get; set; }

    public Heard Read() => new(Session, new LegId(LegId), Sequence, At, Kind, Text);
}

/// <summary>How transcripts are kept.</summary>
internal sealed class TranscriptModel : IEntityTypeConfiguration<TranscriptRow>
{
    private const int SidLength = 64, KindLength = 20;

    public void Configure(EntityTypeBuilder<TranscriptRow> builder)
    {
        builder.ToTable("Transcripts");
        builder.Property(row => row.CallId).HasMaxLength(SidLength);
        builder.Property(row => row.LegId).HasMaxLength(SidLength);
        builder.Property(row => row.Session).HasMaxLength(SidLength);
        // By name: a number would change its meaning with the next kind that is added.
        builder.Property(row => row.Kind).HasConversion<string>().HasMaxLength(KindLength);
        builder.HasIndex(row => new { row.CallId, row.Session, row.Sequence }).IsUnique();
    }
}
