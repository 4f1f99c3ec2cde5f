using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WarmTransfer.Core;

namespace WarmTransfer.Web.Quality;

/// <summary>How one leg sounded, as the browser at its end measured it.</summary>
internal sealed class LegQualityRow
{
    /// <summary>CallSid of the leg.</summary>
    public required string Sid { get; init; }

    public required string CallId { get; init; }

    public required string LegId { get; init; }

    public required string AgentId { get; init; }

    /// <summary>The judgement as of the last report.</summary>
    public bool Poor { get; set; }

    public double Worst { get; set; }

    public double Mean { get; set; }

    public double Seconds { get; set; }

    public double PoorSeconds { get; set; }

    /// <summary>Names, with commas between them.</summary>
    public string Warnings { get; set; } = "";

    public DateTimeOffset ReportedAt { get; set; }

    public LegSound Sound => new(Poor ? SoundQuality.Poor : SoundQuality.Good, Math.Round(Mean, 1), Warnings.Replace(",", ", ", StringComparison.Ordinal));

    public static LegQualityRow Of(string sid, CallId call, LegId leg, AgentId agent) =>
        new() { Sid = sid, CallId = call.Value, LegId = leg.Value, AgentId = agent.Value };

    // Each report tells of the whole leg: one that was overtaken has nothing to add.
    public void Note(QualityReport report, DateTimeOffset now)
    {
        if (report.Seconds < Seconds) return;
        (Poor, Worst, Mean, Seconds, PoorSeconds) = (report.Poor, report.Worst, report.Mean, report.Seconds, report.PoorSeconds);
        Warnings = string.Join(',', report.Warnings ?? []);
        ReportedAt = now;
    }
}

/// <summary>How it is kept.</summary>
internal sealed class LegQualityModel : IEntityTypeConfiguration<LegQualityRow>
{
    private const int SidLength = 64;
    private const int AgentLength = 256;

    public void Configure(EntityTypeBuilder<LegQualityRow> builder)
    {
        builder.ToTable("LegQualities");
        builder.HasKey(row => row.Sid);
        builder.Property(row => row.Sid).HasMaxLength(SidLength);
        builder.Property(row => row.CallId).HasMaxLength(SidLength);
        builder.Property(row => row.LegId).HasMaxLength(SidLength);
        builder.Property(row => row.AgentId).HasMaxLength(AgentLength);
        builder.Property(row => row.Warnings).HasMaxLength(QualityReport.MostWarnings * (QualityReport.WarningLength + 1));
        builder.Ignore(row => row.Sound);
        builder.HasIndex(row => row.CallId);
    }
}
