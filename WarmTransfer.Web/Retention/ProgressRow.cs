namespace WarmTransfer.Web.Retention;

/// <summary>How far a walk through the calls has come: whatever arrived until then is done with.</summary>
internal sealed class ProgressRow
{
    public required string Id { get; init; }

    public DateTimeOffset Until { get; set; }
}
