using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Commit;

/// <summary>Things of one kind in a draft: each as it was last saved, and as the draft leaves it.</summary>
/// <param name="load">The newest that is known to be saved; null when there is none.</param>
internal sealed class Pages<TKey, T>(Func<TKey, ValueTask<Versioned<T>?>> load) where TKey : notnull where T : class
{
    private readonly Dictionary<TKey, Page> _pages = [];

    /// <summary>What is to be written, each with the version that it will have; the first is 1.</summary>
    public IEnumerable<Versioned<T>> Changed => _pages.Values.Where(page => page.IsChanged).Select(page => new Versioned<T>(page.Now!, (page.Saved?.Version ?? 0) + 1));

    /// <summary>What stays as it is, but decided something: a refusal is as good as the version that it was made from.</summary>
    public IEnumerable<(TKey Id, int Version)> ReliedOn => _pages.Where(page => page.Value is { IsReliedOn: true, IsChanged: false, Saved: not null }).Select(page => (page.Key, page.Value.Saved!.Version));

    /// <summary>Everything that was looked at, also in vain.</summary>
    public IEnumerable<TKey> Read => _pages.Keys;

    /// <summary>What it was before the draft; null: there was none, or nobody has looked.</summary>
    public T? Saved(TKey id) => _pages.GetValueOrDefault(id)?.Saved?.Value;

    public async ValueTask<T?> Find(TKey id)
    {
        if (!_pages.TryGetValue(id, out var page)) _pages[id] = page = Page.Of(await load(id));
        return page.Now;
    }

    /// <summary>The same, for a decision that only holds as long as nobody else has changed it.</summary>
    public async ValueTask<T?> RelyOn(TKey id)
    {
        await Find(id);
        return (_pages[id] = _pages[id] with { IsReliedOn = true }).Now;
    }

    public void Put(TKey id, T value) => _pages[id] = _pages[id] with { Now = value };

    private sealed record Page(Versioned<T>? Saved, T? Now)
    {
        public bool IsChanged => !ReferenceEquals(Now, Saved?.Value);

        public bool IsReliedOn { get; init; }

        public static Page Of(Versioned<T>? saved) => new(saved, saved?.Value);
    }
}
