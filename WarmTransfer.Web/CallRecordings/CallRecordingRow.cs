using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WarmTransfer.Web.CallRecordings;

/// <summary>How far a recording is.</summary>
internal enum CallRecordingState
{
    /// <summary>It goes on, or Twilio is at work on it.</summary>
    InProgress,

    /// <summary>It can be heard.</summary>
    Completed,

    /// <summary>There was nothing to record.</summary>
    Absent,
}

/// <summary>A recording that is at Twilio. Its sound is never kept here, and whose it is stands with its call.</summary>
internal sealed class CallRecordingRow
{
    /// <summary>Twilio's sid of the recording.</summary>
    public required string Id { get; init; }

    public required string CallId { get; init; }

    /// <summary>Whose leg was recorded: the customer's, or the second agent's in a consultation.</summary>
    public required string LegId { get; init; }

    public required string QueueId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>As Twilio counts them; 0 while it goes on.</summary>
    public int Seconds { get; set; }

    public CallRecordingState State { get; set; }
}

/// <summary>How they are kept.</summary>
internal sealed class CallRecordingModel : IEntityTypeConfiguration<CallRecordingRow>
{
    private const int SidLength = 64, QueueLength = 40, WordLength = 20;

    public void Configure(EntityTypeBuilder<CallRecordingRow> builder)
    {
        builder.ToTable("CallRecordings");
        builder.Property(row => row.Id).HasMaxLength(SidLength).ValueGeneratedNever();
        builder.Property(row => row.CallId).HasMaxLength(SidLength);
        builder.Property(row => row.LegId).HasMaxLength(SidLength);
        builder.Property(row => row.QueueId).HasMaxLength(QueueLength);
        builder.Property(row => row.State).HasConversion<string>().HasMaxLength(WordLength);
        builder.HasIndex(row => row.CallId);
        builder.HasIndex(row => row.StartedAt);
        builder.HasIndex(row => row.State);
    }
}
