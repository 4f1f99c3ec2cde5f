namespace WarmTransfer.Tests.Browser;

/// <summary>The private consultation and what can go wrong with it, as people hear it.</summary>
public sealed class ConsultTests
{
    private const string HoldMusic = "hold-music";

    [Fact]
    public async Task Consult_then_merge_then_complete()
    {
        await using var scene = await Scene.Talking();
        await Consult(scene);
        await scene.Agent2.Press("Answer");
        await scene.Agent1.Shows("In private with Agent 2, customer on hold");
        await scene.Together(scene.Agent1, scene.Agent2);
        await scene.Customer.HearsNobodyElseThan();

        await scene.Agent1.Press("Merge");
        await scene.Agent1.Shows("In call with customer and Agent 2");
        await scene.Together(scene.Customer, scene.Agent1, scene.Agent2);

        await scene.Agent1.Press("Leave");
        await scene.Agent2.Shows("In call with customer");
        await scene.Together(scene.Customer, scene.Agent2);
    }

    [Fact]
    public async Task The_second_agent_reads_why_before_answering()
    {
        await using var scene = await Scene.Talking();
        await Consult(scene);
        await scene.Agent2.Shows("Incoming transfer from Agent 1");
        await scene.Agent2.Reads("Billing question");
        await scene.Agent2.Reads("Has the invoice of May at hand.");
    }

    [Fact]
    public async Task Cancel_while_it_rings_gives_the_customer_back()
    {
        await using var scene = await Scene.Talking();
        await Consult(scene);
        await scene.Agent2.Shows("Incoming transfer from Agent 1");
        await scene.Agent1.Press("Cancel");
        await scene.Agent1.Shows("In call with customer");
        await scene.Agent2.Shows("Ready");
        await scene.Together(scene.Customer, scene.Agent1);
    }

    [Fact]
    public async Task A_second_agent_who_declines_gives_the_customer_back_with_the_reason()
    {
        await using var scene = await Scene.Talking();
        await Consult(scene);
        await scene.Agent2.Press("Decline");
        await scene.Agent1.Reads("Agent 2 declined.");
        await scene.Agent1.Shows("In call with customer");
        await scene.Together(scene.Customer, scene.Agent1);
    }

    [Fact]
    public async Task An_agent_who_reloads_the_page_in_a_call_is_offered_to_come_back()
    {
        await using var scene = await Scene.Talking();
        await scene.Agent1.Page.ReloadAsync();
        await scene.Customer.IsPlayed("One moment");
        await scene.Agent1.Press("Rejoin");
        await scene.Agent1.Shows("In call with customer");
        await scene.Together(scene.Customer, scene.Agent1);
    }

    private static async Task Consult(Scene scene)
    {
        await scene.Agent1.Consult(scene.Agent2, "Billing question", "Has the invoice of May at hand.");
        await scene.Customer.IsPlayed(HoldMusic);
        await scene.Agent1.Shows("Customer on hold, ringing Agent 2");
    }
}
