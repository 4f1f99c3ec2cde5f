namespace WarmTransfer.Web.Twilio;

/// <summary>When Twilio's REST API last answered and last did not, and how far this machine's clock is from Twilio's: whoever asks about it causes no request.</summary>
internal sealed class LastAnswers(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private DateTimeOffset? _answered, _failed;
    private TimeSpan? _ahead;

    /// <summary>Since when it has not answered at all; null while it does, or was never asked.</summary>
    public DateTimeOffset? SilentSince
    {
        get
        {
            lock (_lock) return _failed > _answered || _answered is null ? _failed : null;
        }
    }

    /// <summary>How far our clock is ahead of Twilio's, within a second and the time of a request; negative: behind. Null until it has said.</summary>
    public TimeSpan? ClockAhead
    {
        get
        {
            lock (_lock) return _ahead;
        }
    }

    /// <summary>An answer that says how Twilio fares; that a request was refused is one, a gateway's fault is none.</summary>
    public void Note(HttpResponseMessage answer)
    {
        if ((int)answer.StatusCode >= 500) Fail();
        else
            lock (_lock) (_answered, _failed, _ahead) = (clock.GetUtcNow(), null, answer.Headers.Date is { } there ? clock.GetUtcNow() - there : _ahead);
    }

    public void Fail()
    {
        lock (_lock) _failed ??= clock.GetUtcNow();
    }
}

/// <summary>Takes note of each try.</summary>
internal sealed class AnswerNoter(LastAnswers answers) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await base.SendAsync(request, cancellationToken);
            answers.Note(answer);
            return answer;
        }
        // A cancelled one is the time-out of the try; that the console ends says nothing of Twilio, and nobody asks then.
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
        {
            answers.Fail();
            throw;
        }
    }
}
