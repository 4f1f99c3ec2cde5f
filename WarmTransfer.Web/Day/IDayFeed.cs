using System.Collections.Immutable;
using WarmTransfer.Core.Figures;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.History;

namespace WarmTransfer.Web.Day;

/// <summary>An agent's own day: at once, and each time that they have done something else.</summary>
public interface IDayFeed
{
    IAsyncEnumerable<DayView> Subscribe(CurrentAgent viewer, CancellationToken cancel);
}

/// <summary>What an agent sees of their own day.</summary>
/// <param name="Recent">The last calls that they were in, the newest first.</param>
public sealed record DayView(OwnDay Figures, ImmutableArray<FoundCall> Recent)
{
    // An ImmutableArray compares by its array.
    public bool Equals(DayView? other) => other is not null && Figures == other.Figures && Recent.SequenceEqual(other.Recent);

    public override int GetHashCode() => HashCode.Combine(Figures, Recent.Length);
}
