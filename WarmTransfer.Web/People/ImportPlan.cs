using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Web.People;

/// <summary>What is wrong with a line of a file.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Field">Name of the column; empty: the line or the file as a whole.</param>
public sealed record ImportFault(int Line, string Field, Sentence Sentence);

/// <summary>What a line of a file makes of somebody.</summary>
/// <param name="Before">Null: somebody new.</param>
public sealed record ImportLine(int Number, string Name, Person? Before, Person After, bool WasDisabled, bool IsDisabled)
{
    public bool IsNew => Before is null;

    public bool ChangesNothing => !IsNew && Changes.Count == 0;

    /// <summary>In words: what is new of somebody new, and before and after of whoever is known.</summary>
    public IReadOnlyList<Sentence> Changes =>
    [
        .. PersonField.Changes(Before ?? Nobody, After).Select(change => IsNew ? (Sentence)$"{change.Field.Name}: {change.After}" : $"{change.Field.Name}: {change.Before} -> {change.After}"),
        .. WasDisabled == IsDisabled ? Array.Empty<Sentence>() : [IsDisabled ? (Sentence)$"may sign in no more" : $"may sign in again"],
    ];

    private static Person Nobody { get; } = new("", "");
}

/// <summary>What a file would change. With a fault, nothing.</summary>
/// <param name="Cells">As they were read, to look at them again as it is applied.</param>
public sealed record ImportPlan(ImmutableArray<CsvPerson> Cells, ImmutableArray<ImportLine> Lines, ImmutableArray<ImportFault> Faults)
{
    public bool IsGood => Faults.IsEmpty;

    public IEnumerable<ImportLine> Changing => Lines.Where(line => !line.ChangesNothing);

    public bool SaysTheSameAs(ImportPlan other) => Lines.SequenceEqual(other.Lines) && Faults.SequenceEqual(other.Faults);
}

/// <summary>What came of a file.</summary>
/// <param name="New">Each with the one-time password, which is shown this once.</param>
/// <param name="Problems">Why nothing was done, in sentences.</param>
/// <param name="Anew">What the file would change now, because somebody has changed people since it was shown.</param>
internal sealed record ImportResult(ImmutableArray<Handover> New, IReadOnlyList<Sentence> Problems, ImportPlan? Anew = null);
