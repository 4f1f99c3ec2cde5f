using System.Collections.Immutable;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Web.Dispositions;

/// <summary>What is said of calls today, for whoever supervises: at once, and after each change.</summary>
public interface IDispositionFeed
{
    IAsyncEnumerable<DispositionsOfToday> Subscribe(CurrentAgent viewer, CancellationToken cancel);
}

/// <summary>How often agents whom the reader supervises have said what since midnight, queue by queue, the most frequent first.</summary>
public sealed record DispositionsOfToday(ImmutableArray<DispositionFigure> Lines)
{
    public int Total => Lines.Sum(line => line.Times);

    // An ImmutableArray compares by its array.
    public bool Equals(DispositionsOfToday? other) => other is not null && Lines.SequenceEqual(other.Lines);

    public override int GetHashCode() => Lines.Length;
}
