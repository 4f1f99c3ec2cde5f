using WarmTransfer.Simulator.Webhooks;

namespace WarmTransfer.Simulator.Network;

/// <summary>An outgoing leg to be made.</summary>
/// <param name="Limited">Counts against calls per second; legs made by Dial do not.</param>
internal sealed record OutgoingLeg(Address To, string From, string Direction, TimeSpan Timeout, bool Limited, Leg? Parent = null, Hook? Hook = null, TimeSpan? TimeLimit = null);

/// <summary>Rings, connects and ends legs.</summary>
internal sealed class Switchboard(Exchange exchange)
{
    private DateTimeOffset _nextSlot = DateTimeOffset.MinValue;

    public event Action<string>? LegEnded;

    public Leg Originate(OutgoingLeg plan)
    {
        var leg = new Leg(exchange.Sids.Next("CA"), plan.From, plan.To.Text, plan.Direction, exchange.Clock)
        {
            Parent = plan.Parent,
            Hook = plan.Hook,
            TimeLimit = plan.TimeLimit,
            QueueTime = plan.Limited ? TakeSlot() : TimeSpan.Zero,
        };
        exchange.Add(leg);
        exchange.Launch(() => DialAsync(leg, plan));
        return leg;
    }

    /// <summary>The network picks up an incoming call; does nothing to a leg that is up.</summary>
    public void PickUp(Leg leg)
    {
        if (leg.Status != LegStatus.Ringing || leg.Direction != "inbound") return;
        Become(leg, LegStatus.InProgress, "answered");
        if (leg.Device is { } device) exchange.Loop.Notify(() => device.Answered(leg.Sid));
    }

    public bool Answer(IDevice device, Leg leg)
    {
        if (leg.Status != LegStatus.Ringing || !leg.RingingAt.Remove(device)) return false;
        StopRinging(leg);
        leg.Device = device;
        Become(leg, LegStatus.InProgress, "answered");
        if (leg.TimeLimit is { } limit) Limit(leg, limit);
        leg.OnAnswer?.Invoke();
        exchange.AudioMap.Rewire(leg);
        return true;
    }

    /// <summary>The call ends by itself so long after it was answered; at once if that is over.</summary>
    public void Limit(Leg leg, TimeSpan limit)
    {
        leg.TimeLimit = limit;
        exchange.Loop.Cancel(leg.TimeLimitWatch);
        if (!leg.IsUp) return;
        var watch = leg.TimeLimitWatch = new CancellationTokenSource();
        var left = leg.Reading.Started!.Value + limit - exchange.Now;
        exchange.Launch(() => EndInTimeAsync(leg, left > TimeSpan.Zero ? left : TimeSpan.Zero, watch.Token));
    }

    public void Reject(IDevice device, Leg leg)
    {
        if (leg.Status == LegStatus.Ringing && leg.RingingAt.Remove(device)) End(leg, LegStatus.Busy, 486);
    }

    /// <summary>The party of the leg hangs up.</summary>
    /// <param name="byDevice">The device did it itself and need not be told.</param>
    public void PartyHangsUp(Leg leg, bool byDevice)
    {
        var atVerb = leg.IsUp ? leg.OnHangUpInsideVerb : null;
        if (byDevice) leg.Device = null;
        End(leg, leg.IsUp ? LegStatus.Completed : LegStatus.Canceled);
        atVerb?.Invoke();
    }

    public void End(Leg leg, LegStatus status, int? sipCode = null)
    {
        if (leg.IsOver) return;
        var wasQueued = leg.Status == LegStatus.Queued;
        leg.SipCode = sipCode ?? (leg.IsUp ? 200 : null);
        leg.OnHangUpInsideVerb = null;
        exchange.Scripts.Stop(leg);
        StopRinging(leg);
        exchange.Loop.Cancel(leg.TimeLimitWatch);
        Disconnect(leg, status);
        // A call that is cancelled in the queue never happened as far as callbacks go.
        if (wasQueued) leg.Become(status);
        else Become(leg, status, "completed");
        exchange.Hall.LegEnded(leg);
        exchange.CallRecorder.LegEnded(leg);
        foreach (var transcription in leg.Transcriptions) transcription.Stop();
        leg.OnEnd?.Invoke();
        exchange.AudioMap.Rewire(leg);
        exchange.Loop.Notify(() => LegEnded?.Invoke(leg.Sid));
    }

    private static int? ErrorOf(LegStatus status) => status switch
    {
        LegStatus.Busy => 31486,
        LegStatus.Failed => 31404,
        LegStatus.NoAnswer => 31480,
        _ => null,
    };

    private async Task DialAsync(Leg leg, OutgoingLeg plan)
    {
        if (leg.QueueTime > TimeSpan.Zero) await Task.Delay(leg.QueueTime, exchange.Clock);
        else await Task.Yield();
        if (!leg.IsOver) Ring(leg, plan);
    }

    private void Ring(Leg leg, OutgoingLeg plan)
    {
        Become(leg, LegStatus.Initiated, "initiated");
        var devices = DevicesOf(plan.To);
        if (devices.Count == 0)
        {
            End(leg, LegStatus.Failed, plan.To.IsClient ? 480 : 404);
            return;
        }
        leg.RingingAt.AddRange(devices);
        Become(leg, LegStatus.Ringing, "ringing");
        foreach (var device in devices) Invite(device, leg, plan);
        leg.RingLimit = new CancellationTokenSource();
        if (exchange.Hall.SeatOf(leg) is { Options.EarlyMedia: true } seat) exchange.Launch(() => RingInConferenceAsync(seat.Conference, leg.RingLimit.Token));
        exchange.Launch(() => GiveUpAsync(leg, plan.Timeout, leg.RingLimit.Token));
    }

    private IReadOnlyList<IDevice> DevicesOf(Address to) =>
        exchange.Directory.Number(to.Identity) is { Number: var number } && !to.IsClient ? [new OwnNumber(exchange, number)] : exchange.Directory.DevicesOf(to.Identity);

    private void Invite(IDevice device, Leg leg, OutgoingLeg plan)
    {
        var invitation = new Invitation(leg.Sid, leg.From, leg.To, exchange.Options.AccountSid, plan.To.Parameters, leg.Audio);
        exchange.Loop.Notify(() => device.Invite(invitation));
    }

    /// <summary>Those in the conference hear the ringing; the tone starts again until it stops.</summary>
    private async Task RingInConferenceAsync(Conference conference, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            foreach (var seat in conference.Present) seat.Leg.EarlyMedia = null;
            exchange.AudioMap.Rewire(conference);
            await Task.Delay(exchange.Sounds.RingTone.Duration, exchange.Clock, stop);
        }
    }

    private async Task GiveUpAsync(Leg leg, TimeSpan timeout, CancellationToken stop)
    {
        await Task.Delay(timeout, exchange.Clock, stop);
        if (leg.Status == LegStatus.Ringing) End(leg, LegStatus.NoAnswer, 487);
    }

    private async Task EndInTimeAsync(Leg leg, TimeSpan left, CancellationToken stop)
    {
        await Task.Delay(left, exchange.Clock, stop);
        End(leg, LegStatus.Completed);
    }

    private void StopRinging(Leg leg)
    {
        exchange.Loop.Cancel(leg.RingLimit);
        foreach (var device in leg.RingingAt) exchange.Loop.Notify(() => device.Cancel(leg.Sid));
        leg.RingingAt.Clear();
    }

    private void Disconnect(Leg leg, LegStatus status)
    {
        if (leg.Device is not { } device) return;
        leg.Device = null;
        exchange.Loop.Notify(() => device.HangUp(leg.Sid, ErrorOf(status), ErrorOf(status) is null ? null : status.Wire()));
    }

    private void Become(Leg leg, LegStatus status, string callback)
    {
        leg.Become(status);
        exchange.Log.Info("leg", $"{leg.From} → {leg.To} is {status.Wire()}", leg.Sid);
        if (leg.Hook is { } hook && hook.Wants(callback)) Callback(leg, hook);
        exchange.AudioMap.Rewire(leg);
    }

    private void Callback(Leg leg, Hook hook) => exchange.Callbacks.Send(new WebhookRequest(
        "call status", hook.Url, hook.Method, VoiceParameters.OfCallback(leg, exchange.Options, exchange.Now), CallSid: leg.Sid));

    private TimeSpan TakeSlot()
    {
        var now = exchange.Now;
        var slot = _nextSlot > now ? _nextSlot : now;
        _nextSlot = slot + TimeSpan.FromSeconds(1 / Math.Max(exchange.Options.CallsPerSecond, 0.001));
        return slot - now;
    }
}
