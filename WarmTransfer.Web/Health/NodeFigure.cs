using System.Collections.Immutable;
using System.Text.Json;
using WarmTransfer.Web.Cluster;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Health;

/// <summary>A figure of one node as the pages of all nodes show it.</summary>
/// <param name="Figure">Name of a <see cref="HealthFigure"/>; another version may know others.</param>
/// <param name="State">Name of a <see cref="HealthState"/>.</param>
internal sealed record NodeFigure(string Figure, string State, string Value, string Detail)
{
    private const int DetailLength = 120;

    public static string Write(IEnumerable<HealthRow> rows)
    {
        NodeFigure[] all = [.. rows.Select(row => new NodeFigure($"{row.Rule.Figure}", $"{row.State}", row.Value, Short(row.Detail)))];
        return Json.Write(all) is { Length: <= NodeRow.FiguresLength } text ? text : Json.Write<NodeFigure[]>([.. all.Select(one => one with { Detail = "" })]);
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

    private static string Short(string text) => text.Length <= DetailLength ? text : text[..(DetailLength - 1)] + "…";
}
