using System.Text.RegularExpressions;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Web.History;

/// <summary>Whom the events of one call mean by their ids, in the words of whoever reads of it.</summary>
internal sealed partial class Parties(Redaction discreet, IReadOnlyDictionary<string, string> names)
{
    public string Of(AgentId agent) => names.GetValueOrDefault(agent.Value, agent.Value);

    public string Of(Leg leg) => leg.Agent is { } agent ? Of(agent) : leg.SoughtIn is { } queue ? $"the queue {queue}" : discreet.Numbers.Of(leg.Number ?? discreet.Call.From);

    public string Of(LegId id) => id == LegId.Customer ? "customer" : discreet.Call.Find(id) is { } leg ? Of(leg) : id.Value;

    public string OfSid(string sid) => discreet.Call.FindBySid(sid) is { } leg ? Of(leg.Id) : sid;

    public string Of(Target target) => target switch
    {
        Target.Colleague to => Of(to.Agent),
        Target.Outside to => to.Number,
        Target.OtherQueue to => $"the queue {to.Queue}",
        _ => throw new InvalidOperationException($"{target.GetType().Name} is nobody that is known here."),
    };

    /// <summary>The name of an effect with people in it instead of legs.</summary>
    public string In(string text) => Leg().Replace(text, match => Of(new LegId(match.Value)));

    [GeneratedRegex(@"\b(customer|L[0-9]+)\b")]
    private static partial Regex Leg();
}
