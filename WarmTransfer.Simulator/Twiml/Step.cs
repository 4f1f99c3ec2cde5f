using WarmTransfer.Simulator.Network;

namespace WarmTransfer.Simulator.Twiml;

/// <summary>What comes after a verb.</summary>
internal abstract record Step
{
    private Step() { }

    public static Step NextVerb { get; } = new Next();

    public static Step Stop { get; } = new End();

    public sealed record Next : Step;

    /// <summary>Another document replaces what is left of this one.</summary>
    public sealed record GoTo(TwimlSource Source) : Step;

    public sealed record End : Step;
}

/// <summary>Where a document comes from: a URL, or the text itself.</summary>
internal sealed record TwimlSource(Uri? Url, string Method, string? Inline = null, IReadOnlyList<KeyValuePair<string, string>>? Extra = null)
{
    public static TwimlSource Of(string twiml) => new(null, "POST", twiml);
}

/// <summary>What a document is for, and so which verbs it may use.</summary>
internal enum ScriptRole { Call, Wait, Hold, Announcement, Queue, Screening }

/// <summary>What a verb needs to run.</summary>
internal sealed record ScriptContext(Exchange Exchange, Leg Leg, Stage Stage, TwimlDocument Document, CancellationToken Stop)
{
    /// <summary>Resolves a URL of the document; null after an error is logged.</summary>
    public Uri? Resolve(string url)
    {
        if (url.Length == 0 && Document.Url is { } same) return same;
        if (Uri.TryCreate(url, UriKind.Absolute, out var absolute) && absolute.Scheme is "http" or "https") return absolute;
        if (Document.Url is { } from && Uri.TryCreate(from, url, out var relative)) return relative;
        Exchange.Log.Debugger("error", 11100, $"'{url}' is no URL that can be requested; use an absolute http or https URL.", Leg.Sid);
        return null;
    }

    /// <summary>Goes to an action, or to the next verb when there is none.</summary>
    public Step ToAction(string? action, string method, params IReadOnlyList<KeyValuePair<string, string>> extra)
    {
        if (action is null) return Step.NextVerb;
        return Resolve(action) is { } url ? new Step.GoTo(new TwimlSource(url, method, null, extra)) : Step.Stop;
    }
}
