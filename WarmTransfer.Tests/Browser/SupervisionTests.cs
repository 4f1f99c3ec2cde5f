namespace WarmTransfer.Tests.Browser;

/// <summary>A supervisor monitors a call: what people hear, what the network has of it, and what screens say.</summary>
public sealed class SupervisionTests : BrowserStory
{
    private static readonly TimeSpan ModeIsShown = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan EndIsShown = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan CustomerIsAlone = TimeSpan.FromSeconds(2);
    // Machines that test are busy.
    private static readonly TimeSpan Allowance = TimeSpan.FromSeconds(10);

    private CustomerPerson Customer => Scene.Customer;

    private AgentPerson Agent1 => Scene.Agent1;

    private AgentPerson Agent2 => Scene.Agent2;

    private SupervisorPerson Supervisor => Scene.Supervisor;

    [Fact]
    public async Task One_key_goes_from_listening_to_whispering_to_speaking_and_back_on_one_leg()
    {
        await SupervisorLooksAtTheCall();
        await Supervisor.Key("s");
        await Supervisor.TakesPart("Listen");
        await Supervisor.BarSays("Listening to Agent 1’s call");
        await OnlyListens();
        // The network alone sees to it that a listener is not heard.
        await Supervisor.ToggleMute();
        await OnlyListens();
        await Agent1.Reads("Listening");
        var leg = await Supervisor.CallSid();

        await NextMode("Whisper", "Whispering");
        await Scene.Hears(Agent1, Customer, Supervisor);
        await Scene.Hears(Customer, Agent1);
        await Supervisor.BarSays("Whispering in Agent 1’s call");

        await NextMode("Speak to all", "Speaking");
        await Scene.Hears(Agent1, Customer, Supervisor);
        await Scene.Hears(Customer, Agent1, Supervisor);
        await Supervisor.BarSays("Speaking in Agent 1’s call");

        await NextMode("Listen", "Listening");
        await OnlyListens();
        Assert.Equal(leg, await Supervisor.CallSid());
        await Gone(Supervisor.HangUp, Agent1, "Listening");
        await Scene.Together(Customer, Agent1);
    }

    [RareStory]
    public async Task A_supervisor_who_is_told_why_not_is_not_said_to_listen()
    {
        await Scene.SupervisorSignsIn();
        await Supervisor.PhoneIs("ready");

        var said = await Supervisor.Page.EvaluateAsync<string[]>(
            """
            async () => {
                const { phone } = warmTransfer, text = document.querySelector('[data-part=text]'), said = [];
                new MutationObserver(() => said.push(text.textContent)).observe(text, { childList: true, characterData: true, subtree: true });
                await phone.monitor('CA00000000000000000000000000000000', 'listen', 'Agent 1’s call');
                while (phone.snapshot.state !== 'ready') await new Promise(changed => phone.addEventListener('change', changed, { once: true }));
                return said;
            }
            """);

        Assert.Contains("Connecting to Agent 1’s call…", said);
        Assert.DoesNotContain(said, text => text.Contains("Listening", StringComparison.Ordinal));
    }

    [RareStory]
    public async Task A_whisper_follows_the_call_to_its_next_owner_on_the_same_leg()
    {
        await SupervisorLooksAtTheCall();
        await Supervisor.StepsIn("Whisper");
        await Scene.Hears(Agent1, Customer, Supervisor);
        var leg = await Supervisor.CallSid();

        await Agent1.DialIn(Agent2);
        await Agent2.Shows("Incoming transfer from Agent 1");
        await Agent2.Press("Answer");
        await Agent2.Shows("In call with customer and Agent 1");
        await Scene.Hears(Agent2, Customer, Agent1);
        await Scene.Hears(Customer, Agent1, Agent2);
        await Agent1.Press("Leave");
        await Agent2.Shows("In call with customer");

        await Scene.Hears(Agent2, Customer, Supervisor);
        await Scene.Hears(Customer, Agent2);
        await Scene.Hears(Supervisor, Customer, Agent2);
        await Supervisor.BarSays("Whispering in Agent 2’s call");
        Assert.Equal(leg, await Supervisor.CallSid());
        await Gone(() => Supervisor.Key("q"), Agent2, "Whispering");
    }

    [RareStory]
    public async Task A_supervisor_takes_over_is_lost_comes_back_and_works_on_at_their_own_console()
    {
        await SupervisorLooksAtTheCall();
        await Supervisor.StepsIn("Listen");
        await OnlyListens();
        var silence = await Scene.Network.Silence(await Customer.CallSid());

        await Supervisor.TakesOver("Complaint");

        await Agent1.Shows("Ready");
        await Scene.Hears(Customer, Supervisor);
        await Scene.Hears(Supervisor, Customer);
        Assert.InRange(await Scene.Network.Silence(await Customer.CallSid()) - silence, TimeSpan.Zero, CustomerIsAlone);
        await Supervisor.BarSays("In call");
        await Supervisor.Page.ReloadAsync();
        await Supervisor.Press("Rejoin");
        await Supervisor.PhoneIs("in-call");
        await Scene.Hears(Customer, Supervisor);
        await Supervisor.GoTo("Console");
        await Supervisor.Shows("In call with customer");
        await Supervisor.Press("Hold");
        await Customer.IsPlayed("hold-music");
        await Supervisor.Press("Resume");
        await Supervisor.Shows("In call with customer");
        await Scene.Hears(Customer, Supervisor);
        await Supervisor.Press("End call");
        await Customer.IsDisconnected();
    }

    [RareStory]
    public async Task A_customer_whose_last_agent_is_removed_goes_to_the_next_one()
    {
        await SupervisorLooksAtTheCall();
        await Supervisor.StepsIn("Listen");
        await Supervisor.Act("Remove Agent 1");
        await Supervisor.Answer("They go to the next agent");

        await Agent2.Shows("Incoming support call");
        await Agent1.Shows("Ready");
        await Agent2.Press("Answer");
        await Agent2.Shows("In call with customer");
        await Scene.Hears(Customer, Agent2);
        await Scene.Hears(Supervisor, Customer, Agent2);
    }

    [RareStory]
    public async Task An_agent_who_asks_for_help_reads_who_is_coming()
    {
        await SupervisorLooksAtTheCall();
        await Agent1.Press("Ask for help");
        await Supervisor.Act("I’m coming");
        await Agent1.Reads("Supervisor 1 is coming.");
    }

    private async Task SupervisorLooksAtTheCall()
    {
        await Scene.Talking();
        await Scene.SupervisorSignsIn();
        await Supervisor.OpensTheCall();
    }

    private async Task OnlyListens()
    {
        await Scene.Hears(Supervisor, Customer, Agent1);
        await Scene.Hears(Customer, Agent1);
        await Scene.Hears(Agent1, Customer);
    }

    private async Task NextMode(string button, string shown)
    {
        var pressed = TimeProvider.System.GetTimestamp();
        await Supervisor.Key("s");
        await Agent1.Reads(shown);
        Within(ModeIsShown, pressed, $"{button} is on the agent's screen");
        await Supervisor.TakesPart(button);
    }

    private async Task Gone(Func<Task> act, AgentPerson agent, string shown)
    {
        var acted = TimeProvider.System.GetTimestamp();
        await act();
        await agent.ReadsNoMore(shown);
        Within(EndIsShown, acted, "the end is on the agent's screen");
        await Supervisor.PhoneIs("ready");
    }

    private static void Within(TimeSpan promised, long since, string what)
    {
        var took = TimeProvider.System.GetElapsedTime(since);
        TestContext.Current.TestOutputHelper?.WriteLine($"{what} after {took.TotalMilliseconds:0} ms");
        Assert.InRange(took, TimeSpan.Zero, promised + Allowance);
    }
}
