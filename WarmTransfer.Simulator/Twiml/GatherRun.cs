using WarmTransfer.Simulator.Network;

namespace WarmTransfer.Simulator.Twiml;

/// <summary>Gather: plays its prompts while it listens for keys; the time-out counts from the last prompt or key.</summary>
internal sealed class GatherRun(ScriptContext context, Verb.Gather gather, Func<Verb, CancellationToken, Task<Step>> play)
{
    private readonly Exchange _exchange = context.Exchange;
    private readonly TaskCompletionSource<bool> _finished = new();
    private string _digits = "";
    private string? _finisher;
    private int _listening;
    private CancellationToken _end;

    public async Task<Step> RunAsync()
    {
        var outer = context.Leg.OnKey;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.Stop);
        (context.Leg.OnKey, _end) = (Key, end.Token);
        try
        {
            _exchange.Launch(PromptAsync);
            await _finished.Task.WaitAsync(context.Stop);
        }
        finally
        {
            context.Leg.OnKey = outer;
            _exchange.Loop.Cancel(end);
        }
        return Result();
    }

    private async Task PromptAsync()
    {
        foreach (var prompt in gather.Prompts)
        {
            if (_digits.Length > 0) return;
            await play(prompt, _end);
        }
        if (_digits.Length == 0) Listen();
    }

    private void Key(char key)
    {
        if (gather.Options.FinishOnKey.Contains(key))
        {
            _finisher = key.ToString();
            _exchange.Loop.Complete(_finished, true);
            return;
        }
        _digits += key;
        context.Leg.Prompt = null;
        _exchange.AudioMap.Rewire(context.Leg);
        if (_digits.Length == gather.Options.DigitCount) _exchange.Loop.Complete(_finished, true);
        else Listen();
    }

    private void Listen()
    {
        var round = ++_listening;
        _exchange.Launch(async () =>
        {
            await Task.Delay(gather.Options.Timeout, _exchange.Clock, _end);
            if (round == _listening) _exchange.Loop.Complete(_finished, true);
        });
    }

    private Step Result()
    {
        if (_digits.Length == 0 && !gather.Options.ActionOnEmptyResult) return Step.NextVerb;
        List<KeyValuePair<string, string>> result = [new("msg", "Gather End"), new("Digits", _digits)];
        if (_finisher is not null) result.Add(new("FinishedOnKey", _finisher));
        return context.ToAction(gather.Options.Action ?? "", gather.Options.Method, result);
    }
}
