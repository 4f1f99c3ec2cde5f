using System.Globalization;
using WarmTransfer.Simulator.Network;
using WarmTransfer.Simulator.Webhooks;

namespace WarmTransfer.Simulator.Twiml;

/// <summary>Gets documents, with Twilio's content types, errors and fallback.</summary>
internal sealed class TwimlFetcher(Exchange exchange)
{
    /// <summary>Null when neither the document nor its fallback can be had; the reason is in the event log.</summary>
    public async Task<TwimlDocument?> FetchAsync(Leg leg, TwimlSource source, bool mayFallBack, CancellationToken stop)
    {
        try { return Report(leg, await LoadAsync(leg, source, stop)); }
        catch (TwimlException fault)
        {
            exchange.Log.Debugger("error", fault.Code, $"{source.Url?.ToString() ?? "inline TwiML"}: {fault.Message}", leg.Sid);
            if (!mayFallBack || leg.Fallback is not { } fallback || fallback.Url == source.Url) return null;
            return await FetchAsync(leg, Fallback(fallback, source, fault), false, stop);
        }
    }

    private static TwimlSource Fallback((Uri Url, string Method) fallback, TwimlSource failed, TwimlException fault) => new(
        fallback.Url, fallback.Method, null,
        [new("ErrorCode", fault.Code.ToString(CultureInfo.InvariantCulture)), new("ErrorUrl", failed.Url?.ToString() ?? "")]);

    private async Task<TwimlDocument> LoadAsync(Leg leg, TwimlSource source, CancellationToken stop)
    {
        if (source.Inline is { } text) return TwimlReader.Read(text, null, source.Method);
        var (fail, delay) = exchange.Chaos.NextTwiml();
        if (delay > TimeSpan.Zero) await Task.Delay(delay, exchange.Clock, stop);
        if (fail) throw new TwimlException(11200, "chaos: the request was not sent");
        var parameters = VoiceParameters.Of(leg, exchange.Options);
        foreach (var extra in source.Extra ?? []) parameters.RemoveAll(known => known.Key == extra.Key);
        parameters.AddRange(source.Extra ?? []);
        var request = new WebhookRequest("twiml", source.Url!, source.Method, parameters, leg.Cookies, leg.Sid);
        var reply = await exchange.Webhooks.SendAsync(request, WebhookClient.NewToken(), stop);
        if (reply.ErrorCode is { } code) throw new TwimlException(code, reply.Status > 0 ? $"HTTP status {reply.Status}" : "no answer " + reply.Body);
        return Interpret(reply, source);
    }

    private static TwimlDocument Interpret(WebhookReply reply, TwimlSource source)
    {
        if (reply.ContentType is "text/xml" or "application/xml" or "text/html" or "") return Read(reply, source);
        if (reply.ContentType.StartsWith("audio/", StringComparison.Ordinal)) return Of(reply, source, new Verb.Play(reply.Url.ToString(), 1, ""));
        if (reply.ContentType != "text/plain") throw new TwimlException(12300, $"Invalid content type '{reply.ContentType}'; send text/xml.");
        try { return Read(reply, source); }
        catch (TwimlException) { return Of(reply, source, new Verb.Say(reply.Body, 1)); }
    }

    private static TwimlDocument Read(WebhookReply reply, TwimlSource source) =>
        reply.Body.Length == 0 ? Of(reply, source) : TwimlReader.Read(reply.Body, reply.Url, source.Method);

    private static TwimlDocument Of(WebhookReply reply, TwimlSource source, params IReadOnlyList<Verb> verbs) => new(reply.Url, source.Method, verbs, []);

    private TwimlDocument Report(Leg leg, TwimlDocument document)
    {
        foreach (var issue in document.Issues.Where(issue => !issue.IsError)) exchange.Log.Debugger("warning", issue.Code, issue.Text, leg.Sid);
        if (document.Issues.FirstOrDefault(issue => issue.IsError) is { } error) throw new TwimlException(error.Code, error.Text);
        return document;
    }
}
