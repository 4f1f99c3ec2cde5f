using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WarmTransfer.Web.Pairing;

/// <summary>A screen that shows a code and waits to be signed in, until the row goes.</summary>
internal sealed class PairingRow
{
    /// <summary>A hash of the secret that only the screen's browser has: it alone is signed in.</summary>
    public required string Id { get; init; }

    /// <summary>A hash of the code that the screen shows.</summary>
    public required string CodeHash { get; init; }

    /// <summary>From where it was asked for, as <see cref="Auth.Network"/> tells it.</summary>
    public required string Network { get; init; }

    /// <summary>Good before that.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>The account that was made for the screen; null while nobody has entered the code.</summary>
    public string? UserId { get; set; }
}

/// <summary>How they are kept.</summary>
internal sealed class PairingModel : IEntityTypeConfiguration<PairingRow>
{
    private const int HashLength = 64, NetworkLength = 64, UserIdLength = 450;

    public void Configure(EntityTypeBuilder<PairingRow> builder)
    {
        builder.ToTable("Pairings");
        builder.Property(row => row.Id).HasMaxLength(HashLength);
        builder.Property(row => row.CodeHash).HasMaxLength(HashLength);
        builder.Property(row => row.Network).HasMaxLength(NetworkLength);
        // Two nodes that let two people enter the same code sign one of them in.
        builder.Property(row => row.UserId).HasMaxLength(UserIdLength).IsConcurrencyToken();
        builder.HasIndex(row => row.CodeHash).IsUnique();
    }
}
