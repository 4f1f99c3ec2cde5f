using System.Net;
using WarmTransfer.Core;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Twilio;

namespace WarmTransfer.Web.Telephone;

/// <summary>What to do about a request that Twilio did not carry out.</summary>
internal static class TwilioRemedies
{
    public static SetupCheck Of(TwilioRequestException fault, TwilioOptions options) => fault switch
    {
        { Status: (int)HttpStatusCode.Unauthorized } => SetupCheck.Bad(SetupCheckName.Credentials, $"The key {options.ApiKeySid} does not open {Place(options)}. {fault.Message}",
            $"Set Twilio:ApiKeySid and Twilio:ApiKeySecret to a key of account {options.AccountSid}. A key opens one region alone: look whether this one was made in {Region(options)} (Twilio:Region)."),
        { Status: (int)HttpStatusCode.Forbidden } => SetupCheck.Bad(SetupCheckName.Permission, $"The key {options.ApiKeySid} may not do this. {fault.Message}",
            $"Let the restricted key read and write phone numbers and applications, and create calls; or run the command with a key of type Standard."),
        { IsNotFound: true } => SetupCheck.Bad(SetupCheckName.Credentials, $"Account {options.AccountSid} is not to be found in {Region(options)}. {fault.Message}",
            $"Set Twilio:AccountSid to the account that the key belongs to, and Twilio:Region to the region in which both are."),
        { Kind: TwilioFaultKind.Refused } => SetupCheck.Bad(SetupCheckName.Permission, $"{fault.Message}", $"Twilio refuses what was asked for; its error code is explained in Twilio's documentation, under Error and Warning Dictionary."),
        _ => SetupCheck.Bad(SetupCheckName.Network, $"{Place(options)} cannot be reached. {fault.Message}",
            $"Look whether this machine may reach it by https (name service, firewall, proxy), whether Twilio:Region and Twilio:Edge are right, and whether Twilio has an outage; then try again."),
    };

    public static SetupCheck[] Answered(TwilioOptions options) =>
    [
        SetupCheck.Good(SetupCheckName.Credentials, $"The key {options.ApiKeySid} opens account {options.AccountSid}."),
        SetupCheck.Good(SetupCheckName.Region, $"{Place(options)} answers."),
    ];

    private static string Region(TwilioOptions options) => options.Region is "" ? "us1" : options.Region;

    private static Sentence Place(TwilioOptions options) => options switch
    {
        { ApiBaseUrl: not "" } => $"{options.ApiBaseUrl}",
        { Account.Edge: { } edge } => $"Twilio's region {Region(options)} at the edge {edge}",
        _ => $"Twilio's region {Region(options)}",
    };
}
