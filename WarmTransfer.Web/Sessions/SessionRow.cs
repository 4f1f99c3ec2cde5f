using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Web.Sessions;

/// <summary>One person signed in in one browser, until the row goes.</summary>
internal sealed class SessionRow
{
    /// <summary>A hash of what the cookie carries: whoever reads the database cannot sign in with it.</summary>
    public required string Id { get; init; }

    public required string UserId { get; init; }

    /// <summary>The account's security stamp at sign-in. As soon as the account has another one the session is over.</summary>
    public required string Stamp { get; init; }

    public required bool Supervises { get; init; }

    /// <summary>Nobody sits before it, so it is never idle: a screen on the wall.</summary>
    public required bool Unattended { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>When it ends, however much it is used.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>When a person last did something in it.</summary>
    public required DateTimeOffset UsedAt { get; set; }

    /// <summary>From where it was begun.</summary>
    public required string Address { get; init; }

    /// <summary>The browser's own description of itself.</summary>
    public required string Browser { get; init; }

    /// <summary>A hash of the session at the company's sign-in to which it belongs. Null: there is none, or it has no name.</summary>
    public string? ProviderSession { get; init; }
}

/// <summary>How sessions are kept.</summary>
internal sealed class SessionModel : IEntityTypeConfiguration<SessionRow>
{
    public const int AddressLength = 45;
    public const int BrowserLength = 200;
    private const int HashLength = 64;

    public void Configure(EntityTypeBuilder<SessionRow> builder)
    {
        builder.ToTable("Sessions");
        builder.Property(row => row.Id).HasMaxLength(HashLength);
        builder.Property(row => row.Stamp).HasMaxLength(HashLength);
        builder.Property(row => row.Address).HasMaxLength(AddressLength);
        builder.Property(row => row.Browser).HasMaxLength(BrowserLength);
        builder.Property(row => row.ProviderSession).HasMaxLength(HashLength);
        builder.HasIndex(row => row.ProviderSession);
        builder.HasOne<User>().WithMany().HasForeignKey(row => row.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
