namespace WarmTransfer.Tests.Browser;

/// <summary>The private consultation and what can go wrong with it, as people hear it.</summary>
public sealed class ConsultTests : BrowserStory
{
    private const string HoldMusic = "hold-music";

    [Fact]
    public async Task Consult_then_merge_then_complete()
    {
        await Scene.Talking();
        await Consult();
        await Scene.Agent2.Press("Answer");
        await Scene.Agent1.Shows("In private with Agent 2, customer on hold");
        await Scene.Together(Scene.Agent1, Scene.Agent2);
        await Scene.Customer.HearsNobodyElseThan();

        await Scene.Agent1.Press("Merge");
        await Scene.Agent1.Shows("In call with customer and Agent 2");
        await Scene.Together(Scene.Customer, Scene.Agent1, Scene.Agent2);

        await Scene.Agent1.Press("Leave");
        await Scene.Agent2.Shows("In call with customer");
        await Scene.Together(Scene.Customer, Scene.Agent2);
    }

    [RareStory]
    public async Task The_second_agent_reads_why_before_answering()
    {
        await Scene.Talking();
        await Consult();
        await Scene.Agent2.Shows("Incoming transfer from Agent 1");
        await Scene.Agent2.Reads("Billing question");
        await Scene.Agent2.Reads("Has the invoice of May at hand.");
        await Scene.Agent2.Reads("Agent 1 answered");
        await Scene.Agent2.Reads("the customer was put on hold");
    }

    [RareStory]
    public async Task Cancel_while_it_rings_gives_the_customer_back()
    {
        await Scene.Talking();
        await Consult();
        await Scene.Agent2.Shows("Incoming transfer from Agent 1");
        await Scene.Agent1.Press("Cancel");
        await Scene.Agent1.Shows("In call with customer");
        await Scene.Agent2.Shows("Ready");
        await Scene.Together(Scene.Customer, Scene.Agent1);
    }

    [RareStory]
    public async Task A_second_agent_who_declines_gives_the_customer_back_with_the_reason()
    {
        await Scene.Talking();
        await Consult();
        await Scene.Agent2.Press("Not my field");
        await Scene.Agent1.Reads("Agent 2 declined: somebody else knows more of this.");
        await Scene.Agent1.Shows("In call with customer");
        await Scene.Together(Scene.Customer, Scene.Agent1);
    }

    [RareStory]
    public async Task An_agent_who_reloads_the_page_in_a_call_is_offered_to_come_back()
    {
        await Scene.Talking();
        await Scene.Agent1.Page.ReloadAsync();
        await Scene.Customer.IsPlayed("One moment");
        await Scene.Agent1.Press("Rejoin");
        await Scene.Agent1.Shows("In call with customer");
        await Scene.Together(Scene.Customer, Scene.Agent1);
    }

    private async Task Consult()
    {
        await Scene.Agent1.Consult(Scene.Agent2, "Billing question", "Has the invoice of May at hand.");
        await Scene.Customer.IsPlayed(HoldMusic);
        await Scene.Agent1.Shows("Customer on hold, ringing Agent 2");
    }
}
