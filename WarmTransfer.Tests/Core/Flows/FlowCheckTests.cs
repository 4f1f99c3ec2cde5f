using System.Collections.Immutable;
using WarmTransfer.Core.Flows;
using static WarmTransfer.Tests.Core.Flows.SomeFlows;

namespace WarmTransfer.Tests.Core.Flows;

/// <summary>Each fault says where it is and how it is mended.</summary>
public sealed class FlowCheckTests
{
    [Fact]
    public void A_flow_that_leads_everybody_somewhere_has_no_fault() => Assert.Empty(FlowCheck.Faults(Departments, Anything));

    [Fact]
    public void A_choice_that_leads_nowhere_is_a_fault_at_its_menu() => Expect(Change<FlowNode.Menu>("department", menu => menu with { Choices = [menu.Choices[0], menu.Choices[1] with { Next = "gone" }] }), "department", "Key 2 leads nowhere");

    [Fact]
    public void Whoever_hears_messages_in_a_circle_is_asked_nothing() => Expect(Change<FlowNode.Message>("thanks", message => message with { Next = "thanks" }), "thanks", "in a circle");

    [Fact]
    public void A_circle_through_a_menu_is_the_callers_own_doing() => Assert.Contains(Departments.Nodes.OfType<FlowNode.Menu>(), menu => menu.Choices.Any(choice => choice.Next == menu.Id));

    [Fact]
    public void A_node_that_nobody_gets_to_is_a_fault() => Expect(Departments with { Nodes = Departments.Nodes.Add(new FlowNode.Finish("alone", "Alone", new Destination.EndCall())) }, "alone", "No caller gets here");

    [Fact]
    public void A_queue_and_a_calendar_that_are_not_there_are_faults()
    {
        var nothing = new FlowSurroundings(queue => queue.Value == "support", _ => false, _ => $"Not that number.");
        Expect(Departments, "sales", "The queue sales does not exist", nothing);
        Expect(Departments, "department", "The queue night does not exist", nothing);
        Expect(Departments, "hours", "no such calendar", nothing);
        Expect(Change<FlowNode.Finish>("bye", end => end with { To = new Destination.ToNumber("12") }), "bye", "Not that number.", nothing);
    }

    [Fact]
    public void Every_choice_has_a_key_and_none_has_that_of_another()
    {
        Expect(Change<FlowNode.Menu>("department", menu => menu with { Choices = [menu.Choices[0], menu.Choices[1] with { Key = "" }] }), "department", "no key of the telephone");
        Expect(Change<FlowNode.Menu>("department", menu => menu with { Choices = [menu.Choices[0], menu.Choices[1] with { Key = "1" }] }), "department", "Key 1 is there twice");
        Expect(Change<FlowNode.Menu>("department", menu => menu with { Choices = [menu.Choices[0] with { Words = ["Anderes"] }, menu.Choices[1]] }), "department", "Leave it to one of them");
        Expect(Change<FlowNode.Menu>("department", menu => menu with { Choices = [] }), "department", "nothing to choose");
    }

    [Fact]
    public void Nobody_hears_silence()
    {
        Expect(Change<FlowNode.Message>("thanks", message => message with { Texts = Text("de-DE", "Danke.") }), "thanks", "Nothing is said here in en-GB");
        Expect(Change<FlowNode.Menu>("department", menu => menu with { Texts = ImmutableDictionary<string, string>.Empty }), "department", "Nothing is said here");
        Expect(Change<FlowNode.Message>("thanks", message => message with { Texts = Text("en-GB", "\u0001") }), "thanks", "cannot be said");
    }

    [Fact]
    public void What_concerns_the_whole_names_no_node()
    {
        Expect(Departments with { Languages = [] }, null, "It has no language");
        Expect(Departments with { Start = "gone" }, null, "does not begin anywhere");
        Expect(Departments with { Name = " " }, null, "Write a name");
        Expect(Departments with { Numbers = [new("+15550100000", "fr-FR")] }, null, "for the language fr-FR");
        Expect(Change<FlowNode.Menu>("language", menu => menu with { Choices = [menu.Choices[0], menu.Choices[1] with { Language = "fr-FR" }] }), "language", "which the flow does not have");
    }

    private static void Expect(Flow flow, string? node, string text, FlowSurroundings? around = null) =>
        Assert.Contains(FlowCheck.Faults(flow, around ?? Anything), fault => fault.Node == node && fault.Text.English.Contains(text, StringComparison.Ordinal));

    private static Flow Change<T>(string id, Func<T, FlowNode> change) where T : FlowNode =>
        Departments with { Nodes = [.. Departments.Nodes.Select(node => node.Id == id ? change((T)node) : node)] };
}
