using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Commit;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Customers;

/// <summary>Who is named in what is about to be saved.</summary>
internal static class Mentions
{
    /// <summary>By what has happened: who is named for the first time is named there.</summary>
    public static IEnumerable<Mention> In(IEnumerable<EventRow> events) =>
        events.SelectMany(e => NumbersInJson.Find(e.Payload).Select(number => new Mention(number, e.CallId, e.At)));

    /// <summary>By the calls and by what is owed; what is in an event alone is known from there.</summary>
    public static IEnumerable<Mention> Of(Draft draft) =>
    [
        .. draft.Calls.Changed.SelectMany(call => Of(call.Value)),
        .. draft.Outbox.SelectMany(row => NumbersInJson.Find(row.Payload).Select(number => new Mention(number, row.CallId, row.DueAt))),
    ];

    /// <summary>Who has a part in the call.</summary>
    public static IEnumerable<Mention> Of(Call call) =>
        call.Legs.Select(leg => leg.Number).Append(call.From).Where(NumbersInJson.IsOfSomebody).Select(number => new Mention(NumbersInJson.Key(number!), call.Id.Value, call.ArrivedAt));
}
