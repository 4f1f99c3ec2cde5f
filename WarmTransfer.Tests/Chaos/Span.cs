namespace WarmTransfer.Tests.Chaos;

/// <summary>A stretch of time.</summary>
internal sealed record Span(DateTimeOffset From, DateTimeOffset To)
{
    public TimeSpan Length => To - From;

    /// <summary>What is left of it when the others, in order and apart from each other, are taken out.</summary>
    public IEnumerable<Span> Without(IEnumerable<Span> others)
    {
        var rest = this;
        foreach (var other in others.Where(other => other.To > From && other.From < To))
        {
            if (other.From > rest.From) yield return rest with { To = other.From };
            rest = rest with { From = other.To };
        }

        if (rest.To > rest.From) yield return rest;
    }

    public TimeSpan Common(Span other)
    {
        var (from, to) = (From > other.From ? From : other.From, To < other.To ? To : other.To);
        return to > from ? to - from : TimeSpan.Zero;
    }
}
