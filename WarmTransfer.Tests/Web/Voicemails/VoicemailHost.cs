using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Flows;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Hours;
using WarmTransfer.Web.Routing;
using WarmTransfer.Web.Voicemails;

namespace WarmTransfer.Tests.Web.Voicemails;

/// <summary>The product with two queues: support, which is closed and takes messages, and sales.</summary>
internal static class VoicemailHost
{
    public static readonly CurrentAgent Agent1 = new("agent1", "Agent 1", [Roles.Agent]), Agent2 = new("agent2", "Agent 2", [Roles.Agent]), Admin = new("admin1", "Administrator 1", [Roles.Admin]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<ProductHost> StartAsync(Func<QueueSetting, QueueSetting>? change = null)
    {
        var host = await ProductHost.StartAsync(settings: ["--Desk:TransferNumbers:0=+1", "--Queues:0:Id=support", "--Queues:0:Name=Support", "--Queues:0:Agents:0=agent1", "--Queues:0:Agents:1=agent3", "--Queues:1:Id=sales", "--Queues:1:Agents:0=agent2"]);
        await host.Save(CalendarSetting.Kind, "hours", new CalendarSetting { Name = "Closed", Queues = ["support"], Message = "We are closed.", Then = new Destination.ToVoicemail(new("support")) });
        if (change is not null) await host.Save(QueueSetting.Kind, "support", change(host.Get<LiveSettings>().Now.Find(QueueSetting.Kind, "support")!.Value));
        return host;
    }

    public static async Task Save<T>(this ProductHost host, SettingKind<T> kind, string id, T value) where T : class =>
        Assert.Empty((await host.Get<SettingsDesk>().Save(kind, id, value, host.Get<LiveSettings>().Now.Find(kind, id)?.Revision ?? 0, new AgentId("admin1"), Cancellation)).Faults);

    public static ImmutableArray<Voicemail> Messages(this ProductHost host, CurrentAgent viewer) => host.Get<IVoicemailFeed>().Of(viewer);

    /// <summary>Somebody calls, speaks after the beep for a while, and presses the hash key; the CallSid.</summary>
    public static async Task<string> LeaveMessage(this ProductHost host, string from = "+15550100001", string? say = null, double seconds = 1.5)
    {
        var call = host.Network.Call(new(from, Say: say));
        await host.Until("the caller is recorded", () => host.Network.IsRecorded(call, TimeSpan.FromSeconds(seconds)));
        host.Network.Devices.Press(call, "#");
        await host.Until("the call is over", () => host.Network.Leg(call) is { Status: "completed" });
        return call;
    }

    /// <summary>The only message, as soon as it is on screens.</summary>
    public static Task<Voicemail> Message(this ProductHost host, TimeSpan? within = null) =>
        Eventually.Get("the message is there", () => host.Messages(Admin).FirstOrDefault(one => one.Length > TimeSpan.Zero), () => string.Join('\n', host.Log.Lines.TakeLast(30)), within);

    public static async Task<int> CountKept(this ProductHost host)
    {
        await using var db = host.Database();
        return await db.Voicemails.CountAsync(Cancellation);
    }
}
