using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using WarmTransfer.Core;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Twilio;

namespace WarmTransfer.Web.Telephone;

/// <summary>What is asked of the set-up.</summary>
/// <param name="Number">One of our numbers alone; null: all of them.</param>
/// <param name="Fallback">Address of the fallback document to be written; null: it stays as it is.</param>
/// <param name="TakeOver">Numbers and applications that serve something else are changed too.</param>
internal sealed record SetupRequest(string? Number = null, Uri? Fallback = null, bool TakeOver = false);

/// <summary>How it stands: the account's numbers, what would be written, and the checks.</summary>
internal sealed record SetupReport(ImmutableArray<Sentence> Numbers, SetupPlan Plan, ImmutableArray<SetupCheck> Checks)
{
    public bool IsGood => Plan.Changes.IsEmpty && Checks.All(check => check.State is SetupCheckState.Good);

    /// <summary>Why Twilio did not carry out what it was asked; null: it did.</summary>
    public SetupCheck? Fault => Checks.FirstOrDefault(check => check is { State: SetupCheckState.Bad, Name: <= SetupCheckName.Permission });

    /// <summary>Calls come here, as far as Twilio's settings say: a test call would not ring anybody else.</summary>
    public bool IsReady => !Checks.Any(check => check is { State: SetupCheckState.Bad, Name: <= SetupCheckName.VoiceAddress });
}

/// <summary>Looks at the account at Twilio, writes what it lacks, and makes the test call: for the command and the page alike.</summary>
internal sealed class TelephoneSetup(TwilioTelephone twilio, TestCaller caller, WantedTelephone settings, TelephoneMark mark, IAuditLog audit, IOptions<TwilioOptions> options)
{
    public const string Act = "sets up the telephone";

    /// <summary>Writes nothing.</summary>
    public async Task<SetupReport> Look(SetupRequest request, CancellationToken cancel)
    {
        try
        {
            var (present, wanted) = (await Present(cancel), Wanted(request));
            SetupCheck[] checks = [.. TwilioRemedies.Answered(options.Value), .. SetupChecks.Of(present, wanted)];
            return new SetupReport([.. present.Numbers.Select(Listed)], SetupPlanner.Plan(present, wanted), [.. checks]);
        }
        catch (TwilioRequestException fault)
        {
            return Failed(fault);
        }
    }

    /// <summary>Writes what there is to write, and looks again. What serves something else is left alone unless it may be taken over.</summary>
    public async Task<SetupReport> Apply(SetupRequest request, string by, CancellationToken cancel)
    {
        try
        {
            foreach (var target in SetupPlanner.Plan(await Present(cancel), Wanted(request)).Allowed(request.TakeOver))
            {
                await Write([.. target], cancel);
                foreach (var change in target) await audit.Write(new AuditEntry(by, Act, AuditOutcome.Done, change.Text.English));
            }
        }
        catch (TwilioRequestException fault)
        {
            return Failed(fault);
        }
        finally
        {
            await mark.Set(cancel);
        }
        return await Look(request, cancel);
    }

    /// <summary>The report with the last checks: a call from Twilio to the console and back.</summary>
    public async Task<SetupReport> Call(SetupReport report, SetupRequest request, CancellationToken cancel) =>
        report with { Checks = [.. report.Checks, .. report.IsReady ? await MakeCall(request, cancel) : [TestCaller.NotMade(isReady: false)]] };

    private Task<SetupCheck[]> MakeCall(SetupRequest request, CancellationToken cancel)
    {
        var to = Wanted(request).Numbers[0];
        return caller.Call(settings.Numbers.FirstOrDefault(number => number != to) ?? to, to, cancel);
    }

    internal async Task<PresentTelephone> Present(CancellationToken cancel) => new(await twilio.ReadNumbersAsync(cancel), await twilio.ReadApplicationsAsync(cancel)) { CallerIds = await twilio.ReadCallerIdsAsync(cancel) };

    private WantedTelephone Wanted(SetupRequest request) => settings with { OfNow = request.Number is { } one ? () => [one] : settings.OfNow, Fallback = request.Fallback };

    private Task Write(SetupChange[] changes, CancellationToken cancel) => changes[0] switch
    {
        { Field: SetupField.NewApplication } made => twilio.CreateApplicationAsync(made.Target, new Uri(made.After), cancel),
        { Field: SetupField.ApplicationAddress } application => twilio.UpdateApplicationAsync(application.Sid, new Uri(application.After), cancel),
        var number => twilio.UpdateNumberAsync(number.Sid, changes.Aggregate(new NumberUpdate(), With), cancel),
    };

    private static NumberUpdate With(NumberUpdate update, SetupChange change) => change.Field switch
    {
        SetupField.VoiceAddress => update with { VoiceUrl = new Uri(change.After) },
        SetupField.Fallback => update with { VoiceFallbackUrl = new Uri(change.After) },
        SetupField.StatusCallback => update with { StatusCallback = new Uri(change.After) },
        SetupField.Application => update with { VoiceApplicationSid = "" },
        SetupField.Trunk => update with { TrunkSid = "" },
        _ => throw new InvalidOperationException($"{change.Field} is not of a number."),
    };

    private SetupReport Failed(TwilioRequestException fault) => new([], SetupPlan.Nothing, [TwilioRemedies.Of(fault, options.Value)]);

    private Sentence Listed(TwilioNumber number) => (settings.Numbers.Contains(number.PhoneNumber), SetupPlanner.Shown(number.VoiceUrl)) switch
    {
        (true, "") => $"{number.PhoneNumber} (in the settings): no voice address",
        (true, var address) => $"{number.PhoneNumber} (in the settings): {address}",
        (false, "") => $"{number.PhoneNumber}: no voice address",
        (false, var address) => $"{number.PhoneNumber}: {address}",
    };
}
