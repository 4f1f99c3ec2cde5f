using System.Globalization;
using WarmTransfer.Simulator.Network;

namespace WarmTransfer.Simulator.Twiml;

/// <summary>Dial with Client or Number: all ring, the first who answers is connected.</summary>
internal sealed class PartyDial(ScriptContext context, Verb.Dial dial)
{
    private readonly Exchange _exchange = context.Exchange;
    private readonly Leg _leg = context.Leg;
    private readonly TaskCompletionSource<Leg?> _answered = new();
    private readonly TaskCompletionSource<bool> _over = new();
    private readonly List<Leg> _children = [];

    public async Task<Step> RunAsync()
    {
        try
        {
            foreach (var party in dial.Parties) Call(party);
            if (_children.Count == 0) return ToAction("failed", null);
            var winner = await RingAsync();
            return winner is null ? ToAction(_children[^1].Status.Wire(), _children[^1]) : await TalkAsync(winner);
        }
        finally { HangUpAll(null); }
    }

    private void Call(Noun party)
    {
        if (AddressOf(party) is not { } address)
        {
            _exchange.Log.Debugger("error", party is Noun.Client ? 31105 : 13224, "Dial: the number or identity is invalid.", _leg.Sid);
            return;
        }
        var from = dial.Options.CallerId is { Length: > 0 } callerId ? callerId : _leg.From;
        if (party is Noun.Number && !MayShow(from))
        {
            _exchange.Log.Debugger("error", 13214, $"Dial: callerId {from} is neither a party of this call nor a number of the account.", _leg.Sid);
            return;
        }
        var child = _exchange.Switchboard.Originate(new OutgoingLeg(address, from, "outbound-dial", dial.Options.Timeout, false, _leg, HookOf(party)));
        child.OnAnswer = () => Answered(child, party);
        child.OnEnd = Ended;
        child.OnTakenAway = () => _exchange.Loop.Complete(_over, true);
        _children.Add(child);
    }

    private bool MayShow(string from) => from == _leg.From || from == _leg.To || _exchange.Directory.Number(from) is not null;

    private static Address? AddressOf(Noun party) => party switch
    {
        Noun.Client client => Address.Parse(Address.OfClient(client.Identity)) is { } address ? address with { Parameters = client.Parameters } : null,
        Noun.Number number => Address.Parse(number.PhoneNumber),
        _ => null,
    };

    private Hook? HookOf(Noun party)
    {
        var written = party switch { Noun.Client client => client.Hook, Noun.Number number => number.Hook, _ => null };
        return written is not null && context.Resolve(written.Url) is { } url ? Hook.Of(url, written.Method, written.Events) : null;
    }

    private void Answered(Leg child, Noun party)
    {
        var (text, method) = party switch
        {
            Noun.Client client => (client.Url, client.Method),
            Noun.Number number => (number.Url, number.Method),
            _ => (null, "POST"),
        };
        if (text is null || context.Resolve(text) is not { } url) _exchange.Loop.Complete(_answered, child);
        else _exchange.Launch(() => ScreenAsync(child, new TwimlSource(url, method)));
    }

    private async Task ScreenAsync(Leg child, TwimlSource source)
    {
        child.Script = new CancellationTokenSource();
        if (await _exchange.Scripts.ScreenAsync(child, source, child.Script.Token)) _exchange.Loop.Complete(_answered, child);
        else _exchange.Switchboard.End(child, LegStatus.Completed);
    }

    private void Ended()
    {
        if (_children.TrueForAll(child => child.IsOver)) _exchange.Loop.Complete(_answered, null);
        if (_answered.Task is { IsCompletedSuccessfully: true, Result: { IsOver: true } }) _exchange.Loop.Complete(_over, true);
    }

    private async Task<Leg?> RingAsync()
    {
        if (_leg.Device is { } device && !_leg.IsUp) _exchange.Loop.Notify(() => device.Ringing(_leg.Sid));
        using var ring = CancellationTokenSource.CreateLinkedTokenSource(context.Stop);
        _exchange.Launch(() => context.Stage.PlayAsync(_exchange.Sounds.RingTone, 0, ring.Token));
        _leg.OnHangUpInsideVerb = () => LateAction.Request(context, dial.Options, new KeyValuePair<string, string>("DialCallStatus", "canceled"));
        try { return await _answered.Task.WaitAsync(context.Stop); }
        finally
        {
            _exchange.Loop.Cancel(ring);
            _leg.Prompt = null;
        }
    }

    private async Task<Step> TalkAsync(Leg child)
    {
        HangUpAll(child);
        _exchange.Switchboard.PickUp(_leg);
        Connect(child);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(context.Stop);
        _exchange.Launch(() => LimitAsync(limit.Token));
        try { await _over.Task.WaitAsync(context.Stop); }
        finally
        {
            _exchange.Loop.Cancel(limit);
            Disconnect(child);
        }
        if (child.OnTakenAway is not null) _exchange.Switchboard.End(child, LegStatus.Completed);
        return ToAction("completed", child);
    }

    private void Connect(Leg child)
    {
        (_leg.Bridge, child.Bridge) = (child, _leg);
        _leg.OnHangUpInsideVerb = () => LateAction.Request(context, dial.Options, Result("completed", child));
        if (dial.Options.HangupOnStar) _leg.OnKey = key => { if (key == '*') _exchange.Loop.Complete(_over, true); };
        child.OnTakenAway = () =>
        {
            child.OnTakenAway = null;
            Disconnect(child);
            _exchange.Loop.Complete(_over, true);
        };
        _exchange.AudioMap.Rewire(_leg);
    }

    private void Disconnect(Leg child)
    {
        if (child.Bridge == _leg) child.Bridge = null;
        if (_leg.Bridge == child) _leg.Bridge = null;
        (_leg.OnKey, _leg.OnHangUpInsideVerb) = (null, null);
        _exchange.AudioMap.Rewire(child);
        _exchange.AudioMap.Rewire(_leg);
    }

    private async Task LimitAsync(CancellationToken stop)
    {
        await Task.Delay(dial.Options.TimeLimit, _exchange.Clock, stop);
        _exchange.Loop.Complete(_over, true);
    }

    /// <summary>Ends every child but <paramref name="except"/> and one that REST has given another document.</summary>
    private void HangUpAll(Leg? except)
    {
        foreach (var child in _children.Where(child => child != except && child.OnTakenAway is not null))
            _exchange.Switchboard.End(child, child.IsUp ? LegStatus.Completed : LegStatus.Canceled);
    }

    private Step ToAction(string status, Leg? child) => context.ToAction(dial.Options.Action, dial.Options.Method, Result(status, child));

    private static List<KeyValuePair<string, string>> Result(string status, Leg? child)
    {
        List<KeyValuePair<string, string>> result = [new("DialCallStatus", status)];
        if (child is null) return result;
        result.Add(new("DialCallSid", child.Sid));
        result.Add(new("DialBridged", status == "completed" ? "true" : "false"));
        if (child.Reading.Started is not null) result.Add(new("DialCallDuration", Math.Floor(child.Duration.TotalSeconds).ToString(CultureInfo.InvariantCulture)));
        return result;
    }
}
