using Microsoft.Extensions.Options;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.CallRecordings;
using WarmTransfer.Web.Cluster;
using WarmTransfer.Web.Commit;
using WarmTransfer.Web.Console;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Dialling;
using WarmTransfer.Web.Dispositions;
using WarmTransfer.Web.Figures;
using WarmTransfer.Web.Flows;
using WarmTransfer.Web.Hours;
using WarmTransfer.Web.Joining;
using WarmTransfer.Web.Leads;
using WarmTransfer.Web.Live;
using WarmTransfer.Web.Notes;
using WarmTransfer.Web.Observability;
using WarmTransfer.Web.Outbox;
using WarmTransfer.Web.Quality;
using WarmTransfer.Web.Reconciliation;
using WarmTransfer.Web.Retention;
using WarmTransfer.Web.Routing;
using WarmTransfer.Web.Sounds;
using WarmTransfer.Web.Supervision;
using WarmTransfer.Web.Telephone;
using WarmTransfer.Web.Transcripts;
using WarmTransfer.Web.Transfers;
using WarmTransfer.Web.Twilio;
using WarmTransfer.Web.Voicemails;
using WarmTransfer.Web.Waiting;
using WarmTransfer.Web.Webhooks;

namespace WarmTransfer.Web.Calls;

/// <summary>Registers everything that carries calls: the machine, the desk, what is owed, and what screens read.</summary>
internal static class CallServices
{
    /// <summary>Commands that come as a request of their own, which has been counted when it came in.</summary>
    public const string Requested = "requested";

    public static IServiceCollection AddCalls(this IServiceCollection services)
    {
        services.AddSingleton(TimeProvider.System).AddSingleton<Measures>();
        // A sender's mistake is answered 400 in Development too, without a stack.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
        services.AddOptions<DeskOptions>().BindConfiguration(DeskOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddAdministration().AddSingleton<ISettingsUser, QueueBook>().AddSingleton<LiveRights>().AddSingleton<ISettingsUser, TransferBook>().AddSingleton<QueueSettings>().AddSingleton<QueueAgents>().AddSingleton<IValidateOptions<DeskOptions>, QueueCheck>().AddSingleton<IValidateOptions<DeskOptions>, NumbersCheck>().AddSingleton<IValidateOptions<DeskOptions>, FallbackCheck>();
        services.AddSingleton(provided => new LiveQueues(provided.GetRequiredService<QueueSettings>().Queues(Twilio(provided).RingTimeout))).AddSingleton<LivePolicies>();
        services.AddSingleton(provided => new CallMachine(() => provided.GetRequiredService<LivePolicies>().Calls)).AddSingleton(provided => Desk(provided).OutsideCaps()).AddSingleton<OutsideDials>().AddSingleton<OutsideDesk>();
        services.AddSingleton(provided => new AgentMachine(() => provided.GetRequiredService<LivePolicies>().Agents));
        services.AddSingleton(provided => new CallUrls(new Uri(Twilio(provided).PublicBaseUrl)));
        services.AddSingleton<Documents>().AddSingleton<CallBackDocuments>().AddSingleton<VoicemailDocuments>().AddTelephone().AddHours().AddFlows().AddSingleton<Callers>().AddSingleton<FrontDesk>();
        services.AddSingleton(provided => new CallBudget(Twilio(provided).CallsPerSecond));
        services.AddSingleton<Journal>().AddSingleton<Committer>().AddSingleton<Desk>().AddSingleton<CallReader>().AddSingleton<Arrivals>().AddSingleton<WebhookDesk>().AddSingleton<JoinTickets>().AddSingleton<SealedKeys>().AddSingleton<CallerIds>().AddSingleton<Joins>().AddSingleton<TokenReuse>().AddSingleton<RefusedWebhooks>().AddSingleton<NextToken>().AddSingleton<TwilioReader>().AddSingleton<CallReconciler>();
        services.AddSingleton<OutboxSignal>().AddSingleton<EffectRunner>().AddSingleton<ExpertFinder>().AddSingleton<LegDialler>().AddSingleton<Troubles>().AddSingleton<RingParameters>().AddSingleton<ParticipantControl>();
        services.AddSingleton<Board>().AddSingleton(provided => new LastConfirmed(TimeSpan.FromSeconds(Desk(provided).ReconcileSeconds + DeskOptions.LookSeconds), Hears(provided)));
        services.AddSingleton(provided => new Views(provided.GetRequiredService<CallMachine>(), provided.GetRequiredService<LivePolicies>().Agents, Desk(provided).ShowMonitoring, provided.GetRequiredService<LiveQueues>(), () => provided.GetRequiredService<Forecasts>().Latest));
        services.AddSingleton<BoardFeed>().AddSingleton<IConsoleFeed, ConsoleFeed>().AddSingleton<Commands>();
        services.AddSingleton<ICommands>(Commands).AddKeyedSingleton<ICommands>(Requested, (provided, _) => Commands(provided));
        services.AddSingleton<SupervisionViews>().AddSingleton<ISupervisionFeed, SupervisionFeed>();
        services.AddSingleton<ICurrentCall, CurrentCall>().AddSingleton<Permissions>().AddSingleton<IOverrides>(provided => provided.GetRequiredService<Permissions>());
        services.AddSingleton<AgentDesk>().AddSingleton<IAgentDesk>(provided => provided.GetRequiredService<AgentDesk>());
        services.AddSingleton<IPresence, Phones>().AddSingleton<Resync>().AddSingleton<IResync>(provided => provided.GetRequiredService<Resync>()).AddSingleton<QualityLog>();
        services.AddSingleton<LiveFigures>().AddSingleton<IQueueFigures>(provided => provided.GetRequiredService<LiveFigures>());
        services.AddHostedService<BoardLoader>().AddHostedService<LiveFiguresLoader>();
        services.AddSingleton<Reconciler>().AddSingleton<OutboxRelay>().AddSingleton<Dispatcher>().AddSingleton<Forecasts>().AddSingleton<WaitWatch>().AddSingleton<CallBackDialog>();
        services.AddHttpClient(MusicProbe.Client);
        services.AddSingleton<MusicProbe>().AddSingleton<SoundStore>().AddSingleton<SoundsInUse>().AddSingleton<ISettingsUser>(provided => provided.GetRequiredService<SoundsInUse>()).AddHostedService(provided => provided.GetRequiredService<SoundsInUse>());
        services.AddHostedService<LeaseExpiry>().AddHostedService(provided => provided.GetRequiredService<Forecasts>()).AddCluster();
        services.AddOnDuty<Reconciler>().AddOnDuty<OutboxRelay>().AddOnDuty<Dispatcher>().AddOnDuty<WaitWatch>().AddSingleton<RetentionJob>().AddOnDuty<RetentionJob>();
        return services.AddLeads().AddVoicemails().AddCallRecordings().AddNoteStore().AddTranscriptStore().AddDispositions();
    }

    private static Commands Commands(IServiceProvider provided) => provided.GetRequiredService<Commands>();

    private static Func<bool> Hears(IServiceProvider provided)
    {
        var (duty, bus) = (provided.GetRequiredService<Duty>(), provided.GetRequiredService<NodeBus>());
        return () => duty.IsHeld || bus.IsConnected;
    }

    private static DeskOptions Desk(IServiceProvider provided) => provided.GetRequiredService<IOptions<DeskOptions>>().Value;

    private static TwilioOptions Twilio(IServiceProvider provided) => provided.GetRequiredService<IOptions<TwilioOptions>>().Value;
}
