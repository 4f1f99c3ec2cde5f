using Bunit;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Core;
using WarmTransfer.Core.Flows;
using WarmTransfer.Tests.Web;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Dialling;
using WarmTransfer.Web.Hours;
using WarmTransfer.Web.Routing;
using WarmTransfer.Web.Sounds;
using WarmTransfer.Web.Teams;
using WarmTransfer.Web.Twilio;

namespace WarmTransfer.Tests.Ui;

/// <summary>The form of a queue, on the settings of a console that runs: parts that fold, and what is typed in them.</summary>
public sealed class QueueEditorTests : Screen, IAsyncLifetime
{
    private ProductHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await ProductHost.StartAsync(settings: ["--Queues:0:Id=support", "--Queues:0:Name=Support", "--Queues:1:Id=sales", "--Queues:1:Name=Sales"]);
        Services.AddSingleton(_host.Get<LiveSettings>()).AddSingleton(_host.Get<SettingsDesk>()).AddSingleton(_host.Get<LiveHours>()).AddSingleton(_host.Get<LiveMembers>())
            .AddSingleton(_host.Get<QueueAgents>()).AddSingleton(_host.Get<SoundStore>()).AddSingleton(_host.Get<MusicProbe>()).AddSingleton(_host.Get<CallerIds>());
        Services.AddOptions<DeskOptions>();
        Services.AddOptions<TwilioOptions>();
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _host.DisposeAsync();
    }

    [Fact]
    public void What_is_typed_in_a_part_that_is_folded_is_saved_with_the_rest()
    {
        var screen = Open();
        Assert.Equal(["General"], screen.FindAll("details.section[open] > summary").Select(summary => summary.TextContent.Trim()));
        Assert.Equal(["General", "Agents and skills", "Waiting and overflow", "Voicemail", "Recording", "Transcript", "What is said", "Further languages"], screen.FindAll("details.section > summary").Select(summary => summary.TextContent.Trim()));

        Press(screen, "Add a rule");
        Field(screen, "Seconds").Change("600");
        Field(screen, "They hear").Change("Nobody is free.");
        Press(screen, "In another language: what they hear by rule 1");
        Field(screen, "Language", at: 0).Change("de-DE");
        Field(screen, "They hear", at: 1).Change("Niemand ist frei.");
        Field(screen, "Then").Change("3");
        screen.FindAll(".choices input[type=checkbox]").First(box => box.ParentElement!.TextContent.StartsWith("Call customers back before", StringComparison.Ordinal)).Change(true);
        Press(screen, "Save");

        screen.WaitForAssertion(() => Assert.NotEmpty(Saved.Waiting.Overflow));
        var rule = Assert.Single(Saved.Waiting.Overflow);
        Assert.Equal(("Nobody is free.", "Niemand ist frei.", new Destination.ToCallBack()), (rule.Message, rule.Also.In("de-DE"), rule.Then));
        Assert.True(Saved.Waiting.CustomerFirst);
    }

    [Fact]
    public void A_caller_id_that_is_not_verified_is_refused_as_it_is_saved()
    {
        var screen = Open();
        Field(screen, "Caller ID").Input("+1 202 555 0177");
        Press(screen, "Save");
        screen.WaitForAssertion(() => Assert.Contains("+12025550177 is neither a number of the account nor verified at Twilio.", screen.Markup, StringComparison.Ordinal));
        Assert.Equal("", Saved.CallerId);

        Field(screen, "Caller ID").Input("+15550100000");
        Press(screen, "Save");
        screen.WaitForAssertion(() => Assert.Equal("+15550100000", Saved.CallerId));
    }

    [Fact]
    public void A_part_in_which_something_is_wrong_opens_and_says_so()
    {
        var screen = Open();
        Field(screen, "Announce every … seconds").Change("often");
        Press(screen, "Save");

        screen.WaitForAssertion(() => Assert.Equal(["General", "Waiting and overflow – please look here"], screen.FindAll("details.section[open] > summary").Select(summary => summary.TextContent.Trim())));
        Assert.Equal("often", Field(screen, "Announce every … seconds").GetAttribute("value"));
    }

    private QueueSetting Saved => _host.Get<LiveSettings>().Now.Find(QueueSetting.Kind, "support")!.Value;

    private IRenderedComponent<QueuesScreen> Open()
    {
        var screen = Render<QueuesScreen>(one => one.Add(queues => queues.Me, new AgentId("admin1")));
        Press(screen, "Edit Support");
        screen.WaitForElement("details.section");
        return screen;
    }

    private static void Press(IRenderedComponent<QueuesScreen> screen, string name) =>
        screen.FindAll("button").First(button => (button.GetAttribute("aria-label") ?? button.TextContent.Trim()) == name).Click();

    private static AngleSharp.Dom.IElement Field(IRenderedComponent<QueuesScreen> screen, string label, int at = 0) =>
        screen.Find("#" + screen.FindAll("label").Where(one => one.TextContent == label).ElementAt(at).GetAttribute("for"));
}
