using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WarmTransfer.Web.Audit;

/// <summary>One line of the audit. The database itself refuses to change or remove it.</summary>
internal sealed class AuditRow
{
    public const string Table = "Audit";
    public const string Trigger = "AuditIsAppendOnly";

    public long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    public required string Act { get; init; }

    public required AuditOutcome Outcome { get; init; }

    public required string Reason { get; init; }

    public string? CallId { get; init; }

    /// <summary>Whose phone, identity or state it was about.</summary>
    public string? AgentId { get; init; }

    // What a stranger wrote is kept, but only so much of it.
    public static AuditRow Of(AuditEntry entry, DateTimeOffset at) => new()
    {
        At = at,
        Actor = Clip(entry.Actor, AuditModel.AgentLength)!,
        Act = Clip(entry.Act, AuditModel.ActLength)!,
        Outcome = entry.Outcome,
        Reason = Clip(entry.Reason, AuditModel.ReasonLength)!,
        CallId = Clip(entry.Call?.Value, AuditModel.SidLength),
        AgentId = Clip(entry.Agent?.Value, AuditModel.AgentLength),
    };

    private static string? Clip(string? text, int length) => text?.Length > length ? text[..length] : text;
}

/// <summary>How the audit is kept.</summary>
internal sealed class AuditModel : IEntityTypeConfiguration<AuditRow>
{
    public const int SidLength = 64;
    public const int AgentLength = 256;
    public const int ActLength = 100;
    public const int ReasonLength = 200;

    public void Configure(EntityTypeBuilder<AuditRow> builder)
    {
        builder.ToTable(AuditRow.Table, table => table.HasTrigger(AuditRow.Trigger));
        builder.Property(row => row.Actor).HasMaxLength(AgentLength);
        builder.Property(row => row.Act).HasMaxLength(ActLength);
        builder.Property(row => row.Outcome).HasConversion<string>().HasMaxLength(20);
        builder.Property(row => row.Reason).HasMaxLength(ReasonLength);
        builder.Property(row => row.CallId).HasMaxLength(SidLength);
        builder.Property(row => row.AgentId).HasMaxLength(AgentLength);
        builder.HasIndex(row => row.At);
        builder.HasIndex(row => row.CallId);
    }
}
