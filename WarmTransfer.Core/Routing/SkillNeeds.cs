using System.Collections.Immutable;

namespace WarmTransfer.Core.Routing;

/// <summary>The skills that a call needs, all of them.</summary>
public sealed record SkillNeeds(ImmutableArray<SkillNeed> All)
{
    public static SkillNeeds None { get; } = new([]);

    public bool IsEmpty => All.IsDefaultOrEmpty;

    /// <summary>With those of one call, which count in place of the queue's where the skill is the same.</summary>
    public SkillNeeds With(SkillNeeds? ofCall) => ofCall is not { IsEmpty: false } own ? this
        : new([.. All.Where(need => own.All.All(other => other.Skill != need.Skill)), .. own.All]);

    // An ImmutableArray compares by its array.
    public bool Equals(SkillNeeds? other) => other is not null && All.AsSpan().SequenceEqual(other.All.AsSpan());

    public override int GetHashCode() => All.IsDefault ? 0 : All.Length;
}
