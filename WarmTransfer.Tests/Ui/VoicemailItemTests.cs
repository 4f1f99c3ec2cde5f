using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Core;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Voicemails;

namespace WarmTransfer.Tests.Ui;

/// <summary>One message in the list.</summary>
public sealed class VoicemailItemTests : Screen
{
    private static readonly CurrentAgent Viewer = new("agent1", "Agent 1", [Roles.Agent]);

    public VoicemailItemTests() => Services.AddSingleton(new LiveQueues(Queues.One)).AddSingleton<IVoicemailDesk>(new NoDesk());

    [Fact]
    public void How_long_it_is_is_said_as_soon_as_Twilio_has_told()
    {
        Assert.Contains("0:07 long", Shown(TimeSpan.FromSeconds(7)), StringComparison.Ordinal);
        var untold = Shown(TimeSpan.Zero);
        Assert.DoesNotContain(" long", untold, StringComparison.Ordinal);
        Assert.Contains("Call me back.", untold, StringComparison.Ordinal);
    }

    private string Shown(TimeSpan length) => Render<VoicemailItem>(item => item
        .Add(one => one.Viewer, Viewer)
        .Add(one => one.Item, new Voicemail("RE1", new CallId("CA1"), QueueId.Default, "+15550100001", Views.Noon, length, TranscriptState.Written, "Call me back.", null, null, null, null, null))).Markup;

    private sealed class NoDesk : IVoicemailDesk
    {
        public Task<Refusal?> Take(string voicemail, CurrentAgent by, CancellationToken cancel) => Task.FromResult<Refusal?>(null);

        public Task<Refusal?> Release(string voicemail, CurrentAgent by, CancellationToken cancel) => Task.FromResult<Refusal?>(null);

        public Task<Refusal?> Close(string voicemail, CurrentAgent by, VoicemailOutcome outcome, string note, CancellationToken cancel) => Task.FromResult<Refusal?>(null);

        public Task<Refusal?> CallBack(string voicemail, CurrentAgent by, Guid command, CancellationToken cancel) => Task.FromResult<Refusal?>(null);
    }
}
