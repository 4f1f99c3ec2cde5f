namespace WarmTransfer.Web.Cluster;

/// <summary>
/// Up to which number rows have been seen. Numbers are given out before transactions end, so a row may appear below one that was seen: each look goes back to
/// where the one before it began.
/// </summary>
internal sealed class Watermark
{
    private long _seen;

    /// <summary>Look at rows above this.</summary>
    public long From { get; private set; }

    public void Seen(long highest) => (From, _seen) = (_seen, Math.Max(highest, _seen));
}
