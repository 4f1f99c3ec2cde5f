using Microsoft.AspNetCore.Components;

namespace WarmTransfer.Web.Shell;

/// <summary>
/// A component that is drawn again because of what is around it only when it is given something else. Blazor skips that only for texts and numbers; what a screen is given here are records,
/// which know whether they are equal.
/// </summary>
public abstract class SteadyComponent : ComponentBase
{
    private readonly Dictionary<string, object> _given = [];
    private bool _begun;

    public override Task SetParametersAsync(ParameterView parameters) => Differs(parameters) ? base.SetParametersAsync(parameters) : Task.CompletedTask;

    private bool Differs(ParameterView parameters)
    {
        var differs = !_begun;
        _begun = true;
        foreach (var one in parameters) differs |= Take(one.Name, one.Value);
        return differs;
    }

    // Markup is the same delegate whatever it shows, so it counts as something else each time.
    private bool Take(string name, object value)
    {
        if (value is not Delegate && _given.TryGetValue(name, out var before) && Equals(before, value)) return false;
        _given[name] = value;
        return true;
    }
}
