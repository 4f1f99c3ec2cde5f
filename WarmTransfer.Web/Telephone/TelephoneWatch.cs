using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using WarmTransfer.Core.Alerts;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Alerts;

namespace WarmTransfer.Web.Telephone;

/// <summary>Looks, where the duty is held, whether our numbers' calls still come here. Somebody may have changed that at Twilio.</summary>
internal sealed class TelephoneWatch(TwilioTelephone twilio, WantedTelephone wanted, TelephoneMark mark, LiveAlerts keeper, IOptions<AlertOptions> alerts, TimeProvider clock, ILogger<TelephoneWatch> log) : BackgroundService
{
    public static readonly TimeSpan First = TimeSpan.FromMinutes(1);

    /// <summary>While something is wrong, or could not be seen.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (alerts.Value.NumberCheckHours == 0) return;
        await Task.Delay(First, clock, stoppingToken);
        while (true)
        {
            var isGood = await Look(stoppingToken);
            await Task.Delay(isGood ? TimeSpan.FromHours(alerts.Value.NumberCheckHours) : Soon, clock, stoppingToken);
        }
    }

    /// <summary>False: something is wrong, or Twilio did not say, and then what was known stands.</summary>
    public async Task<bool> Look(CancellationToken cancel)
    {
        try
        {
            var present = new PresentTelephone(await twilio.ReadNumbersAsync(cancel), await twilio.ReadApplicationsAsync(cancel));
            ImmutableArray<Breach> breaches = [.. wanted.Numbers.Where(number => IsWrong(number, present)).Select(Elsewhere)];
            keeper.Hear(breaches);
            await mark.Set(cancel);
            return breaches.IsEmpty;
        }
        catch (TwilioRequestException fault)
        {
            log.LogWarning("Where our numbers lead could not be read at Twilio; they are looked at again in {Minutes} minutes. {Reason}", Soon.TotalMinutes, fault.Message);
            return false;
        }
    }

    private static Breach Elsewhere(string number) =>
        new(AlertRule.NumberElsewhere, number, $"Calls to {number} do not come here: see Settings → Telephone", $"Calls to {Breach.Count} of our numbers do not come here: see Settings → Telephone");

    private bool IsWrong(string number, PresentTelephone present) =>
        SetupChecks.OfNumber(number, present, wanted).Any(check => check is { State: SetupCheckState.Bad, Name: SetupCheckName.Number or SetupCheckName.VoiceAddress });
}
