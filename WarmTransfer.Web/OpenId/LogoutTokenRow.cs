using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WarmTransfer.Web.OpenId;

/// <summary>A logout token that was used: each is good once, on all nodes together.</summary>
internal sealed class LogoutTokenRow
{
    /// <summary>A hash of issuer and <c>jti</c>.</summary>
    public required string Id { get; init; }

    /// <summary>When it is too old to be believed anyway.</summary>
    public required DateTimeOffset Until { get; init; }
}

/// <summary>How they are kept.</summary>
internal sealed class LogoutTokenModel : IEntityTypeConfiguration<LogoutTokenRow>
{
    private const int HashLength = 64;

    public void Configure(EntityTypeBuilder<LogoutTokenRow> builder)
    {
        builder.ToTable("LogoutTokens");
        builder.Property(row => row.Id).HasMaxLength(HashLength);
    }
}
