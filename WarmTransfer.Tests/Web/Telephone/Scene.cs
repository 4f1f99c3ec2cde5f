using System.Collections.Immutable;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Telephone;

namespace WarmTransfer.Tests.Web.Telephone;

/// <summary>A number and an application that are as they have to be, for a test to change.</summary>
internal static class Scene
{
    public const string Number = "+15550100000";

    public static readonly WantedTelephone Wanted = new()
    {
        OfNow = () => [Number],
        Voice = new("https://calls.example.com/conference/connect/client"),
        Status = new("https://calls.example.com/calls/events"),
        Join = new("https://calls.example.com/conference/join"),
        ApplicationSid = "AP1",
    };

    public static readonly TwilioNumber Good = new("PN1", Number, new NumberCapabilities(Voice: true), Wanted.Voice.AbsoluteUri, "POST", "", Wanted.Status.AbsoluteUri, "POST", "", "");

    public static readonly TwilioApplication GoodApplication = new("AP1", "WarmTransfer", Wanted.Join.AbsoluteUri, "POST");

    public static PresentTelephone With(TwilioNumber number, TwilioApplication? application = null) => new([number], [application ?? GoodApplication]);

    public static ImmutableArray<SetupChange> Changes(PresentTelephone present, WantedTelephone? wanted = null) => SetupPlanner.Plan(present, wanted ?? Wanted).Changes;
}
