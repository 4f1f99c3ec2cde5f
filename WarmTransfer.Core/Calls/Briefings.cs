namespace WarmTransfer.Core.Calls;

/// <summary>What a second agent is told, who has answered, before they are let into the conference: who transfers, and why. The customer hears nothing of it.</summary>
public static class Briefings
{
    /// <summary>So much of it is said: about eight seconds of speech, at some thirteen characters a second.</summary>
    public const int Most = 100;

    /// <summary>As long as it takes with a voice that is slow, and with the way to Twilio and back: whoever is in no conference meanwhile is not lost.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    /// <summary>The agent's leg is at the door: where the queue wants it, they hear it first. Who comes back to their own customer knows it all.</summary>
    internal static Leg Begin(Call call, Leg leg, CallPolicy policy) =>
        leg is { Agent: { } agent, Progress: < LegProgress.Admitted } && policy.TellsBriefing(call) && call.HandoverTo(leg.Id) is { } handover && handover.By != agent
            ? leg with { HearsBriefing = true }
            : leg;

    /// <summary>Whether the agent hears it, or is on the way from there into the conference.</summary>
    public static bool IsHeard(Leg? leg, DateTimeOffset now) => leg is { HearsBriefing: true, IsLive: true, Presence: Presence.NotYet, AdmittedAt: { } at } && now - at < Longest;

    /// <summary>The words: "Agent One. Billing question." What is too long ends with a whole word.</summary>
    /// <param name="from">Name of the agent who transfers.</param>
    public static string Words(string from, Briefing briefing) =>
        Cut(briefing.Reason.Trim() is "" ? $"{from}." : $"{from}. {briefing.Reason.Trim().TrimEnd('.')}.");

    private static string Cut(string words)
    {
        if (words.Length <= Most) return words;
        var end = words.LastIndexOf(' ', Most - 1);
        return $"{words[..(end > 0 ? end : Most - 1)].TrimEnd('.', ',', ' ')}.";
    }
}
