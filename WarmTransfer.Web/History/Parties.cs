using System.Text.RegularExpressions;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Web.History;

/// <summary>Whom the events of one call mean by their ids, in the words of whoever reads of it.</summary>
internal sealed partial class Parties(Redaction discreet, IReadOnlyDictionary<string, string> names)
{
    public string Of(AgentId agent) => names.GetValueOrDefault(agent.Value, agent.Value);

    public Sentence Of(Leg leg) => leg switch
    {
        { Agent: { } agent } => $"{Of(agent)}",
        { SoughtIn: { } queue } => $"the queue {queue}",
        _ => $"{discreet.Numbers.Of(leg.Number ?? discreet.Call.From)}",
    };

    public Sentence Of(LegId id) => discreet.Call.Find(id) switch
    {
        _ when id == LegId.Customer => $"customer",
        { } leg => Of(leg),
        null => $"{id.Value}",
    };

    public Sentence OfSid(string sid) => discreet.Call.FindBySid(sid) switch
    {
        { } leg => Of(leg.Id),
        null => $"{sid}",
    };

    public Sentence Of(Target target) => target switch
    {
        Target.Colleague to => $"{Of(to.Agent)}",
        Target.Outside to => $"{to.Number}",
        Target.OtherQueue to => $"the queue {to.Queue}",
        _ => throw new InvalidOperationException($"{target.GetType().Name} is nobody that is known here."),
    };

    /// <summary>The name of an effect with people in it instead of legs, for one that has no words.</summary>
    public string In(string text) => Leg().Replace(text, match => Of(new LegId(match.Value)).English);

    [GeneratedRegex(@"\b(customer|L[0-9]+)\b")]
    private static partial Regex Leg();
}
