using System.Collections.Immutable;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;

namespace WarmTransfer.Core.Waiting;

/// <summary>What a waiting customer is to be told now.</summary>
/// <param name="Position">Place in line, from 1; null: it is not told.</param>
/// <param name="Estimate">How long they will wait yet, where that is sure enough; null: it is not told.</param>
/// <param name="AtMost">In place of that, how long they will wait at most; null: it is not told.</param>
/// <param name="OffersCallBack">They may press a key to be called back instead.</param>
/// <param name="IsLate">We have called them, and no agent was free in time: they may hang up, and are called again.</param>
/// <param name="Takes">How long it takes at most to be told; null: not known.</param>
public sealed record WaitNews(CallId Call, int? Position, TimeSpan? Estimate = null, TimeSpan? AtMost = null, bool OffersCallBack = false, bool IsLate = false, TimeSpan? Takes = null);

/// <summary>Whose turn it is to be told where they stand.</summary>
public static class Announcements
{
    /// <summary>The first comes so long after the customer began to wait, or after <see cref="WaitRules.AnnounceEvery"/> where that is shorter: they have just been welcomed.</summary>
    public static TimeSpan First { get; } = TimeSpan.FromSeconds(15);

    /// <param name="estimates">How long each will probably wait yet, as far as that is known.</param>
    public static ImmutableArray<WaitNews> Due(Queues queues, IEnumerable<Call> calls, Func<ImmutableDictionary<CallId, WaitForecast>> estimates, DateTimeOffset now)
    {
        var line = Line.Of(queues, calls);
        var late = line.Where(call => CustomersFirst.IsLate(call, now)).Select(call => new WaitNews(call.Id, null, IsLate: true)).ToList();
        var due = line.Where(call => call.Phase is CallPhase.Waiting && call.CalledAt is null && IsDue(call, queues[call.Queue].Waiting, now)).ToList();
        if (due.Count == 0) return [.. late];
        var (positions, waits) = (Line.Positions(queues, line), due.Exists(call => Foresees(queues[call.Queue].Waiting)) ? estimates() : ImmutableDictionary<CallId, WaitForecast>.Empty);
        return [.. late, .. due.Select(call => News(call, queues[call.Queue], positions[call.Id], waits)).OfType<WaitNews>()];
    }

    private static bool Foresees(WaitRules rules) => rules.TellEstimate || rules.OfferCallBackFrom is not null;

    // Null: there is nothing to say.
    private static WaitNews? News(Call call, Queue queue, int position, ImmutableDictionary<CallId, WaitForecast> estimates)
    {
        var news = Foreseen(new WaitNews(call.Id, queue.Waiting.TellPosition ? position : null), queue.Waiting, estimates);
        if (news.OffersCallBack) return news;
        return (news.Position ?? (object?)news.Estimate ?? news.AtMost) is not null || !queue.Waiting.Comfort.IsEmpty ? news with { Takes = TimeOf(news, call, queue) } : null;
    }

    // In the queue's own language: how much longer another one is depends on less than the time that is added.
    private static TimeSpan TimeOf(WaitNews news, Call call, Queue queue)
    {
        var said = new WaitAnnouncement(call.Room, default, Waits.NextNumber(call), news.Position, news.Estimate, news.AtMost);
        return SpokenTime.Of(WaitingWords.Of(queue, said, call.Language).Select(sentence => sentence.Fill(sentence.Text)));
    }

    private static WaitNews Foreseen(WaitNews news, WaitRules rules, ImmutableDictionary<CallId, WaitForecast> estimates)
    {
        if (!estimates.TryGetValue(news.Call, out var wait)) return news;
        var offering = news with { OffersCallBack = wait.Median >= rules.OfferCallBackFrom };
        return !rules.TellEstimate ? offering : wait.IsSure ? offering with { Estimate = wait.Median } : offering with { AtMost = wait.AtMost };
    }

    private static bool IsDue(Call call, WaitRules rules, DateTimeOffset now) => rules.AnnounceEvery is { } every && call.Customer.IsIn(call.Room) && !Waits.HasCompany(call)
        && now >= (call.Announced is { } last && last.At >= call.WaitsSince ? last.At + every : call.WaitsSince + (every < First ? every : First));
}
