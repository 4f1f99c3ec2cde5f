using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WarmTransfer.Web.Customers;

namespace WarmTransfer.Web.Dialling;

/// <summary>A number that an agent has dialled lately, or keeps as a favourite.</summary>
internal sealed class PhoneBookRow
{
    public required string AgentId { get; init; }

    /// <summary>Whose number it is; erased with them.</summary>
    public required string CustomerId { get; init; }

    /// <summary>What the agent calls a favourite; empty: nothing.</summary>
    public string Name { get; set; } = "";

    public bool Favourite { get; set; }

    /// <summary>When the agent last dialled it; null: not among the last.</summary>
    public DateTimeOffset? DialledAt { get; set; }
}

/// <summary>How numbers of agents are kept.</summary>
internal sealed class PhoneBookModel : IEntityTypeConfiguration<PhoneBookRow>
{
    public const int NameLength = 60;
    private const int AgentLength = 256;

    public void Configure(EntityTypeBuilder<PhoneBookRow> builder)
    {
        builder.ToTable("PhoneBook");
        builder.HasKey(row => new { row.AgentId, row.CustomerId });
        builder.Property(row => row.AgentId).HasMaxLength(AgentLength);
        builder.Property(row => row.CustomerId).HasMaxLength(CustomerModel.IdLength);
        builder.Property(row => row.Name).HasMaxLength(NameLength);
        builder.HasIndex(row => row.CustomerId);
        builder.HasIndex(row => row.DialledAt);
    }
}
