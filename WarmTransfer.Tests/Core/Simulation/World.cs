using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>One day with a few customers and agents, wholly determined by its seed.</summary>
internal sealed class World
{
    private const int Rest = 150_000;
    // Promised calls wait their turn as well, of which an account may have one in twelve seconds.
    private const int RestWithPromises = 240_000;
    private readonly Agenda _agenda = new();
    private readonly Chance _chance;
    private readonly Weather _weather;
    private readonly PhoneNetwork _network;
    private readonly Office _office;
    private readonly Watch _watch;
    private readonly People _people;

    public World(ulong seed, Rules rules, Func<Stroke, bool>? may = null, Limits? limits = null)
    {
        _chance = new Chance(seed, may ?? (_ => true));
        _weather = Weather.Of(_chance);
        _network = new PhoneNetwork(_agenda, _chance) { BetweenCalls = _chance.Pick(Luck.Budget, 0, [100, 1_000, 1_000, 12_000]) };
        _office = new Office(_agenda, _chance, _weather, rules, _network);
        _network.Webhooks = new Webhooks(_agenda, _chance, _office, _weather);
        _watch = new Watch(_agenda, _office, _network, rules, limits ?? Limits.Anyhow);
        _people = new People(_agenda, _chance, _office, _network);
        _people.Begin();
        new Supervisor(_agenda, _chance, _office, _network).Begin();
        _office.Begin();
        Route();
        if (_chance.Strikes(Luck.Restart, 0, _weather.Restarts)) Restart();
        if (!_office.IsAlone) new NodeTroubles(_agenda, _chance, _weather, _office.Nodes).Begin();
    }

    /// <summary>The luck there has been.</summary>
    public IEnumerable<Stroke> Fallen => _chance.Fallen;

    public IEnumerable<Call> Calls => _office.Calls.Values.Select(dossier => dossier.Call);

    /// <summary>How many promised calls were made.</summary>
    public int Promises => _office.Leads.Made.Count;

    /// <summary>How many messages were left.</summary>
    public int Messages => _network.Messages.Count(message => message.IsOne);

    /// <summary>What was posted, to whichever call, in the order of time.</summary>
    public string[] Told() =>
        [.. _office.Calls.Values.SelectMany(dossier => dossier.Events.Select(one => (one.At, Text: Tell(dossier, one)))).OrderBy(one => one.At).Select(one => one.Text)];

    /// <summary>Null when every promise held.</summary>
    public Failure? Run()
    {
        try
        {
            while (!IsOver && _agenda.Now < (_office.WayIn.IsLuck ? RestWithPromises : Rest) && _agenda.Step()) _watch.Check();
            if (!IsOver) throw new Violation("Every call comes to an end", "the day is over and somebody is still there");
            foreach (var dossier in _office.Calls.Values) _watch.Replay(dossier);
            foreach (var dossier in _office.Calls.Values) Watch.Measure(dossier.Call);
            return null;
        }
        // Whatever goes wrong in here is a finding: a broken promise, or a machine that throws.
        catch (Exception fault)
        {
            return new Failure((fault as Violation)?.Rule ?? "The machine never throws", fault.ToString(), _agenda.Now, [.. _chance.Fallen], Told());
        }
    }

    private bool IsOver => _office.Calls.Count >= _people.Expected && _office.Calls.Values.All(dossier => dossier.Call.IsOver)
        && !_network.Legs.Exists(leg => leg.IsLive) && _watch.IsSettled;

    private void Route() => _agenda.In(1_000, () =>
    {
        foreach (var node in _office.Nodes)
        {
            node.Dispatcher.Offer();
            node.Dispatcher.Tell();
        }

        Route();
    });

    private void Restart() => _agenda.In(_chance.Between(Luck.Restart, 0, 5_000, 60_000), () => _office.Restart(_chance.Between(Luck.Restart, 0, 200, 2_000)));

    private static string Tell(Dossier dossier, (CallEvent Event, DateTimeOffset At, bool Accepted) one) =>
        $"{one.At:mm:ss.fff} {dossier.Call.Id} {(one.Accepted ? "" : "refused ")}{one.Event}";
}

/// <summary>The promise that was broken, when, what luck there had been, and what had been posted until then.</summary>
internal sealed record Failure(string Rule, string What, long At, Stroke[] Fallen, string[] Events);
