using System.Collections.Immutable;
using WarmTransfer.Core.Dispositions;
using WarmTransfer.Web.Routing;

namespace WarmTransfer.Web.Dispositions;

/// <summary>One line of the tree as it is typed.</summary>
/// <param name="id">Null: it is new, and gets one from its name.</param>
public sealed class CodeLine(string? id, int level)
{
    /// <summary>Known again when others come and go.</summary>
    public Guid Key { get; } = Guid.NewGuid();

    public string? Id { get; } = id;

    public int Level { get; } = level;

    public string Name { get; set; } = "";

    public bool Retired { get; set; }

    public bool NeedsNote { get; set; }
}

/// <summary>A set as it is typed: the tree is lines, each with its level, as they are read from top to bottom.</summary>
internal sealed class DispositionDraft
{
    private DispositionDraft(DispositionSetting setting)
    {
        (Name, Queues, Tags, Required, WhenTransferred) = (setting.Name, [.. setting.Queues], string.Join(", ", setting.Set.Tags), setting.Set.Required, setting.Set.WhenTransferred ?? "");
        Lines = [.. setting.Set.All.Select(one => new CodeLine(one.Code.Id, one.Level) { Name = one.Code.Name, Retired = one.Code.Retired, NeedsNote = one.Code.NeedsNote })];
    }

    public string Name { get; set; }

    public HashSet<string> Queues { get; }

    /// <summary>With commas between them.</summary>
    public string Tags { get; set; }

    public bool Required { get; set; }

    /// <summary>Id of a disposition; empty: none.</summary>
    public string WhenTransferred { get; set; }

    public List<CodeLine> Lines { get; }

    /// <summary>What can be chosen already.</summary>
    public IEnumerable<(string Id, string Label)> Choices => Read().Set.Choices.Select(choice => (choice.Code.Id, choice.Label));

    public static DispositionDraft Of(DispositionSetting setting) => new(setting);

    public CodeLine AddGroup() => Insert(Lines.Count, 1);

    public CodeLine AddBelow(CodeLine line) => Insert(EndOf(line), line.Level + 1);

    public void Remove(CodeLine line) => Lines.RemoveRange(Lines.IndexOf(line), EndOf(line) - Lines.IndexOf(line));

    /// <summary>Before the one above it in the same group, with all that is below it.</summary>
    public void MoveUp(CodeLine line)
    {
        var (at, count, above) = (Lines.IndexOf(line), EndOf(line) - Lines.IndexOf(line), Above(line));
        if (above < 0) return;
        var moved = Lines.GetRange(at, count);
        Lines.RemoveRange(at, count);
        Lines.InsertRange(above, moved);
    }

    public bool IsFirst(CodeLine line) => Above(line) < 0;

    /// <summary>Groups are not chosen themselves.</summary>
    public bool IsGroup(CodeLine line) => EndOf(line) > Lines.IndexOf(line) + 1;

    /// <summary>Something that is saved is only retired, because history refers to it.</summary>
    public bool MayRemove(CodeLine line) => Lines[Lines.IndexOf(line)..EndOf(line)].TrueForAll(one => one.Id is null);

    public DispositionSetting Read() => new()
    {
        Name = Name.Trim(),
        Queues = [.. Queues.Order(StringComparer.Ordinal)],
        Set = new()
        {
            Codes = Tree(),
            Tags = [.. Tags.Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()],
            Required = Required,
            WhenTransferred = WhenTransferred is "" ? null : WhenTransferred,
        },
    };

    private ImmutableArray<DispositionCode> Tree()
    {
        var ids = Lines.Select(line => line.Id).OfType<string>().ToHashSet();
        return Under(0, 1, ids, out _);
    }

    private ImmutableArray<DispositionCode> Under(int at, int level, HashSet<string> ids, out int next)
    {
        var codes = ImmutableArray.CreateBuilder<DispositionCode>();
        while (at < Lines.Count && Lines[at].Level == level)
        {
            var line = Lines[at];
            var id = line.Id ?? NewId(line.Name, ids);
            var below = Under(at + 1, level + 1, ids, out at);
            codes.Add(new(id, line.Name.Trim(), line.Retired) { Codes = below, NeedsNote = line.NeedsNote && below.IsEmpty });
        }

        next = at;
        return codes.ToImmutable();
    }

    private static string NewId(string name, HashSet<string> ids)
    {
        var id = QueueRules.IdFor(name) is { Length: > 0 } slug ? slug[..Math.Min(slug.Length, DispositionSet.IdMaxLength - 4)] : "code";
        for (var number = 2; !ids.Add(id); number++) id = $"{id.TrimEnd("-0123456789".ToCharArray())}-{number}";
        return id;
    }

    private int EndOf(CodeLine line)
    {
        var next = Lines.FindIndex(Lines.IndexOf(line) + 1, other => other.Level <= line.Level);
        return next < 0 ? Lines.Count : next;
    }

    // The one before it in the same group; -1: it is the first.
    private int Above(CodeLine line)
    {
        var before = Lines.IndexOf(line) - 1;
        while (before >= 0 && Lines[before].Level > line.Level) before--;
        return before >= 0 && Lines[before].Level == line.Level ? before : -1;
    }

    private CodeLine Insert(int at, int level)
    {
        var line = new CodeLine(id: null, level);
        Lines.Insert(at, line);
        return line;
    }
}
