using System.Globalization;
using WarmTransfer.Web.Audit;

namespace WarmTransfer.Web.Telephone;

/// <summary>Sets up the numbers at Twilio from the command line, or says what there is to do.</summary>
internal sealed class TwilioCommand(TelephoneSetup setup, WantedTelephone wanted, TextWriter output, TextWriter errors)
{
    public const string Name = "twilio", Setup = "setup", MakeKey = "make-key";
    private const string Write = "--apply", TakeOver = "--take-over", NoCall = "--no-call";
    private static readonly string[] Flags = [Write, TakeOver, NoCall];

    public static string Usage => $"Usage: dotnet WarmTransfer.Web.dll {Name} {Setup} [{Write}] [{TakeOver}] [{NoCall}] [--number <number>] [--fallback <address>]";

    public static TwilioCommand Of(IServiceProvider services, TextWriter output, TextWriter errors) =>
        new(services.GetRequiredService<TelephoneSetup>(), services.GetRequiredService<WantedTelephone>(), output, errors);

    public static bool Handles(string[] args) => args is [Name, ..];

    public static bool IsMakeKey(string[] args) => args is [Name, MakeKey];

    /// <summary>The words without those that stand alone: configuration takes the word behind one for its value.</summary>
    public static string[] WithoutFlags(string[] args) => Handles(args) ? [.. args.Where(word => !Flags.Contains(word))] : args;

    /// <summary>The process's exit code: 0 when all is as it has to be.</summary>
    public async Task<int> Run(string[] args, IConfiguration configuration, CancellationToken cancel)
    {
        if (args is not [Name, Setup, ..]) return await Fail(Usage);
        if (Fault(configuration["number"], configuration["fallback"]) is { } fault) return await Fail(fault);
        var request = new SetupRequest(configuration["number"], configuration["fallback"] is { } address ? new Uri(address) : null, args.Contains(TakeOver));
        var report = await setup.Look(request, cancel);
        await Say(report, args.Contains(Write), request.TakeOver);
        if (args.Contains(Write) && !report.Plan.Changes.IsEmpty) report = await setup.Apply(request, AuditEntry.CommandLine, cancel);
        if (!args.Contains(NoCall)) report = await setup.Call(report, request, cancel);
        await SayChecks(report);
        return report.IsGood ? 0 : 1;
    }

    private string? Fault(string? number, string? fallback) =>
        number is not null && !wanted.Has(number) ? $"--number {number} is in no setting: set it as Twilio:PhoneNumber, or among the Numbers of a queue, first. These are: {string.Join(", ", wanted.Numbers)}."
        : fallback is not null && wanted.RefuseFallback(fallback) is { } wrong ? $"--fallback {wrong.English}"
        : null;

    private async Task Say(SetupReport report, bool writes, bool takesOver)
    {
        foreach (var number in report.Numbers) await output.WriteLineAsync($"Number {number.English}");
        await output.WriteLineAsync(report.Plan.Changes.IsEmpty ? "Nothing is to be written." : writes ? "Is written now:" : "Would be written:");
        foreach (var target in report.Plan.Changes.GroupBy(change => change.Sid))
        {
            var isLeft = target.Any(change => change.TakesOver) && !takesOver;
            foreach (var change in target) await output.WriteLineAsync($"  {change.Text.English}{(isLeft ? $"  (left alone: it serves something else; {TakeOver} takes it over)" : "")}");
        }
    }

    private async Task SayChecks(SetupReport report)
    {
        await output.WriteLineAsync("Checks:");
        foreach (var check in report.Checks)
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  [{(check.State is SetupCheckState.Good ? "green" : "red")}] {check.Text.English}"));
            if (check.Mend is { } mend) await output.WriteLineAsync($"      {mend.English}");
        }
        if (!report.Plan.Changes.IsEmpty) await output.WriteLineAsync("Not all is written: see the plan.");
    }

    private async Task<int> Fail(string line)
    {
        await errors.WriteLineAsync(line);
        return 1;
    }
}
