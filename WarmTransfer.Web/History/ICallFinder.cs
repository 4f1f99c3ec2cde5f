using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Web.History;

/// <summary>Finds calls that somebody may read, to go to them.</summary>
public interface ICallFinder
{
    /// <summary>The last calls that the viewer was in, today and yesterday, the newest first.</summary>
    Task<ImmutableArray<FoundCall>> Own(CurrentAgent viewer, CancellationToken cancel);

    /// <summary>Calls by their sid, and, for whoever sees numbers, by the customer's number; empty: there is none, or none that the viewer may read.</summary>
    Task<ImmutableArray<FoundCall>> Find(CurrentAgent viewer, string text, CancellationToken cancel);
}

/// <summary>A call in a list.</summary>
/// <param name="Customer">The number, masked for whoever may not see numbers.</param>
/// <param name="State">How it ended, or what it is doing.</param>
public sealed record FoundCall(CallId Call, DateTimeOffset At, string Customer, string QueueName, Sentence State);
