using WarmTransfer.Core;
using WarmTransfer.Core.Twilio;

namespace WarmTransfer.Web.Telephone;

/// <summary>Whether what there is at Twilio is as it has to be, point by point.</summary>
internal static class SetupChecks
{
    private static readonly Sentence Apply = $"Apply the plan: twilio setup --apply, or the button Apply of Settings → Telephone.";

    private static readonly Sentence MakeOne = $"Apply the plan, which makes an application, and set its sid.";

    public static IEnumerable<SetupCheck> Of(PresentTelephone present, WantedTelephone wanted) =>
    [
        .. wanted.Numbers.SelectMany(number => OfNumber(number, present, wanted)),
        .. OfApplication(present.Application(wanted), wanted),
        .. wanted.CallerIds().Except(wanted.Numbers).Select(number => Shown(number, present)),
    ];

    /// <summary>The checks by which it is known that a number's calls come here.</summary>
    public static IEnumerable<SetupCheck> OfNumber(string number, PresentTelephone present, WantedTelephone wanted) => present.Number(number, wanted) switch
    {
        null => [SetupCheck.Bad(SetupCheckName.Number, $"{number} is no number of the account.", OneOf(present))],
        { Capabilities.Voice: false } => [SetupCheck.Bad(SetupCheckName.Number, $"{number} cannot take calls.", $"Choose a number with the capability Voice, and set it as Twilio:PhoneNumber.")],
        { } one => [SetupCheck.Good(SetupCheckName.Number, $"{number} is a number of the account and takes calls."), Voice(one, wanted), Status(one, wanted), Fallback(one, wanted)],
    };

    private static Sentence OneOf(PresentTelephone present) => present.Numbers is []
        ? $"Set Twilio:PhoneNumber, or Queues:…:Numbers, to a number of the account: it has none yet. Or buy it, or move it into this account."
        : (Sentence)$"Set Twilio:PhoneNumber, or Queues:…:Numbers, to a number of the account: {string.Join(", ", present.Numbers.Select(number => number.PhoneNumber).Order(StringComparer.Ordinal))}. Or buy it, or move it into this account.";

    private static SetupCheck Shown(string number, PresentTelephone present) => SetupCheck.Of(
        SetupCheckName.CallerId, present.MayShow(number), $"{number} may be shown when agents call.", $"{number} is shown by a queue when its agents call, and Twilio does not let it.",
        $"Verify the number at Twilio (Phone Numbers → Verified Caller IDs), or take another Caller ID in Settings → Queues.");

    private static SetupCheck Voice(TwilioNumber number, WantedTelephone wanted) => Elsewhere(number, wanted) is { } other
        ? SetupCheck.Bad(SetupCheckName.VoiceAddress, $"Calls to {number.PhoneNumber} go elsewhere: {other}.", Apply)
        : SetupCheck.Good(SetupCheckName.VoiceAddress, $"Calls to {number.PhoneNumber} come here.");

    // Null: its calls come here.
    private static Sentence? Elsewhere(TwilioNumber number, WantedTelephone wanted)
    {
        if (number.TrunkSid is { Length: > 0 } trunk) return $"SIP trunk {trunk}";
        if (number.VoiceApplicationSid is { Length: > 0 } application) return $"TwiML application {application}";
        if (SetupPlanner.Leads(number.VoiceUrl, number.VoiceMethod, wanted.Voice)) return null;
        return SetupPlanner.Shown(number.VoiceUrl, number.VoiceMethod) is { Length: > 0 } address ? $"{address}" : (Sentence)$"nowhere";
    }

    private static SetupCheck Status(TwilioNumber number, WantedTelephone wanted) => SetupCheck.Of(
        SetupCheckName.StatusCallback, SetupPlanner.Leads(number.StatusCallback, number.StatusCallbackMethod, wanted.Status),
        $"The ends of calls to {number.PhoneNumber} are told here.", $"The end of a call to {number.PhoneNumber} is not told here: an agent may be rung for a customer who is gone.", Apply);

    private static SetupCheck Fallback(TwilioNumber number, WantedTelephone wanted) => wanted.HasFallback
        ? SetupCheck.Of(SetupCheckName.Fallback, number.VoiceFallbackUrl is { Length: > 0 } address && !wanted.IsOurs(address),
            $"{number.PhoneNumber} has a fallback.", $"{number.PhoneNumber} has no fallback elsewhere, and Desk:HasFallback says that it has.",
            $"Put the fallback document where it is served while the console is down, and write its address with twilio setup --fallback https://… --apply; or set Desk:HasFallback to false.")
        : SetupCheck.Good(SetupCheckName.Fallback, $"No fallback of {number.PhoneNumber} is counted on (Desk:HasFallback is off).");

    private static IEnumerable<SetupCheck> OfApplication(TwilioApplication? application, WantedTelephone wanted)
    {
        yield return application is null ? NoApplication(wanted.ApplicationSid) : SetupCheck.Of(SetupCheckName.Application, SetupPlanner.Leads(application.VoiceUrl, application.VoiceMethod, wanted.Join),
            $"Application {application.Sid} leads here.", $"Application {application.Sid} leads elsewhere.", Apply);
        yield return SetupCheck.Of(SetupCheckName.ApplicationSetting, wanted.ApplicationSid is not "", $"Twilio:ApplicationSid is set.", $"Twilio:ApplicationSid is not set: nobody can listen in, or come back with another browser.",
            application is null ? MakeOne : $"Set the environment variable Twilio__ApplicationSid={application.Sid} and start the console again.");
    }

    private static SetupCheck NoApplication(string asked) => asked is ""
        ? SetupCheck.Bad(SetupCheckName.Application, $"There is no TwiML application by which browsers call in.", Apply)
        : SetupCheck.Bad(SetupCheckName.Application, $"{asked} is no TwiML application of the account.", $"Empty Twilio:ApplicationSid, apply the plan, which makes one, and set its sid.");
}
