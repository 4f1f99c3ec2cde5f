using System.Collections.Immutable;

namespace WarmTransfer.Core.Dispositions;

/// <summary>One disposition, or a group of them: what a call was about, or what came of it.</summary>
/// <param name="Id">Never changes and is never given away again: history and figures refer to it.</param>
/// <param name="Retired">It cannot be chosen any more.</param>
public sealed record DispositionCode(string Id, string Name, bool Retired = false)
{
    /// <summary>What it is divided into; without any it can be chosen itself.</summary>
    public ImmutableArray<DispositionCode> Codes { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>It is chosen only of a call in whose note something is written; of a group it means nothing.</summary>
    public bool NeedsNote { get; init; }

    /// <summary>Those of <see cref="Codes"/> that can be chosen.</summary>
    public ImmutableArray<DispositionCode> Open => DispositionSet.OpenOf(Codes);
}

/// <summary>The dispositions that some queues use.</summary>
public sealed record DispositionSet
{
    /// <summary>Groups, groups in them, and dispositions: a key for each.</summary>
    public const int MostLevels = 3;

    /// <summary>A digit for each.</summary>
    public const int MostOpen = 9;

    public const int NameMaxLength = 40;

    public const int IdMaxLength = 40;

    public ImmutableArray<DispositionCode> Codes { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>The words that agents may add.</summary>
    public ImmutableArray<string> Tags { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Whoever has talked to a customer is ready for the next call only with a disposition.</summary>
    public bool Required { get; init; }

    /// <summary>Id of the disposition of whoever hands the call over and has chosen none; null: they choose like everybody else.</summary>
    public string? WhenTransferred { get; init; }

    /// <summary>Those at the top that can be chosen.</summary>
    public ImmutableArray<DispositionCode> Open => OpenOf(Codes);

    /// <summary>Everything that can be chosen, each with the names of its groups: <c>Billing › Refund</c>.</summary>
    public IEnumerable<(DispositionCode Code, string Label)> Choices => ChoicesIn(Open, "");

    /// <summary>The names of a code and its groups, also of a retired one; null: there is none.</summary>
    public string? LabelOf(string code) => LabelIn(Codes, "", code);

    /// <summary>Whether this disposition is chosen only of a call with a note.</summary>
    public bool NeedsNote(string code) => All.Any(one => one.Code.Id == code && one.Code is { NeedsNote: true, Codes.IsEmpty: true });

    /// <summary>All codes with their level, counted from 1.</summary>
    public IEnumerable<(DispositionCode Code, int Level)> All => AllIn(Codes, 1);

    /// <summary>What digits lead to, one for each level: the group or disposition, or null where a digit leads nowhere.</summary>
    public (DispositionCode? Code, ImmutableArray<DispositionCode> Next) At(string digits)
    {
        var (code, next) = ((DispositionCode?)null, Open);
        foreach (var digit in digits)
        {
            if (digit - '1' is var at && (at < 0 || at >= next.Length)) return (null, []);
            (code, next) = (next[at], next[at].Open);
        }

        return (code, next);
    }

    // A group of which everything is retired leads nowhere.
    internal static ImmutableArray<DispositionCode> OpenOf(ImmutableArray<DispositionCode> codes) =>
        [.. codes.Where(code => !code.Retired && (code.Codes.IsEmpty || !code.Open.IsEmpty))];

    private static IEnumerable<(DispositionCode, string)> ChoicesIn(ImmutableArray<DispositionCode> codes, string above) =>
        codes.SelectMany(code => code.Codes.IsEmpty ? [(code, above + code.Name)] : ChoicesIn(code.Open, $"{above}{code.Name} › "));

    private static string? LabelIn(ImmutableArray<DispositionCode> codes, string above, string id) =>
        codes.Select(code => code.Id == id ? above + code.Name : LabelIn(code.Codes, $"{above}{code.Name} › ", id)).FirstOrDefault(label => label is not null);

    private static IEnumerable<(DispositionCode, int)> AllIn(ImmutableArray<DispositionCode> codes, int level) =>
        codes.SelectMany(code => AllIn(code.Codes, level + 1).Prepend((code, level)));
}
