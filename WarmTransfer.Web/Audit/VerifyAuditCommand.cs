using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Audit;

/// <summary>Holds the audit against its seals from the command line; exit code 0 when nothing was changed or removed.</summary>
internal static class VerifyAuditCommand
{
    public const string Name = "verify-audit";

    public static bool Handles(string[] args) => args is [Name, ..];

    /// <summary>The process's exit code.</summary>
    /// <param name="after">Lines up to this one have been removed by whoever may; null: none.</param>
    /// <param name="holds">A hash that was seen once; null: none is looked for.</param>
    public static async Task<int> Run(IServiceProvider services, string? after, string? holds, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        var (databases, chain) = (services.GetRequiredService<IDbContextFactory<WarmTransferDb>>(), services.GetRequiredService<AuditChain>());
        if (after is null || Line(after) is not null)
            return Tell(await new AuditVerification(databases, chain, after is null ? null : Line(after), holds).Run(cancel), chain, output, errors);
        await errors.WriteLineAsync($"Usage: dotnet WarmTransfer.Web.dll {Name} [--after <number of a line>] [--holds <hash>]");
        return 1;
    }

    private static long? Line(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? line : null;

    private static int Tell(AuditVerdict verdict, AuditChain chain, TextWriter output, TextWriter errors)
    {
        output.WriteLine($"{verdict.Sealed} sealed lines are as they were sealed, {verdict.Unsealed} are not sealed yet.");
        if (verdict.Last is { } last) output.WriteLine($"The last of them is line {last.Id} with the hash {last.Hash}.");
        if (chain.KeyName.Length == 0) output.WriteLine("There is no key (Audit:Key): whoever can write the database can also seal.");
        else if (verdict.Keyless > 0) output.WriteLine($"The first {verdict.Keyless} of them were sealed without a key.");
        if (verdict.Fault is null) return 0;
        errors.WriteLine(verdict.Fault);
        return 1;
    }
}
