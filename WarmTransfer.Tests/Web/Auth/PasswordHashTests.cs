using System.Buffers.Binary;
using Microsoft.AspNetCore.Cryptography.KeyDerivation;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Tests.Web.Auth;

/// <summary>What the product hashes with; other tests take fewer rounds.</summary>
public sealed class PasswordHashTests
{
    [Fact]
    public async Task Passwords_are_hashed_as_the_operations_guide_says()
    {
        await using var services = new ServiceCollection().AddLogging().AddAuth(new HostingEnvironment()).BuildServiceProvider();

        var hash = Convert.FromBase64String(services.GetRequiredService<IPasswordHasher<User>>().HashPassword(new User(), AuthApp.Password)).AsSpan();

        // Identity's third format: its number, the function, and how often, each a big-endian number of four bytes but the first.
        Assert.Equal(1, hash[0]);
        Assert.Equal(KeyDerivationPrf.HMACSHA512, (KeyDerivationPrf)BinaryPrimitives.ReadUInt32BigEndian(hash[1..]));
        Assert.Equal(210_000u, BinaryPrimitives.ReadUInt32BigEndian(hash[5..]));
    }
}
