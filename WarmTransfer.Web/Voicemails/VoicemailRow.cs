using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WarmTransfer.Web.Voicemails;

/// <summary>A message that a caller has left. Whose number it is stands with its call, and goes when that goes.</summary>
internal sealed class VoicemailRow
{
    /// <summary>Twilio's sid of the recording, where the sound is.</summary>
    public required string Id { get; init; }

    public required string CallId { get; init; }

    public required string QueueId { get; init; }

    public required DateTimeOffset LeftAt { get; init; }

    /// <summary>0: Twilio has told what was said and not yet how long it is.</summary>
    public int Seconds { get; set; }

    public TranscriptState Transcribed { get; set; }

    public string? Transcript { get; set; }

    /// <summary>Agent id of whoever deals with it, or has.</summary>
    public string? Owner { get; set; }

    public DateTimeOffset? OwnedSince { get; set; }

    public VoicemailOutcome? Outcome { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Why it was given up, or what came of it.</summary>
    public string? Note { get; set; }

    /// <summary>Counts its changes: whoever changes it says which they have seen.</summary>
    public int Version { get; set; } = 1;
}

/// <summary>A recording that is to go at Twilio, and has gone: nothing brings it back here.</summary>
internal sealed class RecordingDeletionRow
{
    /// <summary>Twilio's sid of the recording.</summary>
    public required string Id { get; init; }

    /// <summary>When it is asked of Twilio, again.</summary>
    public required DateTimeOffset DueAt { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset? DoneAt { get; set; }
}

/// <summary>How they are kept.</summary>
internal sealed class VoicemailModel : IEntityTypeConfiguration<VoicemailRow>, IEntityTypeConfiguration<RecordingDeletionRow>
{
    private const int SidLength = 64, AgentLength = 256, QueueLength = 40, WordLength = 20;

    public void Configure(EntityTypeBuilder<VoicemailRow> builder)
    {
        builder.ToTable("Voicemails");
        builder.Property(row => row.Id).HasMaxLength(SidLength).ValueGeneratedNever();
        builder.Property(row => row.CallId).HasMaxLength(SidLength);
        builder.Property(row => row.QueueId).HasMaxLength(QueueLength);
        builder.Property(row => row.Owner).HasMaxLength(AgentLength);
        builder.Property(row => row.Note).HasMaxLength(Voicemail.NoteMaxLength);
        builder.Property(row => row.Transcribed).HasConversion<string>().HasMaxLength(WordLength);
        builder.Property(row => row.Outcome).HasConversion<string>().HasMaxLength(WordLength);
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.HasIndex(row => row.CallId);
        builder.HasIndex(row => row.LeftAt);
    }

    public void Configure(EntityTypeBuilder<RecordingDeletionRow> builder)
    {
        builder.ToTable("RecordingDeletions");
        builder.Property(row => row.Id).HasMaxLength(SidLength).ValueGeneratedNever();
        builder.HasIndex(row => new { row.DoneAt, row.DueAt });
    }
}
