using System.Collections.Immutable;

namespace WarmTransfer.Core.Dispositions;

/// <summary>Which dispositions each queue uses.</summary>
public sealed record DispositionBook(ImmutableDictionary<QueueId, DispositionSet> Sets)
{
    public static DispositionBook Empty { get; } = new(ImmutableDictionary<QueueId, DispositionSet>.Empty);

    /// <summary>Null: the queue uses none.</summary>
    public DispositionSet? Of(QueueId queue) => Sets.GetValueOrDefault(queue);

    /// <summary>What is wrong with this for a call of the queue; null when nothing is.</summary>
    public Refusal? Refuse(QueueId queue, Disposal disposal) => WhyNot(Of(queue) ?? new DispositionSet(), disposal) is { } why ? new Refusal(RefusalCode.WrongPhase, why) : null;

    /// <summary>Whether any queue takes this disposition only with a note.</summary>
    public bool NeedsNote(Disposal disposal) => disposal.Code is { } code && Sets.Values.Any(set => set.NeedsNote(code));

    /// <summary>Why it is not taken of a call without a note; null: it is.</summary>
    internal Refusal? RefuseWithoutNote(QueueId queue, Disposal disposal) => disposal.Code is { } code && Of(queue) is { } set && set.NeedsNote(code)
        ? new Refusal(RefusalCode.WrongPhase, $"Write a note first: {set.LabelOf(code)} needs one.")
        : null;

    private static Sentence? WhyNot(DispositionSet set, Disposal disposal) => disposal switch
    {
        { Code: { } code } when !set.Choices.Any(choice => choice.Code.Id == code) => $"'{code}' is no disposition that can be chosen for this queue.",
        { Tags.Length: > Disposal.MostTags } => $"There are {disposal.Tags.Length} tags; there may be {Disposal.MostTags}.",
        _ when disposal.Tags.FirstOrDefault(tag => !set.Tags.Contains(tag)) is { } tag => $"'{tag}' is not on the list of tags of this queue.",
        _ => null,
    };

    /// <summary>What is left to do after a call of this queue.</summary>
    internal bool IsMissing(QueueId queue, Disposal? disposal) => disposal?.Code is null && Of(queue) is { Required: true };

    /// <summary>How the part of an agent ends who has handed the call over.</summary>
    internal Disposal? WhenTransferred(QueueId queue, Disposal? chosen) =>
        chosen?.Code is null && Of(queue)?.WhenTransferred is { } code ? (chosen ?? Disposal.None) with { Code = code } : chosen;
}
