using Microsoft.Extensions.Options;
using WarmTransfer.Core;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Twilio;

namespace WarmTransfer.Web.Telephone;

/// <summary>Calls a number of ours from another, or from itself, and sees whether Twilio comes to the console on both ends.</summary>
internal sealed class TestCaller(TwilioTelephone twilio, TestCalls calls, CallUrls urls, IOptions<TwilioOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    public async Task<SetupCheck[]> Call(string from, string to, CancellationToken cancel)
    {
        var token = await calls.Begin(from, to, cancel);
        try
        {
            await twilio.CreateTestCallAsync(from, to, urls.TestCall(token), cancel);
        }
        catch (TwilioRequestException fault)
        {
            return [SetupCheck.Bad(SetupCheckName.TestCall, $"The test call could not be made. {fault.Message}", TwilioRemedies.Of(fault, options.Value).Mend!)];
        }
        return Checks(await Result(token, cancel), to);
    }

    /// <summary>What is not known before a call was made.</summary>
    public static SetupCheck NotMade(bool isReady) => isReady
        ? SetupCheck.Open(SetupCheckName.TestCall, $"No test call has been made.", $"Make the test call: it rings nobody, and costs what a minute between two of your numbers costs.")
        : SetupCheck.Bad(SetupCheckName.TestCall, $"No test call has been made, because it would go elsewhere.", $"Mend what is red above, and try again.");

    private async Task<TestCallRow> Result(string token, CancellationToken cancel)
    {
        var start = clock.GetTimestamp();
        while (await calls.Read(token, cancel) is var row)
        {
            if (row is { ArrivedAt: not null, AskedAt: not null } || clock.GetElapsedTime(start) > Patience) return row;
            await Task.Delay(Interval, clock, cancel);
        }
        throw new InvalidOperationException("A test call that was begun is in the database.");
    }

    internal static SetupCheck[] Checks(TestCallRow row, string to) =>
    [
        SetupCheck.Of(SetupCheckName.PublicAddress, row.ArrivedAt is not null || row.AskedAt is not null, $"Twilio reaches the console at PublicBaseUrl.", $"Twilio did not reach the console at PublicBaseUrl.",
            $"The console has to run while this is checked, on the same database. Look whether PublicBaseUrl is open from outside (name service, tunnel, reverse proxy, firewall, certificate), and whether the console's log says that webhooks were refused."),
        SetupCheck.Of(SetupCheckName.TestCall, row is { ArrivedAt: not null, AskedAt: not null }, $"A call to {to} came in at the console, was answered, and went both ways.",
            Missing(row, to), $"Look at the call in Twilio's log of calls (Monitor → Logs → Calls): its request inspector says what Twilio was answered."),
    ];

    private static Sentence Missing(TestCallRow row, string to) => row switch
    {
        { ArrivedAt: null, AskedAt: null } => $"Nothing was heard of the test call to {to}.",
        { ArrivedAt: null } => $"The test call to {to} was answered, but not by the console.",
        _ => $"The test call came in at {to}, and Twilio did not ask for its other end.",
    };
}
