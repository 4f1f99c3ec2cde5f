using WarmTransfer.Simulator.Media;
using WarmTransfer.Simulator.Network;

namespace WarmTransfer.Simulator.Twiml;

/// <summary>Where a script is heard: one leg, or all legs an announcement goes to.</summary>
internal sealed class Stage(Exchange exchange, IReadOnlyList<Leg> legs, bool announcement)
{
    public static Stage For(Exchange exchange, Leg leg) => new(exchange, [leg], false);

    /// <param name="times">0 is for ever.</param>
    public async Task PlayAsync(Clip clip, int times, CancellationToken stop)
    {
        // An empty clip played for ever would never give the loop back.
        var length = clip.Duration > TimeSpan.Zero ? clip.Duration : TimeSpan.FromMilliseconds(20);
        for (var i = 0; times == 0 || i < times; i++) await OnceAsync(clip, length, stop);
    }

    /// <summary>A key, to ears and to whatever understands keys.</summary>
    public Task PressAsync(char key, CancellationToken stop)
    {
        foreach (var leg in legs)
        {
            exchange.Log.Info("leg", $"{leg.To} gets key {key}", leg.Sid);
            if (leg.Audio.Keys is { } ear) exchange.Loop.Notify(() => ear.Write(key));
        }

        return PlayAsync(Tunes.Key(key), 1, stop);
    }

    public Task RestAsync(TimeSpan length, CancellationToken stop) => Task.Delay(length, exchange.Clock, stop);

    private async Task OnceAsync(Clip clip, TimeSpan length, CancellationToken stop)
    {
        var playing = legs.ToDictionary(leg => leg, _ => new Playback(clip));
        foreach (var (leg, playback) in playing) Put(leg, playback);
        try { await Task.Delay(length, exchange.Clock, stop); }
        finally
        {
            // A newer script may have put its own playback there meanwhile.
            foreach (var (leg, playback) in playing) Take(leg, playback);
        }
    }

    private void Put(Leg leg, Playback playback)
    {
        if (announcement) leg.Announcement = playback;
        else leg.Prompt = playback;
        exchange.AudioMap.Rewire(leg);
    }

    private void Take(Leg leg, Playback playback)
    {
        if (leg.Announcement == playback) leg.Announcement = null;
        if (leg.Prompt == playback) leg.Prompt = null;
        exchange.AudioMap.Rewire(leg);
    }
}
