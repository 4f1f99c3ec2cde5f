using WarmTransfer.Simulator.Network;

namespace WarmTransfer.Simulator.Webhooks;

/// <summary>Status callbacks: sent and forgotten, in no promised order, through chaos.</summary>
internal sealed class Callbacks(WebhookClient client, Chaos chaos, TimeProvider clock, EventLog log)
{
    private static readonly TimeSpan LongestSwap = TimeSpan.FromSeconds(2);
    private readonly List<(int Order, TaskCompletionSource Overtaken)> _waiting = [];
    private int _order;

    public void Send(WebhookRequest request) => _ = DeliverAsync(request, ++_order);

    private async Task DeliverAsync(WebhookRequest request, int order)
    {
        try { await DeliverAsync(request, order, chaos.NextCallback(), WebhookClient.NewToken()); }
#pragma warning disable CA1031 // Nobody awaits a callback; a fault in sending it belongs in the event log.
        catch (Exception fault) { log.Debugger("error", 11200, $"{request.Url}: {fault.Message}", request.CallSid); }
#pragma warning restore CA1031
    }

    private async Task DeliverAsync(WebhookRequest request, int order, CallbackFate fate, string token)
    {
        if (fate.Drop)
        {
            log.Info("chaos", $"Dropped {request.Kind} to {request.Url}", request.CallSid);
            return;
        }
        if (fate.Delay > TimeSpan.Zero) await Task.Delay(fate.Delay, clock);
        if (fate.Reorder) await WaitUntilOvertakenAsync(order);
        await SendOnceAsync(request, order, token);
        if (fate.Duplicate) await SendOnceAsync(request, order, token);
    }

    private async Task SendOnceAsync(WebhookRequest request, int order, string token)
    {
        var reply = await client.SendAsync(request, token, CancellationToken.None);
        if (!reply.Ok) log.Debugger("warning", reply.ErrorCode!.Value, $"{request.Kind} callback to {request.Url} failed", request.CallSid);
        // One that was on its way before is no overtaking.
        foreach (var (earlier, overtaken) in _waiting.ToArray())
            if (earlier < order) overtaken.TrySetResult();
    }

    private async Task WaitUntilOvertakenAsync(int order)
    {
        var waiting = (order, Overtaken: new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        _waiting.Add(waiting);
        await Task.WhenAny(waiting.Overtaken.Task, Task.Delay(LongestSwap, clock));
        _waiting.Remove(waiting);
    }
}
