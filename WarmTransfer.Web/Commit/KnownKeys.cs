using WarmTransfer.Core;

namespace WarmTransfer.Web.Commit;

/// <summary>What came under a key: for which call, from whom, and why it was refused if it was.</summary>
internal sealed record Delivery(string Call, string Actor, Refusal? Refusal);

/// <summary>The newest keys, so that a sender's usual repeats are known without asking the database, which knows all of them.</summary>
internal sealed class KnownKeys
{
    internal const int Remembered = 4_096;
    private readonly Dictionary<string, Delivery> _keys = [];
    private readonly Queue<string> _order = [];

    internal int Count => _keys.Count;

    public Delivery? Find(string key) => _keys.GetValueOrDefault(key);

    public void Add(string key, Delivery delivery)
    {
        if (!_keys.TryAdd(key, delivery)) return;
        _order.Enqueue(key);
        if (_order.Count > Remembered) _keys.Remove(_order.Dequeue());
    }
}
