using WarmTransfer.Simulator.Network;

namespace WarmTransfer.Simulator.Twiml;

/// <summary>
/// Runs the documents of legs. A leg has one script of its own, which may stand in a conference, and at most one media script
/// beside it: what it hears while it waits there or is held.
/// </summary>
internal sealed class ScriptRunner(Exchange exchange)
{
    private readonly TwimlFetcher _fetcher = new(exchange);

    /// <summary>Starts a leg's own document; when it is over, so is the call.</summary>
    public void Run(Leg leg, TwimlSource source)
    {
        var stop = leg.Script = new CancellationTokenSource();
        exchange.Launch(async () =>
        {
            // Whoever started this must have its answer before the document can end the leg.
            await Task.Yield();
            await RunToTheEndAsync(leg, source, stop.Token);
            exchange.Switchboard.End(leg, LegStatus.Completed);
        });
    }

    /// <summary>REST sends a leg to another document; it leaves whatever it is in.</summary>
    public void Redirect(Leg leg, TwimlSource source)
    {
        Stop(leg);
        if (leg.Seat is { } seat) exchange.Hall.Leave(seat, "participant_updated_via_api");
        leg.OnTakenAway?.Invoke();
        leg.OnHangUpInsideVerb = null;
        Run(leg, source);
        exchange.AudioMap.Rewire(leg);
    }

    public void Wait(Seat seat)
    {
        if (seat.Options.WaitUrl is not { } url) Tune(seat.Leg);
        else if (url.Length == 0) StopMedia(seat.Leg);
        else if (WaitAddress(seat, url) is { } address)
            Media(seat.Leg, ScriptRole.Wait, new TwimlSource(address, seat.Options.WaitMethod, null, Room(seat)), failed: () => NotSetUp(seat));
    }

    public void Hold(Seat seat, Uri? url, string method)
    {
        if (url is null) Tune(seat.Leg);
        else Media(seat.Leg, ScriptRole.Hold, new TwimlSource(url, method, null, Room(seat)), static () => { });
    }

    /// <summary>Runs a document on a called party before it is connected; false when it hung up or the document ended the call.</summary>
    public async Task<bool> ScreenAsync(Leg leg, TwimlSource source, CancellationToken stop) =>
        await Script(leg, ScriptRole.Screening, stop).RunAsync(source) == ScriptOutcome.Done && leg.IsUp;

    /// <summary>Enqueue's wait document; ends by Leave or Hangup, otherwise it starts again.</summary>
    public Task<ScriptOutcome> QueueAsync(Leg leg, TwimlSource source, CancellationToken stop) => Script(leg, ScriptRole.Queue, stop).RunAsync(source);

    /// <param name="seat">Null is everybody.</param>
    public void Announce(Conference conference, Seat? seat, Uri url, string method)
    {
        exchange.Loop.Cancel(conference.Announcement);
        var stop = conference.Announcement = new CancellationTokenSource();
        IReadOnlyList<Leg> legs = seat is null ? [.. conference.Present.Select(present => present.Leg)] : [seat.Leg];
        if (legs.Count == 0) return;
        exchange.Launch(async () =>
        {
            var script = new Script(exchange, _fetcher, legs[0], ScriptRole.Announcement, new Stage(exchange, legs, true), stop.Token);
            var outcome = await script.RunAsync(new TwimlSource(url, method));
            exchange.Hall.Events.Announcement(conference, seat, url, outcome == ScriptOutcome.Failed ? "The announcement document could not be fetched." : null);
        });
    }

    public void StopMedia(Leg leg)
    {
        exchange.Loop.Cancel(leg.Media);
        (leg.Media, leg.Prompt) = (null, null);
    }

    public void Stop(Leg leg)
    {
        StopMedia(leg);
        exchange.Loop.Cancel(leg.Script);
        (leg.Script, leg.Announcement, leg.OnKey, leg.OnWords) = (null, null, null, null);
    }

    private void NotSetUp(Seat seat) => exchange.Hall.Leave(seat, "participant_hung_up");

    private static KeyValuePair<string, string>[] Room(Seat seat) =>
        [new("ConferenceSid", seat.Conference.Sid), new("FriendlyName", seat.Conference.FriendlyName)];

    private static Uri? WaitAddress(Seat seat, string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var absolute) && absolute.Scheme is "http" or "https" ? absolute
        : seat.Options.WaitBase is { } from ? new Uri(from, url) : null;

    private void Tune(Leg leg)
    {
        StopMedia(leg);
        var stop = leg.Media = new CancellationTokenSource();
        exchange.Launch(() => Stage.For(exchange, leg).PlayAsync(exchange.Sounds.HoldMusic, 0, stop.Token));
    }

    private void Media(Leg leg, ScriptRole role, TwimlSource source, Action failed)
    {
        StopMedia(leg);
        var stop = leg.Media = new CancellationTokenSource();
        exchange.Launch(async () =>
        {
            if (await Script(leg, role, stop.Token).RunAsync(source) == ScriptOutcome.Failed) failed();
        });
    }

    private async Task RunToTheEndAsync(Leg leg, TwimlSource source, CancellationToken stop)
    {
        try
        {
            var outcome = await Script(leg, ScriptRole.Call, stop).RunAsync(source);
            if (outcome == ScriptOutcome.Failed) await ApologizeAsync(leg, stop);
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            // A fault of the network itself ends the call; a leg that hangs in silence would hide it.
            exchange.Log.Debugger("error", 0, fault.ToString(), leg.Sid);
        }
    }

    private async Task ApologizeAsync(Leg leg, CancellationToken stop)
    {
        exchange.Switchboard.PickUp(leg);
        await Stage.For(exchange, leg).PlayAsync(await exchange.Sounds.SpeakAsync("We are sorry, an application error has occurred. Goodbye."), 1, stop);
    }

    private Script Script(Leg leg, ScriptRole role, CancellationToken stop) => new(exchange, _fetcher, leg, role, Stage.For(exchange, leg), stop);
}
