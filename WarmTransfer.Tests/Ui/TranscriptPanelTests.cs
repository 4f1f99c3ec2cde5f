using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Core;
using WarmTransfer.Core.Transcripts;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Transcripts;

namespace WarmTransfer.Tests.Ui;

/// <summary>The transcript beside a call.</summary>
public sealed class TranscriptPanelTests : Screen
{
    private static readonly CurrentAgent Viewer = new("agent1", "Agent 1", [Roles.Agent]);
    private readonly Written _written = new();

    public TranscriptPanelTests()
    {
        Services.AddSingleton<ITranscripts>(_written);
        JSInterop.SetupModule("/js/transcript.js").SetupModule("follow", _ => true).SetupVoid("end").SetVoidResult();
    }

    [Fact]
    public void A_call_that_is_not_written_down_shows_nothing()
    {
        var panel = Show(new TranscriptView(On: false, OnlyLatest: false, []));
        Assert.Empty(panel.FindAll("section"));
    }

    [Fact]
    public void It_names_who_spoke_shows_gaps_and_says_what_Twilio_says_of_itself()
    {
        var panel = Show(new TranscriptView(On: true, OnlyLatest: false,
        [
            new("Customer", true, TimeSpan.FromSeconds(65), TranscriptLineKind.Said, "I was charged twice.", 0), new("Agent 1", false, TimeSpan.FromSeconds(70), TranscriptLineKind.Gap, "", 2),
        ]));
        panel.WaitForAssertion(() => Assert.Equal(2, panel.FindAll("li").Count));
        Assert.Contains("Customer", panel.FindAll("li")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("1:05", panel.FindAll("li")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("I was charged twice.", panel.FindAll("li")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("2 messages of Twilio’s did not arrive", panel.FindAll("li")[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("neither PCI compliant nor HIPAA eligible", panel.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("last two minutes", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_is_rung_reads_that_it_is_only_the_end()
    {
        var panel = Show(new TranscriptView(On: true, OnlyLatest: true, []));
        panel.WaitForAssertion(() => Assert.Contains("The last two minutes; all of it when you answer", panel.Markup, StringComparison.Ordinal));
        Assert.Contains("Nothing was said yet.", panel.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<TranscriptPanel> Show(TranscriptView view)
    {
        _written.Views.Writer.TryWrite(view);
        return Render<TranscriptPanel>(panel => panel.Add(one => one.Call, new CallId("CA1")).Add(one => one.Viewer, Viewer));
    }

    private sealed class Written : ITranscripts
    {
        public Channel<TranscriptView> Views { get; } = Channel.CreateUnbounded<TranscriptView>();

        public async IAsyncEnumerable<TranscriptView> Subscribe(CallId call, CurrentAgent viewer, [EnumeratorCancellation] CancellationToken cancel)
        {
            await foreach (var view in Views.Reader.ReadAllAsync(cancel)) yield return view;
        }
    }
}
