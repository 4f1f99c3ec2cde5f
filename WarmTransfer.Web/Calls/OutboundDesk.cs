using Microsoft.Extensions.Options;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web.Twilio;

namespace WarmTransfer.Web.Calls;

/// <summary>A customer who is to be called.</summary>
/// <param name="By">The agent whose phone is rung first; null: the customer's is, and they wait.</param>
/// <param name="Number">The customer's, E.164.</param>
/// <param name="Queue">Whose customer it is: there they wait should the agent be lost.</param>
/// <param name="Called">The number of ours that they know, and are to see; null, or none of ours any more: the queue's.</param>
/// <param name="Reason">Why, in a few words, for the timeline; null: nobody says.</param>
/// <param name="Language">The customer's; null: not known.</param>
internal sealed record OutboundOrder(AgentId? By, string Number, QueueId Queue, string? Called = null, Sentence? Reason = null, string? Language = null);

/// <summary>Begins calls to customers, whoever wants them: under the same rules and caps as every outside number.</summary>
internal interface IOutboundDesk
{
    /// <summary>Null: it has begun, or had begun already with this very command. Its id is <see cref="CallId.OfOurs"/> of the command.</summary>
    Task<Refusal?> Begin(OutboundOrder order, Guid command, CancellationToken cancel);

    /// <summary>What a customer sees whom an agent of the queue calls, unless they know another number of ours.</summary>
    string CallerIdOf(QueueId queue);
}

/// <inheritdoc cref="IOutboundDesk"/>
internal sealed class OutboundDesk(OutsideDesk outside, LiveQueues queues, IOptions<TwilioOptions> twilio) : IOutboundDesk
{
    public async Task<Refusal?> Begin(OutboundOrder order, Guid command, CancellationToken cancel)
    {
        CallEvent begin = order.By is { } by
            ? new CallEvent.Intent.CallOut(by, order.Number, Shown(order), order.Queue, order.Reason, order.Language)
            : new CallEvent.Intent.CallCustomer(order.Number, Shown(order), order.Queue, order.Reason, order.Language);
        return (await outside.Post(new Post(CallId.OfOurs(command), begin, order.By?.Value ?? "routing", $"command {command}"), order.By, order.Number, cancel)).Refusal;
    }

    // Twilio refuses a caller id that is not the account's.
    private string Shown(OutboundOrder order) => order.Called is { } called && Ours(order.Queue).Contains(called) ? called : CallerIdOf(order.Queue);

    public string CallerIdOf(QueueId queue) => Ours(queue).First();

    private IEnumerable<string> Ours(QueueId queue) =>
        [.. Wanted(queues.Now[queue]), .. queues.Now[queue].Numbers, twilio.Value.PhoneNumber, .. queues.Now.All.SelectMany(other => other.Numbers.Concat(Wanted(other)))];

    private static IEnumerable<string> Wanted(Queue queue) => queue.CallerId is { } shown ? [shown] : [];
}
