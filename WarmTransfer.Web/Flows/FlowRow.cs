using System.Collections.Immutable;
using System.Globalization;
using WarmTransfer.Core;
using WarmTransfer.Core.Flows;

namespace WarmTransfer.Web.Flows;

/// <summary>One line of a flow that is shown as a list in which each step stands under the one that leads to it.</summary>
/// <param name="Depth">0: it is the beginning, or nothing leads there.</param>
/// <param name="Way">How one gets there, such as <c>Key 1</c>.</param>
/// <param name="Node">Null: it leads nowhere.</param>
/// <param name="IsLink">The step stands elsewhere in the list.</param>
/// <param name="Menu">Id of the menu of whose choices it is one.</param>
/// <param name="Choice">Place among them.</param>
internal sealed record FlowRow(int Depth, Sentence Way, FlowNode? Node, bool IsLink = false, string? Menu = null, int Choice = 0)
{
    public static ImmutableArray<FlowRow> Of(Flow flow)
    {
        var (rows, shown) = (ImmutableArray.CreateBuilder<FlowRow>(), new HashSet<string>(StringComparer.Ordinal));
        Add(flow, new FlowRow(0, $"Begins", flow.Find(flow.Start)), rows, shown);
        foreach (var node in flow.Nodes)
            if (!shown.Contains(node.Id)) Add(flow, new FlowRow(0, $"Not reached", node), rows, shown);
        return rows.ToImmutable();
    }

    private static void Add(Flow flow, FlowRow row, ImmutableArray<FlowRow>.Builder rows, HashSet<string> shown)
    {
        if (row.Node is not { } node || !shown.Add(node.Id))
        {
            rows.Add(row with { IsLink = row.Node is not null });
            return;
        }

        rows.Add(row);
        foreach (var next in Exits(flow, node, row.Depth + 1)) Add(flow, next, rows, shown);
    }

    private static IEnumerable<FlowRow> Exits(Flow flow, FlowNode node, int depth) => node switch
    {
        FlowNode.Menu menu => menu.Choices.Select((choice, at) => new FlowRow(depth, $"Key {choice.Key}", flow.Find(choice.Next), Menu: menu.Id, Choice: at)),
        FlowNode.Hours hours => [new(depth, $"While open", flow.Find(hours.Open)), new(depth, $"While closed", flow.Find(hours.Closed))],
        FlowNode.Message message => [new(depth, $"Then", flow.Find(message.Next))],
        FlowNode.Finish => [],
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, "Not a node."),
    };

    /// <summary>Tells one line from another while the list changes.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Menu} {Choice} {Way.English} {Node?.Id} {IsLink} {Depth}");
}
