using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Telephone;
using static WarmTransfer.Tests.Web.Telephone.Scene;

namespace WarmTransfer.Tests.Web.Telephone;

public sealed class SetupPlannerTests
{
    [Fact]
    public void What_is_as_it_has_to_be_is_not_written() => Assert.Empty(Changes(With(Good)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("https://demo.twilio.com/welcome/voice/")]
    [InlineData("https://calls.example.com/old/address")]
    public void A_number_that_serves_nobody_else_is_set_up_without_asking(string? address)
    {
        var changes = Changes(With(Good with { VoiceUrl = address, StatusCallback = "" }));

        Assert.Equal(
            [(SetupField.VoiceAddress, Wanted.Voice.AbsoluteUri, false), (SetupField.StatusCallback, Wanted.Status.AbsoluteUri, false)],
            changes.Select(change => (change.Field, change.After, change.TakesOver)));
    }

    [Theory]
    [InlineData("https://other.example.com/conference/connect/client")]
    [InlineData("http://calls.example.com/conference/connect/client")]
    [InlineData("https://calls.example.com.evil.test/")]
    public void A_number_that_serves_something_else_is_a_question(string address) => Assert.True(Assert.Single(Changes(With(Good with { VoiceUrl = address }))).TakesOver);

    [Fact]
    public void An_application_or_a_trunk_in_front_of_the_number_is_a_question_too() => Assert.Equal(
        [(SetupField.Trunk, "TK1", "", true), (SetupField.Application, "AP9", "", true)],
        Changes(With(Good with { TrunkSid = "TK1", VoiceApplicationSid = "AP9" })).Select(change => (change.Field, change.Before, change.After, change.TakesOver)));

    [Fact]
    public void An_address_that_is_asked_by_GET_is_written_again() =>
        Assert.Equal($"{Number}: voice address: GET {Wanted.Voice} → {Wanted.Voice}", Assert.Single(Changes(With(Good with { VoiceMethod = "GET" }))).Text.English);

    [Fact]
    public void What_may_be_secret_in_an_address_is_not_shown() =>
        Assert.Equal("https://other.example.com/voice", Assert.Single(Changes(With(Good with { VoiceUrl = "https://user:secret@other.example.com/voice?token=secret" }))).Before);

    [Fact]
    public void A_fallback_is_written_when_one_is_given_and_left_otherwise()
    {
        var fallback = new Uri("https://files.example.com/fallback.xml");

        Assert.Empty(Changes(With(Good with { VoiceFallbackUrl = "https://elsewhere.example.com/" })));
        Assert.False(Assert.Single(Changes(With(Good), Wanted with { Fallback = fallback })).TakesOver);
        Assert.True(Assert.Single(Changes(With(Good with { VoiceFallbackUrl = "https://elsewhere.example.com/" }), Wanted with { Fallback = fallback })).TakesOver);
        Assert.Empty(Changes(With(Good with { VoiceFallbackUrl = fallback.AbsoluteUri }), Wanted with { Fallback = fallback }));
    }

    [Fact]
    public void Without_a_sid_an_application_that_leads_here_is_found_and_else_one_is_made()
    {
        Assert.Empty(Changes(With(Good), Wanted with { ApplicationSid = "" }));
        var made = Assert.Single(Changes(new PresentTelephone([Good], [new TwilioApplication("AP2", "WarmTransfer", "https://other.example.com/")]), Wanted with { ApplicationSid = "" }));
        Assert.Equal((SetupField.NewApplication, "WarmTransfer", Wanted.Join.AbsoluteUri, false), (made.Field, made.Target, made.After, made.TakesOver));
    }

    [Fact]
    public void An_application_of_the_settings_that_serves_something_else_is_a_question() =>
        Assert.True(Assert.Single(Changes(With(Good, GoodApplication with { VoiceUrl = "https://other.example.com/" }))).TakesOver);

    [Fact]
    public void An_application_of_the_settings_that_is_not_there_is_not_made_in_silence() => Assert.Empty(Changes(new PresentTelephone([Good], [])));

    [Fact]
    public void A_number_is_written_as_a_whole_or_not_at_all()
    {
        var plan = SetupPlanner.Plan(With(Good with { VoiceUrl = "https://other.example.com/", StatusCallback = "" }, GoodApplication with { VoiceUrl = "" }), Wanted);

        Assert.Equal(["AP1"], plan.Allowed(takeOver: false).Select(target => target.Key));
        Assert.Equal(["PN1", "AP1"], plan.Allowed(takeOver: true).Select(target => target.Key));
    }

    [Fact]
    public void Each_number_of_each_queue_is_set_up()
    {
        var wanted = Wanted with { OfNow = () => [Number, "+15550100001"] };
        var present = new PresentTelephone([Good, Good with { Sid = "PN2", PhoneNumber = "+15550100001", VoiceUrl = "" }, Good with { Sid = "PN3", PhoneNumber = "+15550100002", VoiceUrl = "https://other.example.com/" }], [GoodApplication]);

        Assert.Equal("+15550100001", Assert.Single(Changes(present, wanted)).Target);
    }
}
