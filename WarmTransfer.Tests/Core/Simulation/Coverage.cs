using System.Collections.Concurrent;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>The product's rules, with a note of everything that came up: what never comes up is not tested.</summary>
internal sealed class Coverage : Rules
{
    public ConcurrentDictionary<Type, int> Phases { get; } = [];

    public ConcurrentDictionary<Type, int> Events { get; } = [];

    public ConcurrentDictionary<Type, int> Effects { get; } = [];

    /// <summary>What came between two nodes.</summary>
    public ConcurrentDictionary<string, int> OfNodes { get; } = [];

    public override bool MayWrite(int read, int saved) => base.MayWrite(read, saved) || Count("stale", false);

    public override bool KeepsDuty(bool written) => base.KeepsDuty(written) || Count("lost the duty", false);

    public override bool HoldsDuty(bool believed, long silentFor) => base.HoldsDuty(believed, silentFor) || (believed && Count("silent for too long", false));

    public override bool IsNews(int known, int told) => base.IsNews(known, told) || (told < known && Count("late news", false));

    public override bool IsRepeat(bool remembered, bool saved) => base.IsRepeat(remembered, saved) && (remembered || Count("asked at the other node before", true));

    public override Step Apply(Call call, CallEvent e, DateTimeOffset now)
    {
        var step = base.Apply(call, e, now);
        Count(Phases, step.Call.Phase);
        if (step.Refusal is null) Count(Events, e);
        foreach (var effect in step.Effects) Count(Effects, effect);
        return step;
    }

    public override Step Begin(CallId id, CallEvent.Intent.CallOut intent, DateTimeOffset now)
    {
        var step = base.Begin(id, intent, now);
        Count(Phases, step.Call.Phase);
        Count(Events, intent);
        return step;
    }

    public override Step Begin(CallId id, CallEvent.Intent.CallCustomer intent, DateTimeOffset now)
    {
        var step = base.Begin(id, intent, now);
        Count(Phases, step.Call.Phase);
        Count(Events, intent);
        return step;
    }

    private bool Count(string what, bool answer)
    {
        OfNodes.AddOrUpdate(what, 1, (_, before) => before + 1);
        return answer;
    }

    private static void Count(ConcurrentDictionary<Type, int> counts, object what) => counts.AddOrUpdate(what.GetType(), 1, (_, before) => before + 1);
}
