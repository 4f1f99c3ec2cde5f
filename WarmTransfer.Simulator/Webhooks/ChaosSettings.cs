namespace WarmTransfer.Simulator.Webhooks;

/// <summary>What may go wrong, in percent of the requests it concerns; all zero is a calm network. Changeable while it runs.</summary>
public sealed record ChaosSettings
{
    /// <summary>Callbacks that never leave.</summary>
    public double CallbackDrop { get; init; }

    /// <summary>Callbacks sent twice, with one idempotency token.</summary>
    public double CallbackDuplicate { get; init; }

    /// <summary>Callbacks held back until the next one has gone.</summary>
    public double CallbackReorder { get; init; }

    public int CallbackDelayMinMs { get; init; }

    public int CallbackDelayMaxMs { get; init; }

    /// <summary>REST answers that wait until the callbacks they cause have been delivered.</summary>
    public double CallbackBeforeResponse { get; init; }

    /// <summary>Requests for TwiML that fail with 11200 without reaching the server.</summary>
    public double TwimlFail { get; init; }

    public int TwimlDelayMs { get; init; }

    public double RestTooManyRequests { get; init; }

    public double RestServerError { get; init; }

    /// <summary>REST requests that take <see cref="RestSlowMs"/> longer.</summary>
    public double RestSlow { get; init; }

    public int RestSlowMs { get; init; } = 3000;

    /// <summary>REST requests that take effect and are then cut off without an answer.</summary>
    public double RestTimeoutAfterEffect { get; init; }

    /// <summary>Recordings that are not paused when that is asked: the request is refused.</summary>
    public double RecordingPauseRefused { get; init; }

    /// <summary>How far reading a call may lag behind; at most 2000.</summary>
    public int CallReadLagMs { get; init; }

    public string? Fault() => (Percentages().Any(value => value is < 0 or > 100), CallbackDelayMinMs, CallbackDelayMaxMs, CallReadLagMs) switch
    {
        (true, _, _, _) => "A percentage must be between 0 and 100.",
        (_, var min, var max, _) when min < 0 || max < min => "callbackDelayMinMs must not be negative nor above callbackDelayMaxMs.",
        (_, _, _, < 0 or > 2000) => "callReadLagMs must be between 0 and 2000.",
        _ when TwimlDelayMs < 0 || RestSlowMs < 0 => "twimlDelayMs and restSlowMs must not be negative.",
        _ => null,
    };

    private IEnumerable<double> Percentages() =>
        [CallbackDrop, CallbackDuplicate, CallbackReorder, CallbackBeforeResponse, TwimlFail, RestTooManyRequests, RestServerError, RestSlow, RestTimeoutAfterEffect, RecordingPauseRefused];
}
