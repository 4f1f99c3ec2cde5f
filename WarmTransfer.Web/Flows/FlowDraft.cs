using System.Collections.Immutable;
using System.Globalization;
using WarmTransfer.Core.Flows;

namespace WarmTransfer.Web.Flows;

/// <summary>The kinds of steps of which a flow is made.</summary>
public enum NodeKind
{
    Hours,
    Message,
    Menu,
    Finish,
}

/// <summary>A flow that somebody has in hand. Each change makes a new flow, which is checked and tried as it stands.</summary>
public sealed class FlowDraft(Flow flow)
{
    public Flow Now { get; private set; } = flow;

    /// <summary>Id of the step that is open.</summary>
    public string? Open { get; set; }

    public void Set(Flow flow) => Now = flow;

    public void Put(FlowNode node) => Now = Now with { Nodes = [.. Now.Nodes.Select(one => one.Id == node.Id ? node : one)] };

    /// <summary>A new step of the kind, to which nothing leads yet; its id.</summary>
    /// <param name="name">What it is called until somebody calls it otherwise.</param>
    public string Add(NodeKind kind, string name)
    {
        var id = Enumerable.Range(1, Now.Nodes.Length + 1).Select(number => $"step-{number.ToString(CultureInfo.InvariantCulture)}").First(free => Now.Find(free) is null);
        Now = Now with { Nodes = Now.Nodes.Add(New(kind, id, name)) };
        Open = id;
        return id;
    }

    /// <summary>What led to it leads nowhere then.</summary>
    public void Remove(string id)
    {
        Now = Now with { Nodes = [.. Now.Nodes.Where(node => node.Id != id)] };
        if (Open == id) Open = null;
    }

    /// <summary>A choice of a menu comes before or after others; keys stay what they are.</summary>
    public void Move(string menu, int from, int to)
    {
        if (Now.Find(menu) is FlowNode.Menu found && from != to && IsThere(found, from) && IsThere(found, to))
            Put(found with { Choices = found.Choices.RemoveAt(from).Insert(to, found.Choices[from]) });
    }

    /// <summary>Another choice, by the first key that is free.</summary>
    public void AddChoice(FlowNode.Menu menu)
    {
        var key = FlowCheck.Keys.Select(key => $"{key}").FirstOrDefault(key => menu.Choices.All(choice => choice.Key != key)) ?? "";
        Put(menu with { Choices = menu.Choices.Add(new MenuChoice(key, "")) });
    }

    /// <summary>The way out of a step leads elsewhere.</summary>
    /// <param name="part">As of <see cref="FlowNode.Exits"/>; of a choice, its place among the others.</param>
    public void Lead(string node, string part, string next) => Put(Now.Find(node) switch
    {
        FlowNode.Message message => message with { Next = next },
        FlowNode.Hours hours => part is nameof(FlowNode.Hours.Open) ? hours with { Open = next } : hours with { Closed = next },
        FlowNode.Menu menu when int.TryParse(part, CultureInfo.InvariantCulture, out var at) && IsThere(menu, at) => menu with { Choices = menu.Choices.SetItem(at, menu.Choices[at] with { Next = next }) },
        var other => other ?? throw new ArgumentException("There is no such step.", nameof(node)),
    });

    private static bool IsThere(FlowNode.Menu menu, int at) => at >= 0 && at < menu.Choices.Length;

    private FlowNode New(NodeKind kind, string id, string name) => kind switch
    {
        NodeKind.Hours => new FlowNode.Hours(id, name, "", "", ""),
        NodeKind.Message => new FlowNode.Message(id, name, ImmutableDictionary<string, string>.Empty, ""),
        NodeKind.Menu => new FlowNode.Menu(id, name, ImmutableDictionary<string, string>.Empty, [new MenuChoice("1", "")]),
        NodeKind.Finish => new FlowNode.Finish(id, name, new Destination.ToQueue(Now.Queue)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of step."),
    };
}
