using WarmTransfer.Simulator.Network;

namespace WarmTransfer.Simulator.Twiml;

/// <summary>Dial with a Conference: the leg stays in it until it leaves or the conference ends, then goes to the action.</summary>
internal sealed class ConferenceDial(ScriptContext context, Verb.Dial dial)
{
    private readonly Exchange _exchange = context.Exchange;
    private readonly Noun.Conference _noun = dial.Conference!;

    public async Task<Step> RunAsync()
    {
        try { return await StayAsync(Enter()); }
        catch (SeatRefusedException refused) { return Refused(refused); }
        finally { (context.Leg.OnHangUpInsideVerb, context.Leg.OnKey) = (null, null); }
    }

    private async Task<Step> StayAsync(Seat seat)
    {
        context.Leg.OnHangUpInsideVerb = () => LateAction.Request(context, dial.Options, Status("completed"));
        if (dial.Options.HangupOnStar) context.Leg.OnKey = key => { if (key == '*') _exchange.Hall.Leave(seat, "participant_hung_up"); };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(context.Stop);
        _exchange.Launch(() => LimitAsync(seat, limit.Token));
        try { await seat.Left!.Task.WaitAsync(context.Stop); }
        finally { _exchange.Loop.Cancel(limit); }
        return context.ToAction(dial.Options.Action, dial.Options.Method, Status("answered"));
    }

    private static KeyValuePair<string, string>[] Status(string status) => [new("DialCallStatus", status), new("DialBridged", "true")];

    private async Task LimitAsync(Seat seat, CancellationToken stop)
    {
        await Task.Delay(dial.Options.TimeLimit, _exchange.Clock, stop);
        _exchange.Hall.Leave(seat, "participant_hung_up");
    }

    private Seat Enter()
    {
        var hook = _noun.Hook is { } written && context.Resolve(written.Url) is { } url ? Hook.Of(url, written.Method, written.Events) : null;
        var options = _noun.Seat with { ConferenceHook = hook, WaitBase = context.Document.Url };
        var seat = _exchange.Hall.Reserve(null, _noun.Name, context.Leg, options, fromTwiml: true);
        _exchange.Hall.Join(seat);
        return seat;
    }

    private Step Refused(SeatRefusedException refused)
    {
        var coach = refused.Code == 16028;
        _exchange.Log.Debugger("error", coach ? 13240 : refused.Code, refused.Message, context.Leg.Sid);
        // A taken label skips to the next verb; everything else is a dial that failed.
        return refused.Code == 16025
            ? Step.NextVerb
            : context.ToAction(dial.Options.Action, dial.Options.Method, new KeyValuePair<string, string>("DialCallStatus", "failed"));
    }
}
