using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core.Twilio;

namespace WarmTransfer.Web.Auth;

/// <summary>Adds and removes the people who may sign in.</summary>
internal sealed class Users(UserManager<User> users, RoleManager<IdentityRole> roles)
{
    /// <summary>Empty when it went well, otherwise what is wrong, in sentences.</summary>
    /// <param name="password">Null: there is no password, and no signing in with one.</param>
    public async Task<IReadOnlyList<string>> CreateAsync(User user, string role, string? password)
    {
        if (!Roles.All.Contains(role)) return [$"There is no role '{role}'; there are {string.Join(", ", Roles.All)}."];
        if (!VoiceIdentity.IsValid(user.AgentId))
            return ["A name has 1 to 256 characters out of A-Z, a-z, 0-9, '_', '-' and '.'."];
        if (user.DisplayName.Length > User.DisplayNameMaxLength) return [$"A display name has at most {User.DisplayNameMaxLength} characters."];
        var created = password is null ? await users.CreateAsync(user) : await users.CreateAsync(user, password);
        return created.Succeeded ? await GrantAsync(user, role) : Problems(created);
    }

    public async Task<int> RemoveDemoAsync(CancellationToken cancellation)
    {
        var demo = await DemoAsync(cancellation);
        foreach (var user in demo)
            await users.DeleteAsync(user);
        return demo.Count;
    }

    public async Task<IReadOnlyList<User>> DemoAsync(CancellationToken cancellation) =>
        await users.Users.Where(user => user.IsDemo).ToListAsync(cancellation);

    public Task<User?> FindAsync(string name) => users.FindByNameAsync(name);

    private async Task<IReadOnlyList<string>> GrantAsync(User user, string role)
    {
        if (!await roles.RoleExistsAsync(role)) await roles.CreateAsync(new(role));
        return Problems(await users.AddToRoleAsync(user, role));
    }

    private static string[] Problems(IdentityResult result) => [.. result.Errors.Select(error => error.Description)];
}
