using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.People;

/// <summary>
/// Writes what a file makes of people: all of it in one transaction with its lines in the audit, or nothing. Everything is made ready before that transaction
/// begins, passwords above all, so that a long file holds no change of a call up.
/// </summary>
internal sealed class ImportWriter(Users users, UserManager<User> accounts, WarmTransferDb db, WriteGate gate, TimeProvider clock)
{
    private static readonly Sentence IsStale = $"somebody else has changed people meanwhile. Choose the file again, and look at what it would change now.";

    /// <param name="passwords">By name, of everybody new who may sign in.</param>
    /// <param name="told">How many lines are made ready.</param>
    /// <returns>Why nothing was changed; null: all was.</returns>
    public async Task<Sentence?> Write(IReadOnlyList<ImportLine> lines, IReadOnlyDictionary<string, string> passwords, string by, Action<int> told, CancellationToken cancel)
    {
        // Before anything is gathered, because it saves what is.
        foreach (var role in lines.Select(line => line.After.Role).Distinct()) await users.EnsureAsync(role);
        foreach (var (done, line) in lines.Index())
        {
            if (await Gather(line, passwords.GetValueOrDefault(line.Name), by) is { } why) return $"line {line.Number}, {line.Name}: {why}";
            told(done + 1);
        }
        return await Save(cancel);
    }

    private async Task<Sentence?> Save(CancellationToken cancel)
    {
        try
        {
            await gate.Run(() => db.SaveChangesAsync(cancel), cancel);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return IsStale;
        }
        catch (DbUpdateException fault)
        {
            return $"the database did not take it ({fault.GetBaseException().Message}). Choose the file again.";
        }
    }

    private async Task<Sentence?> Gather(ImportLine line, string? password, string by)
    {
        var found = await users.FindAsync(line.Name);
        if (line.Before is null) return found is null ? await Add(line, password, by) : IsStale;
        if (found is null || (found.DisabledAt is not null) != line.WasDisabled || await users.OfAsync(found) != line.Before) return IsStale;
        return await Change(found, line, line.Before, by);
    }

    private async Task<Sentence?> Add(ImportLine line, string? password, string by)
    {
        var user = new User
        {
            UserName = line.Name, NormalizedUserName = accounts.NormalizeName(line.Name), AgentId = line.Name, MustChangePassword = line.After.Role != Roles.Viewer,
            LockoutEnabled = accounts.Options.Lockout.AllowedForNewUsers, DisabledAt = line.IsDisabled ? clock.GetUtcNow() : null, SecurityStamp = NewStamp(),
        };
        line.After.WriteTo(user);
        if (password is not null) user.PasswordHash = accounts.PasswordHasher.HashPassword(user, password);
        db.Users.Add(user);
        await users.PutIntoRoleAsync(user, line.After.Role);
        users.WriteDownNew(user, line.After, by);
        if (line.IsDisabled) users.WriteDown(user, by, Users.Disable, "");
        return null;
    }

    private async Task<Sentence?> Change(User user, ImportLine line, Person before, string by)
    {
        var (isMoved, isDismissed) = (line.After.Role != before.Role, line.IsDisabled && !line.WasDisabled);
        if ((isMoved || isDismissed) && await users.WhyStaysAdmin(user, by) is { } why) return why;
        PersonChange[] changes = [.. PersonField.Changes(before, line.After)];
        line.After.WriteTo(user);
        if (isMoved) await users.PutIntoRoleAsync(user, line.After.Role);
        users.WriteDown(user, by, changes);
        if (line.WasDisabled != line.IsDisabled) Dismiss(user, line.IsDisabled, by);
        if (isDismissed || changes.Any(change => change.Field.SignsOut)) user.SecurityStamp = NewStamp();
        user.ConcurrencyStamp = NewStamp();
        return null;
    }

    private void Dismiss(User user, bool isDisabled, string by)
    {
        user.DisabledAt = isDisabled ? clock.GetUtcNow() : null;
        users.WriteDown(user, by, isDisabled ? Users.Disable : Users.Enable, "");
    }

    private static string NewStamp() => Guid.NewGuid().ToString();
}
