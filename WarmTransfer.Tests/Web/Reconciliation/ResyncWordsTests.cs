using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Tests.Core;
using WarmTransfer.Web.Reconciliation;

namespace WarmTransfer.Tests.Web.Reconciliation;

public sealed class ResyncWordsTests
{
    private static readonly Call Call = Story.Talking.Call;

    [Fact]
    public void Whatever_a_comparison_can_find_is_said_as_here_and_at_Twilio()
    {
        var (agent, customer) = (Call.AgentLegs.Single(), Call.Customer);
        CallEvent.Fact[] facts =
        [
            new CallEvent.Fact.LegEnded(agent.Id, agent.Sid, LegEnding.HungUp), new CallEvent.Fact.LegProgressed(agent.Id, agent.Sid!, LegProgress.Answered),
            new CallEvent.Fact.FoundAlive(agent.Id, agent.Sid!), new CallEvent.Fact.FoundOutside(agent.Id), new CallEvent.Fact.ParticipantLeft(agent.Sid!, 1, HungUp: false),
            new CallEvent.Fact.ParticipantJoined(agent.Sid!, 1), new CallEvent.Fact.ParticipantFlags(customer.Sid!, 1, Muted: true, Held: true, 9),
        ];
        var words = new ResyncWords(Call, ImmutableDictionary<AgentId, Agent>.Empty);
        Assert.Equal(
            [
                $"{agent.Agent}: here connected, at Twilio the leg is over.", $"{agent.Agent}: here connected, at Twilio answered.",
                $"{agent.Agent}: here the leg is over, at Twilio it is up.", $"{agent.Agent}: here connected, at Twilio up and in no conference.",
                $"{agent.Agent}: here in the conference, at Twilio not in it.", $"{agent.Agent}: here not in this conference, at Twilio in it.",
                "Customer: here neither muted nor on hold, at Twilio muted and on hold.",
            ],
            facts.Select(fact => words.Of(fact).English));
    }
}
