using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Dispositions;

namespace WarmTransfer.Web.Dispositions;

/// <summary>How it came that something was said of a call.</summary>
public enum WrapUpHow
{
    /// <summary>Somebody chose it.</summary>
    Chosen,

    /// <summary>The agent handed the call over, and the queue says what that is.</summary>
    Transferred,

    /// <summary>A supervisor let the agent go without.</summary>
    Dismissed,
}

/// <summary>What was said of one agent's part in one call. Rows are only added; the newest of a call and agent counts. No number is in it, and no text that somebody typed.</summary>
internal sealed class WrapUpRow
{
    public const char Between = '\n';

    public long Id { get; init; }

    public required string CallId { get; init; }

    public required string AgentId { get; init; }

    public required string QueueId { get; init; }

    public DateTimeOffset At { get; init; }

    public WrapUpHow How { get; init; }

    /// <summary>Id of the disposition; null: none was chosen.</summary>
    public string? Code { get; init; }

    /// <summary>What it was called then, with its groups.</summary>
    public string? Label { get; init; }

    /// <summary>With line breaks between them.</summary>
    public string Tags { get; init; } = "";

    public DateTimeOffset? FollowUpAt { get; init; }

    /// <summary>Agent id; null: anybody.</summary>
    public string? FollowUpFor { get; init; }

    /// <summary>Agent id of the supervisor who said it; null: the agent, or the queue.</summary>
    public string? By { get; init; }

    /// <summary>What an event says of a call; null: nothing.</summary>
    public static WrapUpRow? Said(AgentMachine machine, Agent agent, AgentEvent e, DateTimeOffset now) => e switch
    {
        AgentEvent.Dispose d when WrapUpRules.WorkOn(agent, d.Call) is { } work => Of(machine, agent, work, d.Disposal, WrapUpHow.Chosen, d.By, now),
        AgentEvent.DismissWork d when WrapUpRules.WorkOn(agent, d.Call) is { } work => Of(machine, agent, work, work.Disposal ?? Disposal.None, WrapUpHow.Dismissed, d.By, now),
        _ => null,
    };

    /// <summary>What the queue says for an agent who has handed the call over; null: nothing.</summary>
    public static WrapUpRow? HandedOver(AgentMachine machine, Agent before, Agent after, AgentEvent e, DateTimeOffset now) =>
        e is AgentEvent.Freed { HandedOver: true } freed && after.Work.Last is { Disposal: { } said } work && work.Call == freed.Call && before.Work.Find(freed.Call)?.Disposal != said
            ? Of(machine, after, work, said, WrapUpHow.Transferred, by: null, now)
            : null;

    private static WrapUpRow Of(AgentMachine machine, Agent agent, CallWork work, Disposal said, WrapUpHow how, AgentId? by, DateTimeOffset now) => new()
    {
        CallId = work.Call.Value, AgentId = agent.Id.Value, QueueId = work.Queue.Value, At = now, How = how, By = by?.Value,
        Code = said.Code, Label = said.Code is { } code ? machine.Policy.Dispositions.Of(work.Queue)?.LabelOf(code) ?? code : null,
        Tags = string.Join(Between, said.Tags), FollowUpAt = said.FollowUp?.At, FollowUpFor = said.FollowUp?.For?.Value,
    };
}

/// <summary>How they are kept.</summary>
internal sealed class WrapUpModel : IEntityTypeConfiguration<WrapUpRow>
{
    private const int SidLength = 64, AgentLength = 256, QueueLength = 40, WordLength = 20;

    public void Configure(EntityTypeBuilder<WrapUpRow> builder)
    {
        builder.ToTable("WrapUps");
        builder.Property(row => row.CallId).HasMaxLength(SidLength);
        builder.Property(row => row.AgentId).HasMaxLength(AgentLength);
        builder.Property(row => row.QueueId).HasMaxLength(QueueLength);
        builder.Property(row => row.How).HasConversion<string>().HasMaxLength(WordLength);
        builder.Property(row => row.Code).HasMaxLength(DispositionSet.IdMaxLength);
        builder.Property(row => row.Label).HasMaxLength(DispositionSet.MostLevels * (DispositionSet.NameMaxLength + 3));
        builder.Property(row => row.Tags).HasMaxLength(Disposal.MostTags * (DispositionSet.NameMaxLength + 1));
        builder.Property(row => row.FollowUpFor).HasMaxLength(AgentLength);
        builder.Property(row => row.By).HasMaxLength(AgentLength);
        builder.HasIndex(row => row.CallId);
        builder.HasIndex(row => row.At);
    }
}
