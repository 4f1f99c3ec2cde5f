namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>One process of the product. It may die, and it may stand still for a while without knowing it.</summary>
internal sealed class Node
{
    private const int Beats = 1_000;
    private const int Looks = 5_000;
    private readonly Agenda _agenda;
    private readonly Rules _rules;
    private readonly Office _office;
    private long _awake;
    private int _lives;
    private bool _working;

    public Node(int number, Agenda agenda, Chance chance, Weather weather, Rules rules, Office office, PhoneNetwork network)
    {
        (Number, _agenda, _rules, _office) = (number, agenda, rules, office);
        Board = new Board(rules);
        Desk = new Desk(agenda, rules, office, this);
        Dispatcher = new Dispatcher(agenda, rules, this, office);
        Relay = new Relay(agenda, chance, weather, rules, office.Outbox, this, network);
        Reconciler = new Reconciler(agenda, office, this, network, rules);
        Duty = NewDuty();
    }

    public int Number { get; }

    public Board Board { get; }

    public Desk Desk { get; }

    public Dispatcher Dispatcher { get; }

    public Relay Relay { get; }

    public Reconciler Reconciler { get; }

    public Duty Duty { get; private set; }

    public bool IsDown { get; private set; }

    public bool IsReachable => !IsDown && _agenda.Now >= _awake;

    public bool IsOnDuty => IsReachable && (_office.IsAlone || Duty.IsHeld);

    /// <param name="after">The nodes of a cluster do nothing at the same instant.</param>
    public void Begin(int after)
    {
        Reconciler.Begin();
        if (_office.IsAlone) return;
        _agenda.In(after, () => Every(Beats, Beat));
        _agenda.In(after, () => Every(Looks, Look));
    }

    /// <summary>Now, or as soon as the node goes on.</summary>
    public void WhenAwake(Action then)
    {
        if (IsDown || _agenda.Now >= _awake) then();
        else _agenda.In(_awake - _agenda.Now, () => WhenAwake(then));
    }

    public void Hear(News news) => WhenAwake(() =>
    {
        if (!IsDown) Take(news);
    });

    /// <summary>The whole process stands still: a machine that is moved, a collection of garbage, a debugger.</summary>
    public void Pause(int milliseconds)
    {
        if (IsReachable) _awake = _agenda.Now + milliseconds;
    }

    /// <param name="leaves">It ends in order, and gives away what it holds.</param>
    public void Die(int downFor, bool leaves)
    {
        if (IsDown) return;
        if (leaves) Duty.Release();
        (IsDown, _working, _awake) = (true, false, _agenda.Now);
        Relay.Stop(dies: true);
        _office.Outbox.Die(this);
        _agenda.In(downFor, Rise);
    }

    private void Rise()
    {
        IsDown = false;
        _lives++;
        Duty = NewDuty();
        Board.Clear();
        Load();
        Reconciler.Forget();
        Dispatcher.Forget();
        if (_office.IsAlone) TakeUp();
        Dispatcher.Route();
    }

    private Duty NewDuty() => new(_agenda, _rules, _office.DutyRow, process: (_lives * 10) + Number + 1);

    private void Every(int milliseconds, Action act)
    {
        WhenAwake(() =>
        {
            if (!IsDown) act();
            _agenda.In(milliseconds, () => Every(milliseconds, act));
        });
    }

    private void Beat()
    {
        Duty.Beat();
        if (Duty.IsBelieved && !_working) TakeUp();
        else if (!Duty.IsBelieved && _working) Relay.Stop(dies: false);
        _working = Duty.IsBelieved;
        if (IsOnDuty) _office.Outbox.Wake();
    }

    // While no node listened, anything may have happened; another one that was at work has heard it.
    private void TakeUp()
    {
        if (!_office.IsAlone) _office.Outbox.TakeOver();
        if (!Duty.HasSeenAnother) Inherit();
        Reconciler.TakeUp();
        _office.HandedOverAt = _agenda.Now;
    }

    private void Inherit()
    {
        foreach (var call in Board.Calls.ToArray())
            foreach (var doubt in _rules.Inherit(call))
                Desk.Post(call.Id, doubt);
    }

    // What the bus did not bring is in the database.
    private void Look()
    {
        if (!_rules.LooksForNews) return;
        Load();
        Dispatcher.Route();
    }

    private void Load()
    {
        foreach (var dossier in _office.Calls.Values) Board.Take(dossier.Saved);
        foreach (var agent in _office.Agents.Values) Board.Take(agent);
    }

    private void Take(News news)
    {
        var newer = news.Call is { } call && Board.Take(call);
        foreach (var agent in news.Agents) newer |= Board.Take(agent);
        if (newer) Dispatcher.Route();
        if (news.Owed && IsOnDuty) _office.Outbox.Wake();
    }
}
