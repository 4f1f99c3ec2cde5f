using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WarmTransfer.Core.Leads;
using WarmTransfer.Web.Customers;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Leads;

/// <summary>One lead: its document, and the columns by which it is found.</summary>
internal sealed class LeadRow
{
    public required string Id { get; init; }

    /// <summary>Whose number it is.</summary>
    public required string CustomerId { get; init; }

    /// <summary>The customer again, as long as it is open; unique, so that a customer has one open lead however many nodes begin one.</summary>
    public string? OpenOf { get; set; }

    public DateTimeOffset LastAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Concurrency token; counts the changes.</summary>
    public int Version { get; set; }

    /// <summary>The <see cref="Lead"/> as JSON, with the customer's id in place of the number.</summary>
    public string Document { get; set; } = "";

    public static LeadRow Of(Lead lead, string customer)
    {
        var row = new LeadRow { Id = lead.Id.Value, CustomerId = customer };
        row.Take(lead);
        return row;
    }

    public void Take(Lead lead)
    {
        (OpenOf, LastAt, EndedAt) = (lead.IsOpen ? CustomerId : null, lead.Last.At, lead.End?.At);
        Document = NumbersInJson.Hide(Json.Write(lead), new Dictionary<string, string> { [NumbersInJson.Key(lead.Number)] = CustomerId });
        Version++;
    }
}

/// <summary>How leads are kept.</summary>
internal sealed class LeadModel : IEntityTypeConfiguration<LeadRow>
{
    private const int SidLength = 64;

    public void Configure(EntityTypeBuilder<LeadRow> builder)
    {
        builder.ToTable("Leads");
        builder.Property(row => row.Id).HasMaxLength(SidLength);
        builder.Property(row => row.CustomerId).HasMaxLength(CustomerModel.IdLength);
        builder.Property(row => row.OpenOf).HasMaxLength(CustomerModel.IdLength);
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.HasIndex(row => row.OpenOf).IsUnique();
        builder.HasIndex(row => row.CustomerId);
        builder.HasIndex(row => row.EndedAt);
        builder.HasIndex(row => row.LastAt);
    }
}
