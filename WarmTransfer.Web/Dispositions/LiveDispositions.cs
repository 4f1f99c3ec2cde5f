using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Dispositions;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Dispositions;

/// <summary>Which dispositions each queue uses now.</summary>
internal sealed class LiveDispositions
{
    private DispositionBook _now = DispositionBook.Empty;

    public DispositionBook Now
    {
        get => Volatile.Read(ref _now);
        set => Volatile.Write(ref _now, value);
    }
}

/// <summary>Takes in what administrators change in the sets: it holds from the next disposition on.</summary>
internal sealed class DispositionTaking(LiveSettings live, LiveDispositions dispositions, Board board) : ISettingsUser
{
    private readonly Lock _taking = new();
    private ImmutableArray<long> _taken = [];

    public Task Begin(CancellationToken cancel)
    {
        Take();
        live.Changed += Take;
        return Task.CompletedTask;
    }

    // Most changes of what is set are not of dispositions.
    private void Take()
    {
        lock (_taking)
        {
            var sets = live.Now.All(DispositionSetting.Kind);
            ImmutableArray<long> revisions = [.. sets.Select(set => set.Revision)];
            if (revisions.SequenceEqual(_taken)) return;
            _taken = revisions;
            dispositions.Now = new DispositionBook(sets.SelectMany(set => set.Value.Queues.Select(queue => (queue, set.Value.Set)))
                .DistinctBy(one => one.queue).ToImmutableDictionary(one => new QueueId(one.queue), one => one.Set));
        }

        board.Touch();
    }
}
