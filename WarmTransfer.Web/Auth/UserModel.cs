using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Teams;

namespace WarmTransfer.Web.Auth;

/// <summary>How a <see cref="User"/> is kept; to be applied by the context that holds the users.</summary>
internal sealed class UserModel : IEntityTypeConfiguration<User>
{
    private const int LanguageCodeLength = 2;

    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.Property(user => user.DisplayName).HasMaxLength(User.DisplayNameMaxLength);
        builder.Property(user => user.AgentId).HasMaxLength(VoiceIdentity.MaxLength);
        builder.Property(user => user.PairedBy).HasMaxLength(VoiceIdentity.MaxLength);
        builder.Property(user => user.Team).HasMaxLength(TeamName.MaxLength);
        builder.Property(user => user.Groups).HasMaxLength(Groups.LinesMaxLength);
        builder.Property(user => user.Skills).HasMaxLength(Skills.LinesMaxLength);
        builder.Property(user => user.Supervises).HasMaxLength(SupervisedTeams.LinesMaxLength);
        builder.Property(user => user.Language).HasMaxLength(LanguageCodeLength);
        builder.Property(user => user.MayListen).HasDefaultValue(true);
        builder.Property(user => user.MayExport).HasDefaultValue(true);
        // Two people with one identity would answer each other's calls.
        builder.HasIndex(user => user.AgentId).IsUnique();
    }
}
