namespace WarmTransfer.Tests.Browser;

/// <summary>Who hears whom while somebody is on hold.</summary>
public sealed class HoldTests : BrowserStory
{
    [RareStory]
    public async Task A_customer_on_hold_hears_music_and_not_the_agent_until_they_are_taken_back()
    {
        await Scene.Talking();
        await Scene.Agent1.Press("Hold");
        await Scene.Agent1.Shows("Customer on hold");
        await OnHold(Scene.Customer);
        await Scene.Agent1.HearsNobodyElseThan();

        await Scene.Agent1.Press("Resume");
        await Scene.Agent1.Shows("In call with customer");
        await Scene.Together(Scene.Customer, Scene.Agent1);
    }

    [RareStory]
    public async Task A_swap_puts_one_on_hold_and_takes_the_other_back_and_nobody_hears_the_wrong_ones()
    {
        await Scene.Talking();
        await Scene.Consulting();
        await Scene.Together(Scene.Agent1, Scene.Agent2);
        await OnHold(Scene.Customer);

        await Scene.Agent1.Press("Swap");
        await Scene.Agent1.Shows("In call with customer, Agent 2 on hold");
        await Scene.Agent2.Shows("On hold, Agent 1 speaks with the customer");
        await Scene.Together(Scene.Agent1, Scene.Customer);
        await OnHold(Scene.Agent2);

        await Scene.Agent1.Press("Swap");
        await Scene.Agent1.Shows("In private with Agent 2, customer on hold");
        await Scene.Together(Scene.Agent1, Scene.Agent2);
        await OnHold(Scene.Customer);
    }

    private static async Task OnHold(Person person)
    {
        await person.HearsNobodyElseThan();
        await person.HearsSomething();
    }
}
