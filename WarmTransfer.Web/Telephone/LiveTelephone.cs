using WarmTransfer.Web.Administration;

namespace WarmTransfer.Web.Telephone;

/// <summary>How the telephone is set up as somebody saw it last.</summary>
internal sealed record TelephoneView(SetupReport Report, DateTimeOffset At);

/// <summary>
/// What all pages of this node show of the set-up at Twilio: asked for as one is opened, and again once somebody, or the daily check, has looked or written at any node,
/// or a number is set otherwise. However many pages are open, Twilio is asked once.
/// </summary>
internal sealed class LiveTelephone(TelephoneSetup setup, TelephoneMark mark, LiveSettings settings, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(400);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private TelephoneView? _now;
    private (DateTimeOffset? Mark, long Settings) _of;
    private long _lookedAt;

    /// <summary>Asks Twilio.</summary>
    public Task<TelephoneView> Look(CancellationToken cancel) => InTurn(async () => await Ask(await Key(cancel), cancel), cancel);

    /// <summary>The same object as before where nothing is new.</summary>
    public Task<TelephoneView> Now(CancellationToken cancel) => InTurn(async () =>
    {
        if (_now is not { } now) return await Ask(await Key(cancel), cancel);
        if (clock.GetElapsedTime(_lookedAt) < Interval) return now;
        return await Key(cancel) is var key && key == _of ? now : await Ask(key, cancel);
    }, cancel);

    public void Dispose() => _turn.Dispose();

    private async Task<TelephoneView> InTurn(Func<Task<TelephoneView>> look, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            return await look();
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<TelephoneView> Ask((DateTimeOffset?, long) key, CancellationToken cancel)
    {
        var report = await setup.Look(new SetupRequest(), cancel);
        _of = key;
        return _now = new TelephoneView(report, clock.GetUtcNow());
    }

    private async Task<(DateTimeOffset?, long)> Key(CancellationToken cancel)
    {
        _lookedAt = clock.GetTimestamp();
        return (await mark.Read(cancel), settings.Now.Revision);
    }
}
