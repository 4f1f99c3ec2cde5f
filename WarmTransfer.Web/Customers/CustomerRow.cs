using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WarmTransfer.Web.Customers;

/// <summary>A number or SIP address of somebody outside. Everything else that is kept names its id alone: without this row nobody knows whose it was.</summary>
internal sealed class CustomerRow
{
    private const int IdBytes = 16;

    public required string Id { get; init; }

    public required string Number { get; init; }

    public DateTimeOffset FirstSeen { get; set; }

    public DateTimeOffset LastSeen { get; set; }

    /// <summary>By chance alone: nothing leads from a number to it, nor from who was erased to who calls again.</summary>
    public static string NewId() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdBytes));
}

/// <summary>That a customer, or somebody else outside, is named in what is kept of a call.</summary>
internal sealed class CustomerCallRow
{
    public required string CustomerId { get; init; }

    public required string CallId { get; init; }
}

/// <summary>An erasure: the number went when the row came; what is left are the texts of the calls.</summary>
internal sealed class ErasureRow
{
    public long Id { get; init; }

    public required string CustomerId { get; init; }

    public DateTimeOffset RequestedAt { get; init; }

    public DateTimeOffset? DoneAt { get; init; }
}

/// <summary>How customers are kept.</summary>
internal sealed class CustomerModel : IEntityTypeConfiguration<CustomerRow>, IEntityTypeConfiguration<CustomerCallRow>, IEntityTypeConfiguration<ErasureRow>
{
    public const int IdLength = 40;

    /// <summary>Characters of a number that are kept; SQL Server indexes no longer text.</summary>
    public const int NumberLength = 450;
    private const int SidLength = 64;

    public void Configure(EntityTypeBuilder<CustomerRow> builder)
    {
        builder.Property(row => row.Id).HasMaxLength(IdLength);
        builder.Property(row => row.Number).HasMaxLength(NumberLength);
        builder.HasIndex(row => row.Number).IsUnique();
        builder.HasIndex(row => row.LastSeen);
    }

    public void Configure(EntityTypeBuilder<CustomerCallRow> builder)
    {
        builder.HasKey(row => new { row.CustomerId, row.CallId });
        builder.Property(row => row.CustomerId).HasMaxLength(IdLength);
        builder.Property(row => row.CallId).HasMaxLength(SidLength);
        builder.HasIndex(row => row.CallId);
    }

    public void Configure(EntityTypeBuilder<ErasureRow> builder)
    {
        builder.Property(row => row.CustomerId).HasMaxLength(IdLength);
        builder.HasIndex(row => row.DoneAt);
    }
}
