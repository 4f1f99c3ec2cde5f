using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WarmTransfer.Web.Auth;

/// <summary>How passkeys are kept: as Identity's third schema has them, whose other changes to its tables nothing here needs.</summary>
internal sealed class PasskeyModel : IEntityTypeConfiguration<IdentityUserPasskey<string>>
{
    // As long as WebAuthn allows (Level 3, section 4).
    private const int CredentialLength = 1023;

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<string>> builder)
    {
        builder.ToTable("AspNetUserPasskeys");
        builder.HasKey(passkey => passkey.CredentialId);
        builder.Property(passkey => passkey.CredentialId).HasMaxLength(CredentialLength);
        builder.OwnsOne(passkey => passkey.Data).ToJson();
        builder.HasOne<User>().WithMany().HasForeignKey(passkey => passkey.UserId).IsRequired();
    }
}
