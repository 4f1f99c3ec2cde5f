using System.Collections.Immutable;

namespace WarmTransfer.Core.Flows;

/// <summary>What a caller did in a menu. A closed hierarchy.</summary>
public abstract record FlowInput
{
    private FlowInput() { }

    /// <summary>Neither pressed a key nor said anything.</summary>
    public sealed record Nothing : FlowInput;

    public sealed record Pressed(string Key) : FlowInput;

    /// <param name="Confidence">How sure Twilio is of it, from 0 to 1.</param>
    public sealed record Spoke(string Text, double Confidence = 1) : FlowInput;
}

/// <summary>Where a caller is, as the address says to which Twilio brings the answer.</summary>
/// <param name="Node">Id of a menu.</param>
/// <param name="Try">1 or 2.</param>
/// <param name="Step">As of <see cref="FlowPlace"/>.</param>
public sealed record FlowPosition(string Node, int Try, int Step, string? Language);

/// <summary>What is heard next, and then a menu that asks or the end of the flow: exactly one of <paramref name="Asks"/> and <paramref name="Ends"/>.</summary>
/// <param name="At">Where the caller is then.</param>
/// <param name="NodeName">Name of the node there.</param>
public sealed record FlowStep(ImmutableArray<Said> Heard, FlowPosition At, string NodeName, FlowNode.Menu? Asks = null, Destination? Ends = null)
{
    /// <summary>What the menu says while it listens.</summary>
    public ImmutableArray<Said> Prompt { get; init; } = [];
}
