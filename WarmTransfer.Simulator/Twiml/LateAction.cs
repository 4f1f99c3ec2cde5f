using WarmTransfer.Simulator.Network;
using WarmTransfer.Simulator.Webhooks;

namespace WarmTransfer.Simulator.Twiml;

/// <summary>The action that is still requested once after the party hung up inside a Dial; nobody reads its answer.</summary>
internal static class LateAction
{
    public static void Request(ScriptContext context, DialOptions dial, params IReadOnlyList<KeyValuePair<string, string>> extra)
    {
        if (dial.Action is not { } action || context.Resolve(action) is not { } url) return;
        var (exchange, leg) = (context.Exchange, context.Leg);
        List<KeyValuePair<string, string>> parameters = [.. VoiceParameters.Of(leg, exchange.Options), .. extra];
        var request = new WebhookRequest("dial action after hang-up", url, dial.Method, parameters, leg.Cookies, leg.Sid);
        exchange.Launch(() => exchange.Webhooks.SendAsync(request, WebhookClient.NewToken(), CancellationToken.None));
    }
}
