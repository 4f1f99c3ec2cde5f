using System.Globalization;
using WarmTransfer.Core;

namespace WarmTransfer.Web.Audit;

/// <summary>Which lines of the audit somebody wants to see, as the address of the page and of the exports says it. What is empty is not asked.</summary>
/// <param name="Who">Whoever did it, or on whom it was done.</param>
/// <param name="Act">A part of the act's words.</param>
/// <param name="From">The first day or instant, in UTC.</param>
/// <param name="Until">The last day, whole, or the last instant.</param>
internal sealed record AuditFilter(string? Who = null, string? Act = null, string? Outcome = null, string? Call = null, string? From = null, string? Until = null)
{
    /// <summary>As an address asks for it.</summary>
    public static AuditFilter Of(IQueryCollection query) => new(query["who"], query["act"], query["outcome"], query["call"], query["from"], query["until"]);

    /// <summary>What cannot be read in it, in a sentence; null: nothing.</summary>
    public Sentence? Fault =>
        Outcome is { Length: > 0 } && OutcomeAsked is null ? (Sentence)$"There is no outcome '{Outcome}'."
        : Unread(From, Begin) ?? Unread(Until, End);

    public AuditOutcome? OutcomeAsked => NamedValue.Of<AuditOutcome>(Outcome);

    public DateTimeOffset? Begin => Instant(From);

    /// <summary>Not in it any more.</summary>
    public DateTimeOffset? End => Instant(Until) is { } instant ? Until!.Trim().Length == "2026-11-30".Length ? instant.AddDays(1) : instant.AddMilliseconds(1) : null;

    /// <summary>As an address has it; also what the audit says of whoever asked.</summary>
    public string Query => string.Join('&', Parts().Where(part => part.Value is { Length: > 0 }).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"));

    private IEnumerable<(string Name, string? Value)> Parts() => [("who", Who), ("act", Act), ("outcome", Outcome), ("call", Call), ("from", From), ("until", Until)];

    private static Sentence? Unread(string? text, DateTimeOffset? read) => text is { Length: > 0 } && read is null ? (Sentence)$"'{text}' is no day such as 2026-11-30, and no instant such as 2026-11-30T14:00Z." : null;

    private static DateTimeOffset? Instant(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant) && instant.Year is > 1970 and < 9000 ? instant : null;
}
