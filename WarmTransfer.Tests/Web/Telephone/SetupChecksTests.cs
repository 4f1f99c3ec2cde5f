using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Telephone;
using WarmTransfer.Web.Twilio;
using static WarmTransfer.Tests.Web.Telephone.Scene;

namespace WarmTransfer.Tests.Web.Telephone;

public sealed class SetupChecksTests
{
    private static readonly TestCallRow Row = new() { Token = "t", From = Number, To = Number, At = default };

    /// <summary>Everything that can be wrong, and which check says so.</summary>
    private static readonly (SetupCheckName Name, SetupCheck[] Checks)[] Wrong =
    [
        (SetupCheckName.Network, [Of(TwilioFaultKind.Unavailable)]),
        (SetupCheckName.Network, [Of(TwilioFaultKind.TimedOut)]),
        (SetupCheckName.Network, [Of(TwilioFaultKind.Busy, 429)]),
        (SetupCheckName.Credentials, [Of(TwilioFaultKind.Refused, 401)]),
        (SetupCheckName.Credentials, [Of(TwilioFaultKind.Refused, 404)]),
        (SetupCheckName.Permission, [Of(TwilioFaultKind.Refused, 403)]),
        (SetupCheckName.Permission, [Of(TwilioFaultKind.Refused, 400)]),
        (SetupCheckName.Number, Checks(new PresentTelephone([], [GoodApplication]))),
        (SetupCheckName.Number, Checks(With(Good with { Capabilities = new NumberCapabilities() }))),
        (SetupCheckName.VoiceAddress, Checks(With(Good with { VoiceUrl = "" }))),
        (SetupCheckName.VoiceAddress, Checks(With(Good with { VoiceMethod = "GET" }))),
        (SetupCheckName.VoiceAddress, Checks(With(Good with { TrunkSid = "TK1" }))),
        (SetupCheckName.VoiceAddress, Checks(With(Good with { VoiceApplicationSid = "AP9" }))),
        (SetupCheckName.StatusCallback, Checks(With(Good with { StatusCallback = null }))),
        (SetupCheckName.Fallback, Checks(With(Good), Wanted with { HasFallback = true })),
        (SetupCheckName.Fallback, Checks(With(Good with { VoiceFallbackUrl = Wanted.Voice.AbsoluteUri }), Wanted with { HasFallback = true })),
        (SetupCheckName.Application, Checks(new PresentTelephone([Good], []))),
        (SetupCheckName.Application, Checks(With(Good, GoodApplication with { VoiceUrl = "https://other.example.com/" }))),
        (SetupCheckName.ApplicationSetting, Checks(With(Good), Wanted with { ApplicationSid = "" })),
        (SetupCheckName.PublicAddress, TestCaller.Checks(Row, Number)),
        (SetupCheckName.TestCall, TestCaller.Checks(new TestCallRow { Token = "t", From = Number, To = Number, At = default, AskedAt = default(DateTimeOffset) }, Number)),
        (SetupCheckName.CallerId, Checks(With(Good), Wanted with { CallerIds = () => ["+12025550177"] })),
        (SetupCheckName.TestCall, [TestCaller.NotMade(isReady: false)]),
    ];

    [Fact]
    public void Each_check_that_is_red_says_how_to_mend_it()
    {
        // The region is never red by itself: what answers is the right one, and what does not is the credentials or the network.
        Assert.Equal(Enum.GetValues<SetupCheckName>().Except([SetupCheckName.Region]), Wrong.Select(wrong => wrong.Name).Distinct().Order());
        Assert.All(Wrong, wrong => Assert.Contains(wrong.Checks, check => check.Name == wrong.Name && check.State is SetupCheckState.Bad));
        Assert.All(Wrong.SelectMany(wrong => wrong.Checks), check => Assert.Equal(check.State is SetupCheckState.Good, check.Mend is null));
    }

    [Fact]
    public void A_number_whose_calls_an_application_takes_is_as_the_application_is()
    {
        var behind = Good with { VoiceApplicationSid = "AP2", VoiceUrl = "https://other.example.com/", StatusCallback = "" };
        var inFront = new TwilioApplication("AP2", "Front", Wanted.Voice.AbsoluteUri, "POST", Wanted.Status.AbsoluteUri, "POST");
        PresentTelephone Present(TwilioApplication application) => new([behind], [GoodApplication, application]);

        Assert.All(Checks(Present(inFront)), check => Assert.Equal(SetupCheckState.Good, check.State));
        Assert.Empty(Changes(Present(inFront)));
        foreach (var other in new[] { inFront with { VoiceUrl = "https://other.example.com/" }, inFront with { VoiceMethod = "GET" }, inFront with { StatusCallback = "" } })
        {
            Assert.Contains(Checks(Present(other)), check => check is { Name: SetupCheckName.VoiceAddress, State: SetupCheckState.Bad });
            Assert.Contains(Changes(Present(other)), change => change is { Field: SetupField.Application, TakesOver: true });
        }
    }

    [Fact]
    public void What_is_as_it_has_to_be_is_green() => Assert.All(Checks(With(Good)), check => Assert.Equal(SetupCheckState.Good, check.State));

    [Fact]
    public void A_fallback_elsewhere_is_green() =>
        Assert.All(Checks(With(Good with { VoiceFallbackUrl = "https://files.example.com/fallback.xml" }), Wanted with { HasFallback = true }), check => Assert.Equal(SetupCheckState.Good, check.State));

    [Fact]
    public void A_number_that_queues_show_is_the_accounts_or_was_verified()
    {
        var wanted = Wanted with { CallerIds = () => ["+12025550177", Number] };
        Assert.Contains(Checks(With(Good), wanted), check => check is { Name: SetupCheckName.CallerId, State: SetupCheckState.Bad });
        Assert.All(Checks(With(Good) with { CallerIds = [new TwilioCallerId("PN2", "+12025550177")] }, wanted), check => Assert.Equal(SetupCheckState.Good, check.State));
    }

    [Fact]
    public void A_number_that_is_not_the_accounts_is_told_which_there_are() =>
        Assert.Contains("+15550100007", Checks(With(Good with { PhoneNumber = "+15550100007" }))[0].Mend!.English, StringComparison.Ordinal);

    [Theory]
    [InlineData(false, false, "Nothing was heard")]
    [InlineData(false, true, "not by the console")]
    [InlineData(true, false, "did not ask for its other end")]
    [InlineData(true, true, "went both ways")]
    public void A_test_call_says_how_far_it_came(bool arrived, bool asked, string said)
    {
        DateTimeOffset? now = DateTimeOffset.UnixEpoch;
        var row = new TestCallRow { Token = "t", From = Number, To = Number, At = default, ArrivedAt = arrived ? now : null, AskedAt = asked ? now : null };

        var checks = TestCaller.Checks(row, Number);

        Assert.Contains(said, checks[1].Text.English, StringComparison.Ordinal);
        Assert.Equal((arrived || asked, arrived && asked), (checks[0].State is SetupCheckState.Good, checks[1].State is SetupCheckState.Good));
    }

    [Fact]
    public void Wrong_credentials_speak_of_the_region_too_because_Twilio_answers_both_alike()
    {
        var check = TwilioRemedies.Of(new TwilioRequestException(TwilioFaultKind.Refused, "no") { Status = 401 }, new TwilioOptions { AccountSid = "AC1", Region = "ie1", Edge = "dublin" });

        Assert.Contains("Twilio's region ie1 at the edge dublin", check.Text.English, StringComparison.Ordinal);
        Assert.Contains("made in ie1 (Twilio:Region)", check.Mend!.English, StringComparison.Ordinal);
    }

    private static SetupCheck[] Checks(PresentTelephone present, WantedTelephone? wanted = null) => [.. SetupChecks.Of(present, wanted ?? Wanted)];

    private static SetupCheck Of(TwilioFaultKind kind, int? status = null) => TwilioRemedies.Of(new TwilioRequestException(kind, "told to fail.") { Status = status }, new TwilioOptions());
}
