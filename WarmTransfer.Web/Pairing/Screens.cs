using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Pairing;

/// <summary>A screen on the wall that was paired by a code.</summary>
/// <param name="Since">When its session began; null: it is signed in nowhere.</param>
/// <param name="Address">From where.</param>
internal sealed record Screen(string Id, string Name, string? Supervises, string PairedBy, DateTimeOffset? Since, string? Address);

/// <summary>The screens on the wall: each has an account of its own without a password, shows the teams of whoever has paired it, and is theirs and the administrators' to end.</summary>
internal sealed class Screens(Users users, Pairings pairings, SignInPace pace, IDbContextFactory<WarmTransferDb> databases, IAuditLog audit)
{
    private const string Act = "pairs a screen", RemoveAct = "signs a screen out";
    private static readonly Sentence Wrong = $"No screen shows this code, or its ten minutes are over.";

    /// <summary>Empty when it went well, otherwise what is wrong, in sentences.</summary>
    /// <param name="network">From where the code is typed: wrong ones are waited for as wrong passwords are.</param>
    public async Task<IReadOnlyList<Sentence>> Pair(CurrentAgent by, string? typed, string? name, string network, CancellationToken cancel)
    {
        if (name?.Trim() is not { Length: > 0 and <= User.DisplayNameMaxLength } called) return [$"Give the screen a name of 1 to {User.DisplayNameMaxLength} characters."];
        var account = $"{by.AgentId} pairing";
        if (!pace.May(account, network)) return await Deny(by, Act, $"There were too many wrong codes. Wait a few minutes.");
        var screen = New(by, called);
        if (PairingCode.Read(typed) is not { } code || !await pairings.Give(code, screen.Id, cancel))
        {
            pace.Wrong(account, network);
            return await Deny(by, Act, Wrong);
        }
        pace.Right(account, network);
        return await users.CreateAsync(screen, Roles.Viewer, password: null, by.AgentId);
    }

    /// <summary>Those that this person may end, by name.</summary>
    public async Task<IReadOnlyList<Screen>> Of(CurrentAgent viewer, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = from user in db.Users.AsNoTracking()
                   where user.PairedBy != null && user.DisabledAt == null && (viewer.IsAdmin || user.PairedBy == viewer.AgentId)
                   orderby user.DisplayName
                   select new { User = user, Session = db.Sessions.Where(row => row.UserId == user.Id && row.Stamp == user.SecurityStamp).OrderByDescending(row => row.Since).FirstOrDefault() };
        return [.. (await rows.ToListAsync(cancel)).Select(row => new Screen(
            row.User.UserName!, row.User.DisplayName, row.User.Supervises, row.User.PairedBy!, row.Session?.Since, row.Session?.Address))];
    }

    /// <summary>Signs the screen out for good: its account is disabled.</summary>
    public async Task<IReadOnlyList<Sentence>> Remove(CurrentAgent by, string? id, CancellationToken cancel) =>
        (await Of(by, cancel)).FirstOrDefault(screen => screen.Id == id) is { } known
            ? await users.DisableAsync(known.Id, by.AgentId)
            : await Deny(by, RemoveAct, $"There is no such screen, or somebody else has paired it.");

    // Whoever has paired it answers for what it shows: it shows no more than they see.
    private static User New(CurrentAgent by, string name)
    {
        var id = $"screen_{Guid.NewGuid():N}";
        return new() { UserName = id, AgentId = id, DisplayName = name, PairedBy = by.AgentId, Supervises = by.Supervises.Lines };
    }

    private async Task<IReadOnlyList<Sentence>> Deny(CurrentAgent by, string act, Sentence why)
    {
        await audit.Write(new AuditEntry(by.AgentId, act, AuditOutcome.Denied, why.English));
        return [why];
    }
}
