using System.Collections.Immutable;
using System.Text.Json;
using WarmTransfer.Core;
using WarmTransfer.Web.Cluster;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Health;

/// <summary>A figure of one node as the pages of all nodes show it.</summary>
/// <param name="Figure">Name of a <see cref="HealthFigure"/>; another version may know others.</param>
/// <param name="State">Name of a <see cref="HealthState"/>.</param>
/// <param name="Value">In English, as is <paramref name="Detail"/>: versions that know nothing else show these.</param>
internal sealed record NodeFigure(string Figure, string State, string Value, string Detail)
{
    private const int DetailLength = 120;

    /// <summary>The value for every language; null: a version wrote it that did not tell.</summary>
    public Sentence? Said { get; init; }

    /// <summary>The detail likewise, where it is shown; null also where it is too long.</summary>
    public Sentence? About { get; init; }

    public static string Write(IEnumerable<HealthRow> rows)
    {
        NodeFigure[] all = [.. rows.Select(Of)];
        return Json.Write(all) is { Length: <= NodeRow.FiguresLength } text ? text : Json.Write<NodeFigure[]>([.. all.Select(one => one with { Detail = "", About = null })]);
    }

    /// <summary>Nothing of what another version has written otherwise.</summary>
    public static ImmutableDictionary<HealthFigure, NodeFigure> Read(string text)
    {
        try
        {
            return text is "" ? [] : Json.Read<NodeFigure[]>(text).Where(one => NamedValue.Of<HealthFigure>(one.Figure) is not null && NamedValue.Of<HealthState>(one.State) is not null)
                .DistinctBy(one => one.Figure).ToImmutableDictionary(one => NamedValue.Of<HealthFigure>(one.Figure)!.Value);
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static NodeFigure Of(HealthRow row) => new($"{row.Rule.Figure}", $"{row.State}", row.Value.English, Short(row.Detail?.English ?? ""))
    {
        Said = row.Value, About = row.State != HealthState.Good && row.Detail is { English.Length: <= DetailLength } detail ? detail : null,
    };

    private static string Short(string text) => text.Length <= DetailLength ? text : text[..(DetailLength - 1)] + "…";
}
