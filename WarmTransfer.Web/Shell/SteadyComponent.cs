using Microsoft.AspNetCore.Components;

namespace WarmTransfer.Web.Shell;

/// <summary>
/// A component that is drawn again because of what is around it only when it is given something else. Blazor skips that only for texts and numbers; what a screen is given here are records,
/// which know whether they are equal.
/// </summary>
public abstract class SteadyComponent : ComponentBase
{
    private readonly List<ParameterValue> _given = [];
    private bool _begun;

    public override Task SetParametersAsync(ParameterView parameters) => Differs(parameters) ? base.SetParametersAsync(parameters) : Task.CompletedTask;

    private bool Differs(ParameterView parameters)
    {
        var (differs, place) = (!_begun, 0);
        _begun = true;
        foreach (var one in parameters) differs |= Take(place++, one);
        return differs;
    }

    // They come in the same order each time. Markup is the same delegate whatever it shows, so it counts as something else.
    private bool Take(int place, ParameterValue one)
    {
        if (place == _given.Count) _given.Add(one);
        else if (one.Value is not Delegate && _given[place].Name == one.Name && Equals(_given[place].Value, one.Value)) return false;
        else _given[place] = one;
        return true;
    }
}
