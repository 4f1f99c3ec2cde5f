namespace WarmTransfer.Tests.Web.InLine;

/// <summary>What somebody hears is looked for while they hear it.</summary>
internal static class Overhearing
{
    /// <summary>Sentences last long enough to be found, also where the machine has much else to do; the same host.</summary>
    public static ProductHost WithSlowSentences(this ProductHost host)
    {
        host.Network.SentenceTakes = TimeSpan.FromSeconds(0.5);
        return host;
    }

    public static Task HearsNow(this ProductHost host, string leg, string sentence) =>
        host.Until($"the customer hears: {sentence}", () => host.Network.Leg(leg)?.Playing?.Contains(sentence, StringComparison.Ordinal) == true);
}
