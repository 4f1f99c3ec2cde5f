using WarmTransfer.Simulator.Network;
using WarmTransfer.Simulator.Webhooks;

namespace WarmTransfer.Simulator.Twiml;

/// <summary>The action that is still requested once after the party hung up inside a Dial or a Record; nobody reads its answer.</summary>
internal static class LateAction
{
    public static void Request(ScriptContext context, DialOptions dial, params IReadOnlyList<KeyValuePair<string, string>> extra)
    {
        if (dial.Action is { } action) Request(context, action, dial.Method, extra);
    }

    public static void Request(ScriptContext context, string action, string method, params IReadOnlyList<KeyValuePair<string, string>> extra)
    {
        if (context.Resolve(action) is not { } url) return;
        var (exchange, leg) = (context.Exchange, context.Leg);
        List<KeyValuePair<string, string>> parameters = [.. VoiceParameters.Of(leg, exchange.Options), .. extra];
        var request = new WebhookRequest("action after hang-up", url, method, parameters, leg.Cookies, leg.Sid);
        exchange.Launch(() => exchange.Webhooks.SendAsync(request, WebhookClient.NewToken(), CancellationToken.None));
    }
}
