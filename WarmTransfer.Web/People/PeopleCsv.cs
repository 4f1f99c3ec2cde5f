using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using WarmTransfer.Core;

namespace WarmTransfer.Web.People;

/// <summary>A line of the file as it stands there. Null: the file has no such column.</summary>
/// <param name="Number">Line of the file, from 1.</param>
public sealed record CsvPerson(int Number, string Name, string? DisplayName, string? Role, string? Team, string? Groups, string? Skills, string? Disabled, string? Language);

/// <summary>What was read of a file.</summary>
/// <param name="Faults">Of the file as a whole; then there are no lines.</param>
internal sealed record CsvPeople(ImmutableArray<CsvPerson> Lines, ImmutableArray<ImportFault> Faults);

/// <summary>People as a file that spreadsheets open and save: UTF-8, a line each, commas, or semicolons or tabs as some spreadsheets save.</summary>
internal static class PeopleCsv
{
    public const int MostBytes = 1024 * 1024, MostLines = 5_000;
    public const string Name = "name", DisplayName = "display name", Role = "role", Team = "team", Groups = "groups", Skills = "skills", Disabled = "disabled", Language = "language";
    public const string Yes = "yes", No = "no";
    public static readonly ImmutableArray<string> Columns = [Name, DisplayName, Role, Team, Groups, Skills, Disabled, Language];
    private static readonly char[] Delimiters = [',', ';', '\t'];

    // With a mark of its encoding, or spreadsheets take it for another.
    public static async Task Write(Stream body, IEnumerable<PersonRow> people)
    {
        await using var writer = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await using var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" });
        await Line(csv, Columns);
        foreach (var row in people) await Line(csv, Cells(row));
    }

    public static async Task<CsvPeople> Read(Stream file, CancellationToken cancel)
    {
        try
        {
            using var reader = new StreamReader(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            return await Read(await reader.ReadToEndAsync(cancel));
        }
        catch (DecoderFallbackException)
        {
            return Faulty(1, $"It is not in UTF-8. Save it as “CSV UTF-8”.");
        }
        catch (CsvHelperException fault) when (fault.Context?.Parser is { } parser)
        {
            return Faulty(parser.RawRow, $"The quotes of this line do not end, or stand in the middle of a cell. Put the whole cell in quotes, and each quote in it twice.");
        }
    }

    // A spreadsheet takes what begins so for a formula.
    internal static string Escape(string text) => Unquoted(text) is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{text}" : text;

    internal static string Unescape(string text) => text is ['\'', ..] && Unquoted(text) is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? text[1..] : text;

    private static string Unquoted(string text) => text.TrimStart('\'');

    private static IEnumerable<string> Cells(PersonRow row) =>
    [
        row.Name, row.Person.DisplayName, row.Person.Role, row.Person.Team ?? "", string.Join("; ", row.Person.Groups.Names),
        row.Person.Skills.Lines?.Replace("\n", "; ", StringComparison.Ordinal) ?? "", row.IsDisabled ? Yes : No, row.Person.Language ?? "",
    ];

    private static async Task Line(CsvWriter csv, IEnumerable<string> cells)
    {
        foreach (var cell in cells) csv.WriteField(Escape(cell));
        await csv.NextRecordAsync();
    }

    private static async Task<CsvPeople> Read(string text)
    {
        using var csv = new CsvReader(new StringReader(text), Settings());
        if (!await csv.ReadAsync()) return Faulty(1, $"The file is empty. Its first line names the columns: {string.Join(", ", Columns)}.");
        csv.ReadHeader();
        return HeadFault(csv.HeaderRecord!) is { } fault ? Faulty(1, fault) : await Lines(csv);
    }

    private static async Task<CsvPeople> Lines(CsvReader csv)
    {
        var lines = ImmutableArray.CreateBuilder<CsvPerson>();
        while (await csv.ReadAsync())
        {
            if (lines.Count == MostLines) return Faulty(csv.Parser.RawRow, $"There are more than {MostLines} people in the file. Divide it.");
            lines.Add(Person(csv));
        }
        return lines.Count == 0 ? Faulty(2, $"There is nobody in the file: below the names of the columns each line is a person.") : new(lines.ToImmutable(), []);
    }

    private static CsvPerson Person(CsvReader csv) =>
        new(csv.Parser.RawRow, Cell(csv, Name) ?? "", Cell(csv, DisplayName), Cell(csv, Role), Cell(csv, Team), Cell(csv, Groups), Cell(csv, Skills), Cell(csv, Disabled), Cell(csv, Language));

    // Short lines end in empty cells, as spreadsheets save them.
    private static string? Cell(CsvReader csv, string column) => csv.HeaderRecord!.Any(head => Clean(head) == column) ? Unescape(csv.GetField(column)?.Trim() ?? "") : null;

    private static Sentence? HeadFault(string[] head)
    {
        string[] columns = [.. head.Select(Clean)];
        if (!columns.Contains(Name)) return $"No column is called “{Name}”. The first line names the columns: {string.Join(", ", Columns)}.";
        if (columns.Except(Columns).FirstOrDefault() is { } unknown) return $"No column is called “{unknown}”. There are {string.Join(", ", Columns)}; take the others out.";
        return columns.CountBy(column => column).FirstOrDefault(one => one.Value > 1).Key is { } twice ? (Sentence)$"The column “{twice}” is there twice. Take one of them out." : null;
    }

    private static string Clean(string head) => head.Trim().ToLowerInvariant();

    private static CsvConfiguration Settings() => new(CultureInfo.InvariantCulture)
    {
        DetectDelimiter = true,
        GetDelimiter = asked => OfFirstLine(asked.Text),
        PrepareHeaderForMatch = asked => Clean(asked.Header),
        MissingFieldFound = null,
        IgnoreBlankLines = true,
    };

    private static string OfFirstLine(string text)
    {
        var head = text.Split('\n', 2)[0];
        return $"{Delimiters.MaxBy(delimiter => head.Count(letter => letter == delimiter))}";
    }

    private static CsvPeople Faulty(int line, Sentence sentence) => new([], [new ImportFault(line, "", sentence)]);
}
