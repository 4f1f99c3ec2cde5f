namespace WarmTransfer.Simulator.Webhooks;

/// <summary>Decides what goes wrong next. Each kind of request draws from its own seeded sequence, so one kind does not disturb another's.</summary>
internal sealed class Chaos(int seed)
{
    private readonly Random _callbacks = new(seed);
    private readonly Random _twiml = new(seed + 1);
    private readonly Random _rest = new(seed + 2);

    public ChaosSettings Settings { get; set; } = new();

    public CallbackFate NextCallback() => new(
        Hit(_callbacks, Settings.CallbackDrop),
        Hit(_callbacks, Settings.CallbackDuplicate),
        Hit(_callbacks, Settings.CallbackReorder),
        Between(_callbacks, Settings.CallbackDelayMinMs, Settings.CallbackDelayMaxMs));

    public (bool Fail, TimeSpan Delay) NextTwiml() =>
        (Hit(_twiml, Settings.TwimlFail), TimeSpan.FromMilliseconds(Settings.TwimlDelayMs));

    public RestFate NextRest() => new(
        Hit(_rest, Settings.RestTooManyRequests),
        Hit(_rest, Settings.RestServerError),
        Hit(_rest, Settings.RestSlow) ? TimeSpan.FromMilliseconds(Settings.RestSlowMs) : TimeSpan.Zero,
        Hit(_rest, Settings.RestTimeoutAfterEffect),
        Hit(_rest, Settings.CallbackBeforeResponse));

    public bool NextPauseIsRefused() => Hit(_rest, Settings.RecordingPauseRefused);

    public TimeSpan NextReadLag() => Between(_rest, 0, Settings.CallReadLagMs);

    // Always draws, so switching one knob does not shift what another one decides.
    private static bool Hit(Random random, double percent) => random.NextDouble() * 100 < percent;

    private static TimeSpan Between(Random random, int min, int max) => TimeSpan.FromMilliseconds(min + (random.NextDouble() * (max - min)));
}

internal readonly record struct CallbackFate(bool Drop, bool Duplicate, bool Reorder, TimeSpan Delay);

internal readonly record struct RestFate(bool TooManyRequests, bool ServerError, TimeSpan Slow, bool CutOff, bool CallbackFirst);
