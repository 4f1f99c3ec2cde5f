using CsCheck;
using WarmTransfer.Core;
using WarmTransfer.Core.Flows;
using static WarmTransfer.Tests.Core.Flows.SomeFlows;

namespace WarmTransfer.Tests.Core.Flows;

public sealed class FlowMachineTests
{
    private static readonly string[] Sayings = ["word 0", "WÖRD 1", "something", "word 2 and word 3"];
    private const string Key = "0123456789*#";

    private static readonly Gen<FlowInput> AnyInput = Gen.OneOf<FlowInput>(
        Gen.Int[0, Key.Length - 1].Select(at => (FlowInput)new FlowInput.Pressed(Key[at..(at + 1)])), Gen.Const<FlowInput>(new FlowInput.Nothing()),
        Gen.Select(Gen.Int[0, 3], Gen.Double[0, 1]).Select((at, sure) => (FlowInput)new FlowInput.Spoke(Sayings[at], sure)));

    // Any node may lead to any, so that circles, dead ends and nodes that nobody reaches come up as well.
    private static readonly Gen<Flow> AnyFlow = Gen.Int[1, 8].SelectMany(count => Node(count).Array[count]
        .Select(nodes => new Flow
        {
            Name = "Any", Languages = [new("en-GB")], Queue = new("default"), Start = "n0", Nodes = [.. nodes.Select((node, at) => node with { Id = $"n{at}" })],
        }));

    [Fact]
    public void Every_flow_without_faults_ends_for_whatever_a_caller_does() => Gen.Select(AnyFlow, AnyInput.Array[FlowMachine.MostAnswers + 1], Gen.Bool).Sample((flow, inputs, open) =>
    {
        if (!FlowCheck.Faults(flow, Anything).IsEmpty) return true;
        var (step, answers) = (FlowMachine.Begin(flow, null, _ => open), 0);
        for (; step.Asks is not null; answers++) step = FlowMachine.Answer(flow, step.At, inputs[answers], _ => open);
        return step.Ends is not null && answers <= FlowMachine.MostAnswers;
    }, iter: 3_000);

    [Fact]
    public void Such_flows_come_up_with_menus_and_without_and_faults_of_each_kind_do_too()
    {
        var flows = Enumerable.Range(0, 3_000).Select(seed => AnyFlow.Single(_ => true, $"{seed:0000000000000}")).ToList();
        Assert.True(flows.Count(flow => FlowCheck.Faults(flow, Anything).IsEmpty && flow.Nodes.Any(node => node is FlowNode.Menu)) > 30);
        string[] faults = [.. flows.SelectMany(flow => FlowCheck.Faults(flow, Anything)).Select(fault => fault.Text.English)];
        Assert.All(["leads nowhere", "in a circle", "No caller gets here", "nothing to choose"], part => Assert.Contains(faults, fault => fault.Contains(part, StringComparison.Ordinal)));
    }

    [Fact]
    public void Whoever_does_nothing_twice_goes_to_the_menus_queue()
    {
        var first = Answer(Department(), new FlowInput.Nothing());
        Assert.Equal((2, "I did not understand. For sales, press 1. For anything else, press 2."), (first.At.Try, Heard(first)));

        Assert.Equal(new Destination.ToQueue(new("night")), Answer(first, new FlowInput.Pressed("5")).Ends);
    }

    [Fact]
    public void A_menu_without_a_queue_of_its_own_has_that_of_the_flow() =>
        Assert.Equal(new Destination.ToQueue(new("support")), Answer(Answer(FlowMachine.Begin(Departments, null, _ => true), new FlowInput.Nothing()), new FlowInput.Nothing()).Ends);

    [Fact]
    public void Each_choice_of_a_language_is_said_in_it_and_what_follows_as_well()
    {
        var asked = FlowMachine.Begin(Departments, null, _ => true);
        Assert.Equal([("Hello.", "Polly.Amy"), ("For English, press 1.", "Polly.Amy"), ("Für Deutsch drücken Sie die 2.", "Polly.Vicki")], asked.Prompt.Select(said => (said.Text, said.Voice!)));

        var german = Answer(asked, new FlowInput.Pressed("2"));
        Assert.Equal(("de-DE", "Verkauf: die 1. Alles andere: die 2."), (german.At.Language, Heard(german)));
        // A text that is not there in German is said in the flow's own language.
        var thanks = Answer(german, new FlowInput.Pressed("2"));
        Assert.Equal(new Said("Thank you.", "en-GB", "Polly.Amy"), Assert.Single(thanks.Heard));
        Assert.Equal(("de-DE", new Destination.ToQueue(new("support"))), (thanks.At.Language, thanks.Ends));
    }

    [Theory]
    [InlineData("I'd like SALES, please", 0.9, "sales")]
    [InlineData("Verkauf.", 0.41, "sales")]
    [InlineData("sales", 0.39, null)]
    [InlineData("wholesales", 0.9, null)]
    [InlineData("2", 0.9, "support")]
    [InlineData("sales or anything else", 0.9, "support")]
    public void Words_are_understood_whole_and_when_Twilio_is_sure_enough(string said, double sure, string? queue) =>
        Assert.Equal(queue is null ? null : new Destination.ToQueue(new(queue)), Answer(Department(), new FlowInput.Spoke(said, sure)).Ends);

    [Theory]
    [InlineData("Grüße", "gruesse", false)]
    [InlineData("Grüße", "grusse", true)]
    [InlineData("café", "Cafe!", true)]
    public void Neither_case_nor_marks_matter(string word, string said, bool found) =>
        Assert.Equal(found, SpokenWords.Find([new("1", "") { Words = [word] }], said) is not null);

    [Fact]
    public void Two_choices_that_fit_alike_are_not_understood() => Assert.Null(SpokenWords.Find([new("1", "a") { Words = ["blue"] }, new("2", "b") { Words = ["pink"] }], "blue pink"));

    [Fact]
    public void It_goes_one_way_while_it_is_open_and_another_while_it_is_closed()
    {
        var closed = FlowMachine.Begin(Departments, null, calendar => calendar != "week");
        Assert.Equal(("We are closed.", new Destination.EndCall()), (Heard(closed), closed.Ends));
    }

    [Fact]
    public void Whoever_goes_round_in_menus_for_ever_has_an_agent_in_the_end()
    {
        var (step, answers) = (Department(), 0);
        for (; step.Asks is not null && answers < 100; answers++) step = Answer(step, new FlowInput.Pressed("9"));
        Assert.Equal(new Destination.ToQueue(new("night")), step.Ends);
        Assert.InRange(answers, 2, FlowMachine.MostAnswers);
    }

    [Fact]
    public void Should_a_flow_go_in_a_circle_after_all_its_queue_has_the_call() => Assert.Equal(
        new Destination.ToQueue(QueueId.Default),
        FlowMachine.Begin(new Flow { Languages = [new("en-GB")], Start = "a", Nodes = [new FlowNode.Message("a", "A", Text("en-GB", "Round"), "b"), new FlowNode.Message("b", "B", Text("en-GB", "and round"), "a")] }, null, _ => true).Ends);

    private static FlowStep Department() => Answer(FlowMachine.Begin(Departments, null, _ => true), new FlowInput.Pressed("1"));

    private static FlowStep Answer(FlowStep at, FlowInput input) => FlowMachine.Answer(Departments, at.At, input, _ => true);

    private static Gen<FlowNode> Node(int count)
    {
        // Now and then it leads to one that is not there.
        var next = Gen.Int[0, count * 8].Select(to => to == 0 ? "nowhere" : $"n{to % count}");
        var texts = Text("en-GB", "Something");
        return Gen.OneOf(
            next.Select(to => (FlowNode)new FlowNode.Message("", "Message", texts, to)),
            Gen.Select(next, next).Select((open, closed) => (FlowNode)new FlowNode.Hours("", "Hours", "c", open, closed)),
            next.Array[0, 4].Select(to => (FlowNode)new FlowNode.Menu("", "Menu", texts, [.. to.Select((one, key) => new MenuChoice($"{key}", one) { Words = [$"word {key}"] })]) { Speech = to.Length > 1 }),
            Gen.Int[0, 2].Select(to => (FlowNode)new FlowNode.Finish("", "Finish", to == 0 ? new Destination.EndCall() : new Destination.ToQueue(new($"q{to}")))));
    }
}
