using WarmTransfer.Core;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Web.History;

/// <summary>What effects are called where they are read of. Most events know them by nothing but their names, so they are told from these.</summary>
internal static class EffectWords
{
    public static Sentence Of(CallEffect effect, Parties parties) => effect switch
    {
        CallEffect.StartTimer timer => $"timer: {EventWords.Of(timer.Event)}",
        _ => Of(effect.Name, parties),
    };

    /// <param name="effect">As <see cref="CallEffect.Name"/> writes it; one that has no words here stays as it is written.</param>
    public static Sentence Of(string effect, Parties parties) => effect.Split(' ') switch
    {
        ["dial", var leg] => $"dial {Who(leg, parties)}",
        ["hold", var leg, "in", "room", var room] => $"hold {Who(leg, parties)} in room {room}",
        ["resume", var leg, "in", "room", var room] => $"resume {Who(leg, parties)} in room {room}",
        ["coaching", "of", var leg, "in", "room", var room] => $"coaching of {Who(leg, parties)} in room {room}",
        [var leg, "ends", "room", var room] => $"{Who(leg, parties)} ends room {room}",
        [var leg, "does", "not", "end", "room", var room] => $"{Who(leg, parties)} does not end room {room}",
        ["announce", var what, "to", var leg] => $"announce {what} to {Who(leg, parties)}",
        ["end", "room", var room] => $"end room {room}",
        ["end", var leg] => $"end {Who(leg, parties)}",
        ["rescue", var leg, "from", "room", var room] => $"rescue {Who(leg, parties)} from room {room}",
        ["take", "the", "customer", "out", "of", "room", var room] => $"take the customer out of room {room}",
        ["find", "an", "expert", "in", "place", "of", var leg] => $"find an expert in place of {Who(leg, parties)}",
        _ => OfRecording(effect, parties),
    };

    private static Sentence OfRecording(string effect, Parties parties) => effect.Split(' ') switch
    {
        ["record", var leg] => $"record {Who(leg, parties)}",
        ["pause", "recording", "of", var leg] => $"pause recording of {Who(leg, parties)}",
        ["stop", "recording", "of", var leg] => $"stop recording of {Who(leg, parties)}",
        ["resume", "recording", "of", var leg] => $"resume recording of {Who(leg, parties)}",
        ["begin", "transcript", var number, "of", var leg] => $"begin transcript {number} of {Who(leg, parties)}",
        ["stop", "transcript", var number, "of", var leg] => $"stop transcript {number} of {Who(leg, parties)}",
        _ => $"{parties.In(effect)}",
    };

    private static Sentence Who(string leg, Parties parties) => parties.Of(new LegId(leg));
}
