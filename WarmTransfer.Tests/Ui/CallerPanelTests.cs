using Bunit;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Core;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.WhoCalls;

namespace WarmTransfer.Tests.Ui;

/// <summary>What is known of a caller is shown as it comes.</summary>
public sealed class CallerPanelTests : Screen
{
    private static readonly CurrentAgent Agent = new("agent1", "Agent 1", [Roles.Agent]);
    private readonly SlowCallers _callers = new();

    public CallerPanelTests() => Services.AddSingleton<ICallers>(_callers);

    [Fact]
    public void Earlier_calls_are_read_while_the_look_up_still_hangs()
    {
        _callers.Earlier.SetResult(new CallerPast(2, [new(new CallId("CA1"), Views.Noon, $"Ended: the customer hung up", ["Agent 2"], "Invoice of May", ["Billing › Refund"])], OpenLead: true, 1));
        var panel = Show();
        foreach (var text in (string[])["Has called 2 times before.", "with Agent 2", "Invoice of May", "Billing › Refund", "Waits to be called back", "1 open voicemail"]) Assert.Contains(text, panel.Markup, StringComparison.Ordinal);

        _callers.Answer.SetResult(new LookedUp(true, "Ada Lovelace", "Engines Ltd", new Uri("https://crm.example/ada")));
        panel.WaitForAssertion(() => Assert.Equal("https://crm.example/ada", panel.Find(".who a").GetAttribute("href")));
        Assert.Contains("Engines Ltd", panel.Find(".who").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void No_answer_is_a_small_mark_and_a_withheld_number_is_said_to_be_so()
    {
        _callers.Earlier.SetResult(null);
        _callers.Answer.SetResult(LookedUp.NoAnswer);
        var panel = Show();
        Assert.Contains("Look-up gave no answer", panel.Markup, StringComparison.Ordinal);
        Assert.Contains("The number is withheld.", panel.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<CallerPanel> Show() => Render<CallerPanel>(panel => panel.Add(it => it.Call, new CallId("CA2")).Add(it => it.Viewer, Agent));

    private sealed class SlowCallers : ICallers
    {
        public TaskCompletionSource<CallerPast?> Earlier { get; } = new();

        public TaskCompletionSource<LookedUp?> Answer { get; } = new();

        public Task<CallerPast?> Past(CallId call, CurrentAgent viewer, CancellationToken cancel) => Earlier.Task;

        public Task<LookedUp?> LookUp(CallId call, CurrentAgent viewer, CancellationToken cancel) => Answer.Task;
    }
}
