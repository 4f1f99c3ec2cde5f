using System.Collections.Concurrent;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>The product's rules, with a note of everything that came up: what never comes up is not tested.</summary>
internal sealed class Coverage : Rules
{
    public ConcurrentDictionary<Type, int> Phases { get; } = [];

    public ConcurrentDictionary<Type, int> Events { get; } = [];

    public ConcurrentDictionary<Type, int> Effects { get; } = [];

    public override Step Apply(Call call, CallEvent e, DateTimeOffset now)
    {
        var step = base.Apply(call, e, now);
        Count(Phases, step.Call.Phase);
        if (step.Refusal is null) Count(Events, e);
        foreach (var effect in step.Effects) Count(Effects, effect);
        return step;
    }

    private static void Count(ConcurrentDictionary<Type, int> counts, object what) => counts.AddOrUpdate(what.GetType(), 1, (_, before) => before + 1);
}
