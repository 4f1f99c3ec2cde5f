using WarmTransfer.Simulator.Media;
using WarmTransfer.Simulator.Network;

namespace WarmTransfer.Simulator.Twiml;

internal enum ScriptOutcome { Done, Left, Failed }

/// <summary>One run of documents, verb after verb, until there is nothing more to do.</summary>
internal sealed class Script(Exchange exchange, TwimlFetcher fetcher, Leg leg, ScriptRole role, Stage stage, CancellationToken stop)
{
    private const int MaxRedirects = 10;
    private int _redirectsInARow;
    private bool _left;

    public async Task<ScriptOutcome> RunAsync(TwimlSource source)
    {
        for (TwimlSource? next = source; next is not null;)
        {
            if (await fetcher.FetchAsync(leg, next, role == ScriptRole.Call, stop) is not { } document) return ScriptOutcome.Failed;
            if (!CheckRedirects()) return ScriptOutcome.Failed;
            var step = await RunAsync(document);
            next = step is Step.GoTo to ? to.Source : null;
        }
        return _left ? ScriptOutcome.Left : ScriptOutcome.Done;
    }

    private async Task<Step> RunAsync(TwimlDocument document)
    {
        var context = new ScriptContext(exchange, leg, stage, document, stop);
        foreach (var verb in document.Verbs.Where(verb => Allowed(verb)))
        {
            stop.ThrowIfCancellationRequested();
            if (verb is not Verb.Redirect) _redirectsInARow = 0;
            var step = await ExecuteAsync(verb, context);
            if (step is not Step.Next) return step;
        }
        return Step.Stop;
    }

    private Task<Step> ExecuteAsync(Verb verb, ScriptContext context)
    {
        if (Answers(verb)) exchange.Switchboard.PickUp(leg);
        return verb switch
        {
            Verb.Say say => SayAsync(say),
            Verb.Play play => PlayAsync(play, context),
            Verb.Pause pause => RestAsync(pause),
            Verb.Redirect redirect => Task.FromResult(Redirect(redirect, context)),
            Verb.Hangup => Task.FromResult(Step.Stop),
            Verb.Reject reject => Task.FromResult(Reject(reject)),
            Verb.Leave => Task.FromResult(Leave()),
            Verb.Dial { Conference: not null } dial => new ConferenceDial(context, dial).RunAsync(),
            Verb.Dial dial => new PartyDial(context, dial).RunAsync(),
            Verb.Gather gather => new GatherRun(context, gather, (prompt, until) => PromptAsync(prompt, context, until)).RunAsync(),
            Verb.Enqueue enqueue => new EnqueueRun(context, enqueue).RunAsync(),
            Verb.Record record => new RecordRun(context, record).RunAsync(),
            _ => throw new InvalidOperationException($"{verb.GetType().Name} has no implementation."),
        };
    }

    private Task<Step> PromptAsync(Verb prompt, ScriptContext context, CancellationToken until) =>
        new Script(exchange, fetcher, leg, role, stage, until).ExecuteAsync(prompt, context);

    private static bool Answers(Verb verb) => verb switch
    {
        Verb.Say or Verb.Play or Verb.Gather or Verb.Enqueue or Verb.Record => true,
        Verb.Dial dial => !dial.Options.AnswerOnBridge || dial.Conference is not null,
        _ => false,
    };

    private bool Allowed(Verb verb)
    {
        var allowed = role switch
        {
            ScriptRole.Call => true,
            ScriptRole.Wait or ScriptRole.Hold or ScriptRole.Announcement => verb is Verb.Say or Verb.Play or Verb.Pause or Verb.Redirect,
            ScriptRole.Queue => verb is Verb.Say or Verb.Play or Verb.Pause or Verb.Redirect or Verb.Hangup or Verb.Leave or Verb.Gather,
            ScriptRole.Screening => verb is Verb.Say or Verb.Play or Verb.Pause or Verb.Redirect or Verb.Hangup or Verb.Gather,
            _ => false,
        };
        if (!allowed) exchange.Log.Debugger("warning", 12200, $"<{verb.GetType().Name}> is not allowed in a document for {role}; it is skipped.", leg.Sid);
        return allowed;
    }

    private bool CheckRedirects()
    {
        if (_redirectsInARow <= MaxRedirects) return true;
        exchange.Log.Debugger("error", 11215, $"More than {MaxRedirects} redirects one after the other.", leg.Sid);
        return false;
    }

    private async Task<Step> SayAsync(Verb.Say say) => await PlayAsync(await exchange.Sounds.SpeakAsync(say.Text), say.Loop);

    private async Task<Step> PlayAsync(Clip clip, int loop)
    {
        await stage.PlayAsync(clip, loop, stop);
        return Step.NextVerb;
    }

    private async Task<Step> PlayAsync(Verb.Play play, ScriptContext context)
    {
        if (play.Digits.Length > 0) return await PressAsync(play.Digits);
        if (context.Resolve(play.Url) is not { } url) return Step.NextVerb;
        return await FetchAsync(url) is { } clip ? await PlayAsync(clip, play.Loop) : Step.NextVerb;
    }

    private async Task<Step> PressAsync(string digits)
    {
        foreach (var key in digits)
        {
            if (key is 'w' or 'W') await stage.RestAsync(TimeSpan.FromSeconds(key == 'w' ? 0.5 : 1), stop);
            else await stage.PressAsync(key, stop);
        }

        return Step.NextVerb;
    }

    private async Task<Clip?> FetchAsync(Uri url)
    {
        exchange.Loop.Enter();
        try { return await exchange.Sounds.FetchAsync(url, stop); }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            exchange.Log.Debugger("warning", 11200, $"Play: {url} cannot be played: {fault.Message}", leg.Sid);
            return null;
        }
        finally { exchange.Loop.Exit(); }
    }

    private async Task<Step> RestAsync(Verb.Pause pause)
    {
        await stage.RestAsync(pause.Length, stop);
        return Step.NextVerb;
    }

    private Step Redirect(Verb.Redirect redirect, ScriptContext context)
    {
        _redirectsInARow++;
        return context.Resolve(redirect.Url) is { } url ? new Step.GoTo(new TwimlSource(url, redirect.Method)) : Step.Stop;
    }

    private Step Reject(Verb.Reject reject)
    {
        // Only an unanswered call can be rejected; later the verb is nothing but a hang-up.
        if (!leg.IsUp) exchange.Switchboard.End(leg, reject.Reason == "busy" ? LegStatus.Busy : LegStatus.Failed);
        return Step.Stop;
    }

    private Step Leave()
    {
        _left = true;
        return Step.Stop;
    }
}
