using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Floor;

/// <summary>Which conferences a supervisor wants to see.</summary>
public enum FloorFilter
{
    All,
    OnHold,

    /// <summary>A second party is on the way in, or there while the first still is.</summary>
    InTransfer,

    NeedsHelp,
    Supervised,

    /// <summary>Not confirmed for too long.</summary>
    Stale,
}

/// <summary>By what the conferences are sorted.</summary>
public enum FloorSort
{
    Customer,
    State,
    Agent,
    Queue,
    Call,
    InState,
    Hold,
    Changed,
}

/// <summary>What of the floor a supervisor wants to see, and in which order. Waiting customers and agents keep their order: it means something.</summary>
/// <param name="Text">Part of a number, of a name, of a queue or of a state, whatever its case.</param>
/// <param name="Queue">Null: all queues.</param>
/// <param name="Descending">The longest first, or from Z to A.</param>
public sealed record FloorQuery(string Text = "", FloorFilter Filter = FloorFilter.All, QueueId? Queue = null, FloorSort Sort = FloorSort.Call, bool Descending = true)
{
    /// <summary>The same once more turns the order round; times begin with the longest.</summary>
    public FloorQuery By(FloorSort sort) => this with { Sort = sort, Descending = sort == Sort ? !Descending : sort >= FloorSort.Call };

    /// <param name="say">What the state of a call reads like on the screen; null: in English.</param>
    public ImmutableArray<FloorCall> Calls(FloorView view, Func<Sentence, string>? say = null)
    {
        var found = view.Calls.Where(call => Passes(call) && IsOf(call.Queue) && Has([call.Customer, call.QueueName, .. call.Participants.Select(party => party.Name)], call.State, say));
        return [.. Sort switch
        {
            FloorSort.Customer => Words(found, call => call.Customer),
            FloorSort.State => Words(found, call => Said(call.State, say)),
            FloorSort.Agent => Words(found, call => call.OwnerName ?? ""),
            FloorSort.Queue => Words(found, call => call.QueueName),
            FloorSort.Call => Times(found, call => call.ArrivedAt),
            FloorSort.InState => Times(found, call => call.Since),
            FloorSort.Hold => Times(found, call => call.HoldSince),
            FloorSort.Changed => Times(found, call => call.ChangedAt),
            _ => throw new InvalidOperationException($"{Sort} is not an order that is known here."),
        }];
    }

    public ImmutableArray<FloorCustomer> Waiting(FloorView view, Func<Sentence, string>? say = null) => [.. view.Waiting.Where(row => IsOf(row.Queue) && Has([row.Customer, row.QueueName], row.State, say))];

    public ImmutableArray<FloorAgent> Agents(FloorView view, Func<Sentence, string>? say = null) => [.. view.Agents.Where(row => Has([row.Name, row.Id.Value], row.Words, say))];

    private bool Passes(FloorCall call) => Filter switch
    {
        FloorFilter.All => true,
        FloorFilter.OnHold => call.HoldSince is not null,
        FloorFilter.InTransfer => call.Transfer is not null,
        FloorFilter.NeedsHelp => call.HelpRequest is not null,
        FloorFilter.Supervised => call.Supervisors.Length > 0,
        FloorFilter.Stale => call.UnconfirmedSince is not null,
        _ => throw new InvalidOperationException($"{Filter} is not a filter that is known here."),
    };

    private bool IsOf(QueueId queue) => Queue is null || Queue == queue;

    // Mostly nobody searches, and then no state is put into words for it.
    private bool Has(IEnumerable<string> texts, Sentence state, Func<Sentence, string>? say) => Text.Trim() is "" || texts.Append(Said(state, say)).Any(text => text.Contains(Text.Trim(), StringComparison.OrdinalIgnoreCase));

    private static string Said(Sentence state, Func<Sentence, string>? say) => say?.Invoke(state) ?? state.English;

    // Equal ones stay in the order in which they arrived, so that rows move as little as possible.
    private IOrderedEnumerable<FloorCall> Words(IEnumerable<FloorCall> calls, Func<FloorCall, string> word) =>
        Descending ? calls.OrderByDescending(word, NaturalOrder.OfNames) : calls.OrderBy(word, NaturalOrder.OfNames);

    // What has no such time comes last either way; the longest time began first.
    private IOrderedEnumerable<FloorCall> Times(IEnumerable<FloorCall> calls, Func<FloorCall, DateTimeOffset?> since)
    {
        var known = calls.OrderBy(call => since(call) is null);
        return Descending ? known.ThenBy(since) : known.ThenByDescending(since);
    }
}
