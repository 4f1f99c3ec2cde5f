using Microsoft.Extensions.Caching.Memory;

namespace WarmTransfer.Web.Webhooks;

/// <summary>Says so when an idempotency token that is known brings other news than the first time. Both are taken in; the newest tokens are remembered.</summary>
internal sealed class TokenReuse(ILogger<TokenReuse> log) : IDisposable
{
    private const int Remembered = 10_000;
    // Twilio's own repeats come within seconds.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private readonly MemoryCache _brought = new(new MemoryCacheOptions { SizeLimit = Remembered });

    public void Note(TwilioForm form)
    {
        if (form.Token is not { } token) return;
        var (now, first) = (form.Subject, _brought.Get<string>(token));
        if (first is null) _brought.Set(token, now, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Lifetime });
        else if (first != now) log.LogWarning("The idempotency token {Token} brought {First} and now brings {Now}. Both are taken in; whoever sends it makes tokens twice.", token, first, now);
    }

    public void Dispose() => _brought.Dispose();
}
