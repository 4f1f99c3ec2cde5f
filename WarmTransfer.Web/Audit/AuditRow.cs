using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WarmTransfer.Web.Audit;

/// <summary>One line of the audit. The database itself refuses to change or remove it.</summary>
internal sealed class AuditRow
{
    public const string Table = "Audit";

    public long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    public required string Act { get; init; }

    public required AuditOutcome Outcome { get; init; }

    public required string Reason { get; init; }

    public string? CallId { get; init; }

    /// <summary>Whose phone, identity or state it was about.</summary>
    public string? AgentId { get; init; }

    /// <summary>Of the actor's browser or program.</summary>
    public string? Address { get; init; }

    /// <summary>The actor's account, which no other has after them; a name may be given again.</summary>
    public string? UserId { get; init; }

    /// <summary>The actor's sign-in.</summary>
    public string? SessionId { get; init; }

    /// <summary>How many of the kind, within one minute, the line stands for; null: the one.</summary>
    public int? Count { get; init; }

    /// <summary>Not written yet: an attempt that failed may have left its number.</summary>
    public AuditRow Copy() => new()
    {
        At = At, Actor = Actor, Act = Act, Outcome = Outcome, Reason = Reason, CallId = CallId, AgentId = AgentId, Address = Address, UserId = UserId, SessionId = SessionId, Count = Count,
    };

    // What a stranger wrote is kept, but only so much of it.
    public static AuditRow Of(AuditEntry entry, DateTimeOffset at, int? count = null) => new()
    {
        At = at,
        Actor = Clip(entry.Actor, AuditModel.AgentLength)!,
        Act = Clip(entry.Act, AuditModel.ActLength)!,
        Outcome = entry.Outcome,
        Reason = Clip(entry.Reason, AuditModel.ReasonLength)!,
        CallId = Clip(entry.Call?.Value, AuditModel.SidLength),
        AgentId = Clip(entry.Agent?.Value, AuditModel.AgentLength),
        Address = Clip(entry.Origin?.Address, AuditModel.SidLength),
        UserId = Clip(entry.Origin?.UserId, AuditModel.SidLength),
        SessionId = Clip(entry.Origin?.SessionId, AuditModel.SidLength),
        Count = count,
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
        builder.ToTable(AuditRow.Table, table => table.HasTrigger(AuditTriggers.Of(AuditRow.Table)));
        builder.Property(row => row.Actor).HasMaxLength(AgentLength);
        builder.Property(row => row.Act).HasMaxLength(ActLength);
        builder.Property(row => row.Outcome).HasConversion<string>().HasMaxLength(20);
        builder.Property(row => row.Reason).HasMaxLength(ReasonLength);
        builder.Property(row => row.CallId).HasMaxLength(SidLength);
        builder.Property(row => row.AgentId).HasMaxLength(AgentLength);
        builder.Property(row => row.Address).HasMaxLength(SidLength);
        builder.Property(row => row.UserId).HasMaxLength(SidLength);
        builder.Property(row => row.SessionId).HasMaxLength(SidLength);
        builder.HasIndex(row => row.At);
        builder.HasIndex(row => row.CallId);
        builder.HasIndex(row => row.Actor);
    }
}
