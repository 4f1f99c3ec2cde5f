using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Core;
using WarmTransfer.Core.Flows;
using WarmTransfer.Web;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Data.Start;
using WarmTransfer.Web.Flows;
using WarmTransfer.Web.Routing;

namespace WarmTransfer.Tests.Chaos;

/// <summary>How consoles of a storm are started.</summary>
internal static class StormSettings
{
    public const string Account = "AC00000000000000000000000000000001";
    private const string Token = "simulator-auth-token";

    /// <summary>Of a program that asks Twilio about the account.</summary>
    public static AuthenticationHeaderValue Credentials { get; } = new("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Account}:{Token}")));

    /// <param name="listen">Address at which the process listens.</param>
    /// <param name="url">Where Twilio finds it.</param>
    public static string[] Of(string folder, string network, string listen, string url, params IEnumerable<string> more) =>
    [
        "--environment=Development", $"--contentRoot={folder}", $"--urls={listen}", $"--PublicBaseUrl={url}",
        $"--Twilio:ApiBaseUrl={network}", $"--Twilio:AccountSid={Account}", "--Twilio:CallsPerSecond=1000",
        $"--Twilio:AuthToken={Token}", "--Twilio:ApiKeySid=SK00000000000000000000000000000001", "--Twilio:RingTimeout=5",
        "--Twilio:ApiKeySecret=simulator-api-key-secret-for-everybody", "--Twilio:PhoneNumber=+15550100000",
        "--Desk:WrapUpSeconds=0", "--Desk:RejoinSeconds=2", "--Desk:ReconcileSeconds=5", "--Desk:MissedLimit=20", "--Desk:HasFallback=true", "--Desk:TransferNumbers:0=+1202", "--Logging:LogLevel:Default=Warning",
        .. more,
    ];

    public static async Task Furnish(string[] arguments, IEnumerable<string> agents, Flow? flow = null, QueueSetting? queue = null)
    {
        await using var app = Program.Build([.. arguments, "--applicationName=WarmTransfer.Web"], out _);
        await DatabaseStart.Run(app.Services, TextWriter.Null, CancellationToken.None);
        if (flow is not null) await app.Services.GetRequiredService<SettingsDesk>().Begin(FlowRules.Kind, [("main", flow)], "a test", CancellationToken.None);
        if (queue is not null) await app.Services.GetRequiredService<SettingsDesk>().Begin(QueueSetting.Kind, [(QueueId.Default.Value, queue)], "a test", CancellationToken.None);
        await using var scope = app.Services.CreateAsyncScope();
        foreach (var agent in agents)
            await scope.ServiceProvider.GetRequiredService<Users>().CreateAsync(
                new() { UserName = agent, AgentId = agent, DisplayName = agent, IsDemo = true }, Roles.Agent, password: null, by: "test");
    }
}
