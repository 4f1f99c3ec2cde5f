using System.Globalization;
using WarmTransfer.Simulator.Network;

namespace WarmTransfer.Simulator.Twiml;

/// <summary>Record: ends by key or length. The network keeps no sound, so the recording is a name and a duration.</summary>
internal sealed class RecordRun(ScriptContext context, Verb.Record record)
{
    public async Task<Step> RunAsync()
    {
        var exchange = context.Exchange;
        if (record.Beep) await context.Stage.PlayAsync(exchange.Sounds.Beep, 1, context.Stop);
        var start = exchange.Clock.GetTimestamp();
        var key = await KeyAsync(exchange);
        var seconds = (int)exchange.Clock.GetElapsedTime(start).TotalSeconds;
        var url = $"{exchange.Options.Url.TrimEnd('/')}/2010-04-01/Accounts/{exchange.Options.AccountSid}/Recordings/{exchange.Sids.Next("RE")}";
        return context.ToAction(record.Action ?? "", record.Method,
            new("RecordingUrl", url), new("RecordingDuration", seconds.ToString(CultureInfo.InvariantCulture)), new("Digits", key));
    }

    private async Task<string> KeyAsync(Exchange exchange)
    {
        var pressed = new TaskCompletionSource<char>();
        context.Leg.OnKey = key => { if (record.FinishOnKey.Contains(key)) exchange.Loop.Complete(pressed, key); };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(context.Stop);
        try { return await Task.WhenAny(pressed.Task, Task.Delay(record.MaxLength, exchange.Clock, limit.Token)) == pressed.Task ? pressed.Task.Result.ToString() : ""; }
        finally
        {
            exchange.Loop.Cancel(limit);
            context.Leg.OnKey = null;
        }
    }
}
