using WarmTransfer.Core;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Telephone;

namespace WarmTransfer.Web.Dialling;

/// <summary>Which numbers Twilio lets the account show when it calls: its own, and those whose owners have been asked. Read anew after a few minutes, and when one is not found.</summary>
internal sealed class CallerIds(TwilioTelephone twilio, TimeProvider clock, ILogger<CallerIds> log) : IDisposable
{
    private static readonly TimeSpan Good = TimeSpan.FromMinutes(5), NotAgainBefore = TimeSpan.FromSeconds(10), Patience = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private (PresentTelephone Numbers, DateTimeOffset At)? _known;

    /// <summary>Null: Twilio does not say at the moment.</summary>
    public async Task<bool?> MayShow(string number, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            if (IsOld(number)) _known = (await Read(cancel), clock.GetUtcNow());
            return _known?.Numbers.MayShow(number);
        }
        catch (Exception fault) when (fault is TwilioRequestException or TimeoutException)
        {
            log.LogWarning("Which numbers may be shown could not be read at Twilio. {Reason}", fault.Message);
            return null;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Why calls cannot show this number; null when they can, or when Twilio does not say: then it decides as it is called.</summary>
    public async Task<Refusal?> Refuse(string number, CancellationToken cancel) => await MayShow(number, cancel) is false
        ? new(RefusalCode.NumberNotAllowed, $"Calls of this queue would show {number}, which is not verified at Twilio. An administrator can change that in Settings → Queues.")
        : null;

    /// <summary>What is wrong with it, to whoever sets it; empty is none.</summary>
    public async Task<Sentence?> Fault(string number, CancellationToken cancel) => number is not "" && await MayShow(number, cancel) is false
        ? (Sentence)$"{number} is neither a number of the account nor verified at Twilio. Verify it there (Phone Numbers → Verified Caller IDs), or leave this empty."
        : null;

    public void Dispose() => _turn.Dispose();

    private bool IsOld(string number) => _known is not { } known
        || clock.GetUtcNow() - known.At > (known.Numbers.MayShow(number) ? Good : NotAgainBefore);

    private async Task<PresentTelephone> Read(CancellationToken cancel)
    {
        var reading = Task.WhenAll(Numbers(), Others());
        await reading.WaitAsync(Patience, clock, cancel);
        return (await reading)[0] with { CallerIds = (await reading)[1].CallerIds };

        async Task<PresentTelephone> Numbers() => new(await twilio.ReadNumbersAsync(cancel), []);
        async Task<PresentTelephone> Others() => new([], []) { CallerIds = await twilio.ReadCallerIdsAsync(cancel) };
    }
}
