using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WarmTransfer.Web.Notes;

/// <summary>What was written down in a call, as far as it is settled: what was written since is in its <see cref="NoteChangeRow"/>s.</summary>
internal sealed class NoteRow
{
    public required string CallId { get; init; }

    /// <summary>The note with all that its writers need to go on, as one update of Yjs.</summary>
    public byte[] State { get; set; } = [];

    /// <summary>What is to be read in it.</summary>
    public string Text { get; set; } = "";

    /// <summary>Agents who wrote, each on a line, in the order in which they first did.</summary>
    public string Writers { get; set; } = "";

    public DateTimeOffset WrittenAt { get; set; }

    /// <summary>Concurrency token; counts the changes.</summary>
    public int Version { get; set; }
}

/// <summary>What somebody typed, as an update of Yjs: all of them together are the note, in whatever order and however often they are taken in.</summary>
internal sealed class NoteChangeRow
{
    public long Id { get; init; }

    public required string CallId { get; init; }

    public required string Writer { get; init; }

    public required DateTimeOffset At { get; init; }

    public required byte[] Change { get; init; }
}

/// <summary>How notes are kept.</summary>
internal sealed class NoteModel : IEntityTypeConfiguration<NoteRow>, IEntityTypeConfiguration<NoteChangeRow>
{
    private const int SidLength = 64;
    private const int AgentLength = 256;

    public void Configure(EntityTypeBuilder<NoteRow> builder)
    {
        builder.ToTable("Notes");
        builder.HasKey(row => row.CallId);
        builder.Property(row => row.CallId).HasMaxLength(SidLength);
        builder.Property(row => row.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<NoteChangeRow> builder)
    {
        builder.ToTable("NoteChanges");
        builder.Property(row => row.CallId).HasMaxLength(SidLength);
        builder.Property(row => row.Writer).HasMaxLength(AgentLength);
        builder.HasIndex(row => row.CallId);
    }
}
