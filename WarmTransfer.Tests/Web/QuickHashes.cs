using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace WarmTransfer.Tests.Web;

/// <summary>Passwords are hashed as often as keeps attackers busy, which is a tenth of a second for each sign-in; nobody attacks here.</summary>
internal static class QuickHashes
{
    private const int Rounds = 1_000;

    /// <summary>In these services from now on; the same services.</summary>
    public static T In<T>(T services) where T : IServiceProvider
    {
        services.GetRequiredService<IOptions<PasswordHasherOptions>>().Value.IterationCount = Rounds;
        return services;
    }
}
