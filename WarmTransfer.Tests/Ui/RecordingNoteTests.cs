using Bunit;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Console;

namespace WarmTransfer.Tests.Ui;

/// <summary>What the console says of the recording, and what can be asked of it.</summary>
public sealed class RecordingNoteTests : Screen
{
    private static readonly RecordingView Recorded = new(RecordingLook.Recording, Views.Noon);

    [Fact]
    public void Of_a_call_that_is_not_recorded_nothing_is_said() => Assert.Empty(Show(null).FindAll(".recording"));

    [Theory]
    [InlineData(RecordingLook.Starting, "Recording starts", "Pause recording, Take a payment")]
    [InlineData(RecordingLook.Recording, "Recording", "Pause recording, Take a payment")]
    [InlineData(RecordingLook.Pausing, "Pausing the recording", "Resume recording, Pause longer, Take a payment")]
    [InlineData(RecordingLook.Paused, "Recording paused", "Resume recording, Pause longer, Take a payment")]
    [InlineData(RecordingLook.Resuming, "Resuming the recording", "Pause recording, Take a payment")]
    [InlineData(RecordingLook.Failed, "Not recorded", "Pause recording, Take a payment")]
    public void It_says_what_Twilio_has_said_and_what_can_be_asked(RecordingLook look, string said, string buttons)
    {
        var screen = Show(Recorded with { Look = look });

        Assert.Equal(said, screen.Find("[role=status] .chip").TextContent);
        Assert.Equal(buttons, string.Join(", ", screen.FindAll("button").Select(button => button.TextContent.Trim())));
    }

    [Fact]
    public void A_payment_that_waits_says_so_and_one_that_may_begin_says_that()
    {
        Assert.Contains("Wait: the payment begins when nothing is recorded or written down any more.", Show(Recorded with { Look = RecordingLook.Pausing, Payment = PaymentStage.Waiting }).Markup, StringComparison.Ordinal);
        var open = Show(Recorded with { Look = RecordingLook.Paused, Payment = PaymentStage.Open, Until = Views.Noon.AddMinutes(2) });
        Assert.Contains("Take the card details now: nothing is recorded or written down.", open.Markup, StringComparison.Ordinal);
        Assert.StartsWith("2026-03-02T12:01:45", open.Find("hold-timer").GetAttribute("since"), StringComparison.Ordinal);
        Assert.StartsWith("2026-03-02T12:02:00", open.Find("elapsed-time").GetAttribute("until"), StringComparison.Ordinal);
        open.FindAll("button").Single(button => button.TextContent.Trim() == "Payment is done").Click();
        Assert.Equal(new CallEvent.Intent.EndPayment(Views.Me.Id), Assert.Single(Desk.Asked).Intent);
    }

    [Fact]
    public void What_Twilio_refused_is_said() =>
        Assert.Contains("Do not take card details", Show(Recorded with { Problem = $"The recording could not be paused. Do not take card details: the customer is still being recorded." }).Find(".notice").TextContent, StringComparison.Ordinal);

    private IRenderedComponent<RecordingNote> Show(RecordingView? recording) => Render<RecordingNote>(p => p.Add(c => c.Call, Views.Talking with { Recording = recording }).Add(c => c.Me, Views.Me.Id));
}
