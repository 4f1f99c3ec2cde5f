namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>The row in the database that says who may do what only one node may do.</summary>
internal sealed class DutyRow
{
    private const int Released = -1;

    public int Holder { get; private set; }

    public int Term { get; private set; }

    public int Beat { get; private set; } = Released;

    public bool IsReleased => Beat == Released;

    /// <summary>Whether it was still theirs.</summary>
    public bool Keep(int holder, int term)
    {
        if ((Holder, Term) != (holder, term)) return false;
        Beat++;
        return true;
    }

    public int Take(int holder)
    {
        (Holder, Beat) = (holder, 0);
        return ++Term;
    }

    public void Release(int holder, int term)
    {
        if ((Holder, Term) == (holder, term)) Beat = Released;
    }
}

/// <summary>
/// The lease of what only one node may do, as one process has it. Its holder beats once a second; whoever sees no beat for five, by its own stopwatch, takes it over.
/// </summary>
/// <param name="process">A node that dies comes back as another one.</param>
internal sealed class Duty(Agenda agenda, Rules rules, DutyRow row, int process)
{
    private const int Silence = 5_000;
    /// <summary>Before anybody else can have taken it over.</summary>
    public const int Doubt = 4_000;
    private (int Holder, int Term, int Beat)? _seen;
    private long _seenAt;
    private long _beatenAt;
    private int _term;
    private bool _believed;

    /// <summary>Since the last beat that was written, so that a node which was stopped for long knows that somebody else may have it.</summary>
    public bool IsHeld => rules.HoldsDuty(_believed, agenda.Now - _beatenAt);

    /// <summary>Whether it was taken and not seen to be lost since.</summary>
    public bool IsBelieved => _believed;

    /// <summary>Whether another node was seen at work, so that somebody has listened to Twilio all the time.</summary>
    public bool HasSeenAnother { get; private set; }

    public void Beat()
    {
        _believed = _believed ? rules.KeepsDuty(row.Keep(process, _term)) : TryTake();
        if (_believed) _beatenAt = agenda.Now;
    }

    public void Release() => row.Release(process, _term);

    private bool TryTake()
    {
        if (!IsAbandoned()) return false;
        _term = row.Take(process);
        return true;
    }

    private bool IsAbandoned()
    {
        if (row.IsReleased) return true;
        if (_seen == (row.Holder, row.Term, row.Beat)) return agenda.Now - _seenAt > Silence;
        HasSeenAnother |= _seen is not null;
        (_seen, _seenAt) = ((row.Holder, row.Term, row.Beat), agenda.Now);
        return false;
    }
}
