using System.Globalization;
using WarmTransfer.Simulator.Network;

namespace WarmTransfer.Simulator.Twiml;

/// <summary>
/// Gather: plays its prompts while it listens for keys, words or both; the time-out counts from the last prompt or key. Whichever begins first is the answer: a key ends
/// what is being said, and words after a key are not heard. Words have a result only after they were said and the pause behind them is over.
/// </summary>
internal sealed class GatherRun(ScriptContext context, Verb.Gather gather, Func<Verb, CancellationToken, Task<Step>> play)
{
    private readonly Exchange _exchange = context.Exchange;
    private readonly TaskCompletionSource<bool> _finished = new();
    private readonly GatherOptions _options = gather.Options;
    private string _digits = "";
    private string? _finisher;
    private Utterance? _said;
    private bool _prompting = true;
    private int _listening;
    private CancellationToken _end;

    public async Task<Step> RunAsync()
    {
        var (outerKey, outerWords) = (context.Leg.OnKey, context.Leg.OnWords);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.Stop);
        (context.Leg.OnKey, context.Leg.OnWords, _end) = (Key, Words, end.Token);
        try
        {
            _exchange.Launch(PromptAsync);
            await _finished.Task.WaitAsync(context.Stop);
        }
        finally
        {
            (context.Leg.OnKey, context.Leg.OnWords) = (outerKey, outerWords);
            _exchange.Loop.Cancel(end);
        }
        return Result();
    }

    private bool Answered => _digits.Length > 0 || _said is not null;

    private async Task PromptAsync()
    {
        foreach (var prompt in gather.Prompts)
        {
            if (Answered) return;
            await play(prompt, _end);
        }
        _prompting = false;
        if (!Answered) Listen(_options.Timeout);
    }

    private void Key(char key)
    {
        if (!_options.Keys) return;
        _said = null;
        if (_options.FinishOnKey.Contains(key))
        {
            _finisher = key.ToString();
            _exchange.Loop.Complete(_finished, true);
            return;
        }
        _digits += key;
        Silence();
        if (_digits.Length == _options.DigitCount) _exchange.Loop.Complete(_finished, true);
        else Listen(_options.Timeout);
    }

    private void Words(Utterance words)
    {
        if (!_options.Speech || _digits.Length > 0 || (_prompting && !_options.BargeIn)) return;
        _said = _said is { } before ? new Utterance($"{before.Text} {words.Text}", Math.Min(before.Confidence, words.Confidence)) : words;
        Silence();
        Listen(words.Length + _options.SpeechTimeout);
    }

    private void Silence()
    {
        context.Leg.Prompt = null;
        _exchange.AudioMap.Rewire(context.Leg);
    }

    private void Listen(TimeSpan time)
    {
        var round = ++_listening;
        _exchange.Launch(async () =>
        {
            await Task.Delay(time, _exchange.Clock, _end);
            if (round == _listening) _exchange.Loop.Complete(_finished, true);
        });
    }

    private Step Result()
    {
        if (!Answered && !_options.ActionOnEmptyResult) return Step.NextVerb;
        List<KeyValuePair<string, string>> result = [new("msg", "Gather End")];
        if (_said is { } said) result.AddRange([new("SpeechResult", said.Text), new("Confidence", said.Confidence.ToString("0.0#######", CultureInfo.InvariantCulture))]);
        else result.Add(new("Digits", _digits));
        if (_finisher is not null) result.Add(new("FinishedOnKey", _finisher));
        return context.ToAction(_options.Action ?? "", _options.Method, result);
    }
}
