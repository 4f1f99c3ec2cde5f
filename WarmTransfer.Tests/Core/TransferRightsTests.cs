using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Core;

public sealed class TransferRightsTests
{
    private static readonly AgentId Sales = new("agent1"), Both = new("agent2"), Other = new("agent3");
    private static readonly Target Queue = new Target.OtherQueue(Story.Sales);
    private static readonly Target Colleague = Target.To(new AgentId("agent9")), Uk = new Target.Outside("+442071838750"), Us = new Target.Outside("+12025550123");

    private static readonly TransferRights Rights = new()
    {
        Rules = ImmutableDictionary<AgentId, ImmutableArray<TransferRule>>.Empty
            .Add(Sales, [new TransferRule(Agents: true, [], Queues: false)])
            .Add(Both, [new TransferRule(Agents: true, [], Queues: false), new TransferRule(Agents: false, ["+44"])]),
        EverybodyElse = new TransferRule(Agents: false, ["+1"], Queues: false),
    };

    [Fact]
    public void Without_a_rule_everybody_may_transfer_everywhere() => Assert.Equal("CUSQ", May(new TransferRights(), Sales));

    [Fact]
    public void Whoever_is_in_groups_may_what_any_of_them_may_and_everybody_else_what_is_said_of_them()
    {
        Assert.Equal("C", May(Rights, Sales));
        Assert.Equal("CUQ", May(Rights, Both));
        Assert.Equal("S", May(Rights, Other));
    }

    [Fact]
    public void The_machine_refuses_and_the_refusal_names_no_number()
    {
        var machine = new CallMachine(new CallPolicy { Rights = new() { EverybodyElse = new TransferRule(Agents: true, []) }, Numbers = new NumberPlan { Allowed = ["+1"], Classify = _ => new NumberClass(NumberKind.Ordinary, "+1", IsAtHome: true) } });
        var refused = machine.Apply(Story.Talking.Call, new CallEvent.Intent.DialIn(Story.Agent1, Us, Briefing.None), Story.Start).Refusal!;

        Assert.Equal(RefusalCode.NotPermitted, refused.Code);
        Assert.DoesNotContain("2025550123", refused.Reason.English, StringComparison.Ordinal);
        Assert.Null(machine.Apply(Story.Talking.Call, new CallEvent.Intent.DialIn(Story.Agent1, Target.To(new AgentId("agent2")), Briefing.None), Story.Start).Refusal);
    }

    [Fact]
    public void As_long_as_nobody_is_chosen_it_counts_that_there_is_somebody_who_may_be()
    {
        var nobodyYet = Target.To(new AgentId(""));

        Assert.True(new TransferRule(Agents: false, ["+44"]).Allows(nobodyYet));
        Assert.False(new TransferRule(Agents: false, []).Allows(nobodyYet));
    }

    private static string May(TransferRights rights, AgentId who) => string.Concat(
        new[] { ('C', Colleague), ('U', Uk), ('S', Us), ('Q', Queue) }.Where(one => rights.Refuse(who, one.Item2) is null).Select(one => one.Item1));
}
