using System.Globalization;
using Microsoft.Extensions.Options;
using Terminal = System.Console;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Account;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Audio;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.CallRecordings;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Customers;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Data.Backup;
using WarmTransfer.Web.Data.Start;
using WarmTransfer.Web.Day;
using WarmTransfer.Web.Dialling;
using WarmTransfer.Web.Dispositions;
using WarmTransfer.Web.Floor;
using WarmTransfer.Web.Health;
using WarmTransfer.Web.History;
using WarmTransfer.Web.Keys;
using WarmTransfer.Web.Languages;
using WarmTransfer.Web.Limits;
using WarmTransfer.Web.Notes;
using WarmTransfer.Web.Observability;
using WarmTransfer.Web.OpenId;
using WarmTransfer.Web.Origins;
using WarmTransfer.Web.Pairing;
using WarmTransfer.Web.People;
using WarmTransfer.Web.Sessions;
using WarmTransfer.Web.Shell;
using WarmTransfer.Web.Softphone;
using WarmTransfer.Web.Sounds;
using WarmTransfer.Web.Telephone;
using WarmTransfer.Web.Transcripts;
using WarmTransfer.Web.Twilio;
using WarmTransfer.Web.Voicemails;
using WarmTransfer.Web.Webhooks;
using WarmTransfer.Web.WhoCalls;

namespace WarmTransfer.Web;

internal static class Program
{
    public const string Migrate = "migrate";

    public static bool IsMigrate(string[] args) => args is [Migrate, ..];

    private static Task<int> Main(string[] args)
    {
        UseNoCulture();
        return StartupFaults.RunAsync(() => Run(args), Terminal.Error);
    }

    /// <summary>Figures and dates on screens and in exports do not follow the machine's language.</summary>
    internal static void UseNoCulture()
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
    }

    private static async Task<int> Run(string[] args)
    {
        if (CommandLine.Answer(args, Terminal.Out, Terminal.Error) is { } answered) return answered;
        if (TwilioCommand.Handles(args)) return await RunTwilio(args);
        if (HealthCommand.Handles(args)) return await HealthCommand.Run(args, Terminal.Out, Terminal.Error);
        if (UserCommands.Handles(args) || IsMigrate(args) || BackupCommand.Handles(args) || VerifyAuditCommand.Handles(args) || RotateKeysCommand.Handles(args) || NumberCommands.Handles(args)) return await RunCommand(args);
        await using var app = Build(args, out var mode);
        var network = LocalNetwork.Of(app.Configuration, mode);
        StartupFaults.Check(app.Services, () => Ports.Check(app.Configuration, network?.Url), () => CheckDemonstration(app.Configuration, mode), () => network?.Check(),
            () => UnknownSettings.Check(app.Configuration), () => HttpsCertificate.Check(app.Configuration));
        using var claim = SqliteClaim.Take(app.Services.GetRequiredService<IOptions<DatabaseOptions>>().Value);
        await DatabaseStart.Run(app.Services, Terminal.Out, app.Lifetime.ApplicationStopping);
        SqliteReaders.Warn(app.Services);
        Proxies.Warn(app.Services, app.Configuration);
        await KeyNotes.Say(app.Services, app.Lifetime.ApplicationStopping);
        await app.Services.GetRequiredService<FactorRenewal>().Run(app.Lifetime.ApplicationStopping);
        if (mode == PhoneNetworkMode.Simulator) await BeDemonstration(app);
        else await DemoUsers.RefuseAsync(app.Services, app.Lifetime.ApplicationStopping);
        await using var simulator = network?.Build(app.Services.GetRequiredService<CallUrls>());
        if (simulator is not null) await LocalNetwork.Start(simulator);
        await app.StartAsync();
        Welcome.Print(app, simulator, Terminal.Out);
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static void CheckDemonstration(IConfiguration configuration, PhoneNetworkMode mode)
    {
        if (mode == PhoneNetworkMode.Simulator) DemoGuard.CheckAddresses(configuration);
    }

    private static async Task BeDemonstration(WebApplication app)
    {
        await DemoGuard.CheckDatabase(app.Services, app.Lifetime.ApplicationStopping);
        await DemoUsers.EnsureAsync(app.Services);
    }

    // Users are of the database alone: whoever creates the first needs no account at Twilio.
    private static async Task<int> RunCommand(string[] args)
    {
        var builder = CreateBuilder(args);
        builder.Services.AddSingleton(TimeProvider.System).AddData(builder.Configuration).AddAuth(builder.Environment);
        if (RotateKeysCommand.Handles(args)) builder.Services.RequireKeyCertificate(builder.Environment);
        await using var app = builder.Build();
        StartupFaults.Check(app.Services);
        // Before a new version has touched anything.
        if (BackupCommand.Handles(args)) return await BackupCommand.Run(app.Services.GetRequiredService<IOptions<DatabaseOptions>>().Value, args, Terminal.Out, Terminal.Error, app.Lifetime.ApplicationStopping);
        await DatabaseStart.Run(app.Services, Terminal.Out, app.Lifetime.ApplicationStopping, mayMigrate: IsMigrate(args));
        if (VerifyAuditCommand.Handles(args)) return await VerifyAuditCommand.Run(app.Services, app.Configuration["after"], app.Configuration["holds"], Terminal.Out, Terminal.Error, app.Lifetime.ApplicationStopping);
        if (RotateKeysCommand.Handles(args)) return await RotateKeysCommand.Run(app.Services, Terminal.Out, app.Lifetime.ApplicationStopping);
        if (NumberCommands.Handles(args)) return await new NumberCommands(app.Services, Terminal.Out, Terminal.Error).Run(args, app.Configuration["reason"], app.Lifetime.ApplicationStopping);
        return IsMigrate(args) ? Say("The database is of this version.") : await new UserCommands(app.Services, TypedPassword.Read, Terminal.Out, Terminal.Error).RunAsync(args, app.Lifetime.ApplicationStopping);
    }

    private static async Task<int> RunTwilio(string[] args)
    {
        var builder = CreateBuilder(TwilioCommand.WithoutFlags(args));
        if (TwilioCommand.IsMakeKey(args)) return await MakeKeyCommand.Run(builder.Configuration, Terminal.Out, Terminal.Error, CancellationToken.None);
        builder.Services.AddData(builder.Configuration).AddAuth(builder.Environment)
            .AddTwilio(builder.Configuration, PhoneNetwork.Decide(builder.Configuration, builder.Environment)).AddCalls();
        await using var app = builder.Build();
        StartupFaults.Check(app.Services);
        await DatabaseStart.Run(app.Services, Terminal.Out, app.Lifetime.ApplicationStopping);
        await app.Services.GetRequiredService<SettingsWatch>().StartingAsync(app.Lifetime.ApplicationStopping);
        return await TwilioCommand.Of(app.Services, Terminal.Out, Terminal.Error).Run(args, app.Configuration, app.Lifetime.ApplicationStopping);
    }

    private static int Say(string line)
    {
        Terminal.Out.WriteLine(line);
        return 0;
    }

    // Started from another folder, the program's own files are beside it all the same.
    private static WebApplicationBuilder CreateBuilder(string[] args) =>
        WebApplication.CreateBuilder(File.Exists("appsettings.json") ? args : [$"--contentRoot={AppContext.BaseDirectory}", .. args]);

    internal static WebApplication Build(string[] args, out PhoneNetworkMode mode)
    {
        var builder = CreateBuilder(args);
        mode = PhoneNetwork.Decide(builder.Configuration, builder.Environment);
        builder.Services.AddData(builder.Configuration);
        builder.Services.RequireKeyCertificate(builder.Environment);
        builder.Services.AddAuth(builder.Environment).AddOpenId(builder.Configuration);
        builder.Services.AddTwilio(builder.Configuration, mode);
        builder.Services.AddSessions().AddSessionWatch().AddPairing().AddPeople();
        builder.Services.AddCalls();
        builder.Services.AddFloor();
        builder.Services.AddHistory().AddPastRecordings().AddNotes().AddTranscripts().AddCallers().AddDialling().AddDay();
        builder.Services.AddSoftphone(mode);
        builder.Services.AddObservability(builder.Configuration).AddHealth();
        builder.Services.AddScreens();
        builder.Services.AddLimits();
        builder.Services.AddHttps().AddProxies();

        var app = builder.Build();
        WebhookListener.Open(app);
        app.UseProxies();
        app.UseLanguages();
        app.UseScreens();
        app.UseHttps();
        app.UseMiddleware<WebhookListener>();
        app.UseMiddleware<OwnHosts>();
        app.UseMiddleware<BodyLimits>();
        app.UseAuthentication();
        app.Use(AuditOrigin.Remember);
        app.UseMiddleware<SameOrigin>();
        // Before all that costs something, and also for those who may not.
        app.UseRateLimiter();
        app.UseMiddleware<LongConnections>();
        app.UseMiddleware<FirstSteps>();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseMiddleware<ForeignForms>();
        app.MapWebhooks();
        app.MapTutorialCommands();
        app.MapCallCommands();
        app.MapWrapUps();
        app.MapNotes();
        app.MapDispositionFigures();
        app.MapHistoryExport();
        app.MapVoicemails();
        app.MapCallRecordings();
        app.MapAuditExport();
        app.MapDataProtection();
        app.MapTelephone();
        app.MapHoldMusic();
        app.MapRingTone();
        app.MapSounds();
        SignInEndpoints.Map(app, withDemoUsers: mode == PhoneNetworkMode.Simulator);
        app.MapOpenId();
        TokenEndpoint.Map(app);
        app.MapSessions();
        app.MapAccount();
        app.MapLanguage();
        app.MapPairing();
        app.MapPeople();
        app.MapFloor();
        app.MapHealth();
        app.MapScreens();
        return app;
    }
}
