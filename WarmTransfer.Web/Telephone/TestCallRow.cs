using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WarmTransfer.Web.Telephone;

/// <summary>A call from a number of ours to another, or to itself: whoever asked for it reads here whether it has come through, at whichever node.</summary>
internal sealed class TestCallRow
{
    /// <summary>Stands in the address that Twilio asks once the call is answered.</summary>
    public required string Token { get; init; }

    public required string From { get; init; }

    public required string To { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>When it has come in at the number.</summary>
    public DateTimeOffset? ArrivedAt { get; set; }

    /// <summary>When Twilio has asked the address.</summary>
    public DateTimeOffset? AskedAt { get; set; }
}

internal sealed class TestCallModel : IEntityTypeConfiguration<TestCallRow>
{
    private const int TokenLength = 64;
    private const int NumberLength = 20;

    public void Configure(EntityTypeBuilder<TestCallRow> builder)
    {
        builder.HasKey(row => row.Token);
        builder.Property(row => row.Token).HasMaxLength(TokenLength);
        builder.Property(row => row.From).HasMaxLength(NumberLength);
        builder.Property(row => row.To).HasMaxLength(NumberLength);
    }
}
