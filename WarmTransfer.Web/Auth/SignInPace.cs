using System.Collections.Concurrent;

namespace WarmTransfer.Web.Auth;

/// <summary>
/// How fast passwords may be tried at one account. The more wrong ones came from a network, the longer is it waited there before the next is looked at; nobody
/// who sits elsewhere is kept out by that. Against many networks at once there is a pace for the whole account, from which those are free where its person has signed in.
/// </summary>
internal sealed class SignInPace(TimeProvider clock)
{
    internal static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    internal const int FreeTries = 3, FreeTriesEverywhere = 30;
    private const int Most = 100_000;
    private const string Everywhere = "";
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(1), Known = TimeSpan.FromDays(30);
    private readonly ConcurrentDictionary<(string Account, string Network), (int Failures, DateTimeOffset Last)> _wrong = [];
    private readonly ConcurrentDictionary<(string Account, string Network), DateTimeOffset> _right = [];

    /// <summary>Whether a password may be looked at now.</summary>
    public bool May(string account, string network) =>
        Next(account, network, FreeTries) <= clock.GetUtcNow()
        && (_right.ContainsKey((account, network)) || Next(account, Everywhere, FreeTriesEverywhere) <= clock.GetUtcNow());

    public void Wrong(string account, string network)
    {
        Empty();
        foreach (var place in (string[])[network, Everywhere])
            _wrong.AddOrUpdate((account, place), _ => (1, clock.GetUtcNow()), (_, before) => (before.Failures + 1, clock.GetUtcNow()));
    }

    public void Right(string account, string network)
    {
        _wrong.TryRemove((account, network), out _);
        _right[(account, network)] = clock.GetUtcNow();
    }

    /// <summary>Passwords and codes are looked at again at once, from wherever they come.</summary>
    public void Forgive(string account)
    {
        foreach (var place in _wrong.Keys.Where(place => place.Account == account || place.Account == CodesOf(account))) _wrong.TryRemove(place, out _);
    }

    /// <summary>The account at which codes of a second factor are counted: apart from passwords, because a right password must not make wrong codes forgotten. No name has a blank.</summary>
    public static string CodesOf(string account) => $"{account} code";

    private DateTimeOffset Next(string account, string network, int free)
    {
        if (!_wrong.TryGetValue((account, network), out var wrong) || wrong.Failures < free) return DateTimeOffset.MinValue;
        var wait = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(wrong.Failures - free, 10)));
        return wrong.Last + (wait < Longest ? wait : Longest);
    }

    private void Empty()
    {
        if (_wrong.Count + _right.Count < Most) return;
        var now = clock.GetUtcNow();
        foreach (var (place, wrong) in _wrong)
            if (now - wrong.Last > Forgotten) _wrong.TryRemove(place, out _);
        foreach (var (place, at) in _right)
            if (now - at > Known) _right.TryRemove(place, out _);
        // So many at once are no people.
        if (_wrong.Count > Most) _wrong.Clear();
    }
}
