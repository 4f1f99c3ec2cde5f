using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Tests.House;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Tests.Web.Data.Upgrade;

/// <summary>A small database of the last landed version: two calls that have ended, who took part, what was refused, and users.</summary>
internal static class KeptDatabase
{
    public const string User = "kim";
    public const string Password = "correct horse battery";
    private static readonly string File = Path.Combine(Sources.Root, "WarmTransfer.Tests", "Web", "Data", "Upgrade", "database.sql");

    public static string Text => System.IO.File.ReadAllText(File);

    /// <summary>Makes it anew from this version.</summary>
    public static async Task Make()
    {
        await using var host = await ProductHost.StartAsync();
        await AddUser(host);
        await host.Ready("agent1");
        await HandOver(host);
        await Refuse(host);
        await host.Gone("agent1");
        await host.Gone("agent2");
        await host.Until("nothing is owed", () => Owed(host) == 0);
        // The keys of the sign-in cookies are secrets even where they open nothing.
        await System.IO.File.WriteAllTextAsync(File, SqlDump.Write(host.DatabaseConnection, without: "DataProtectionKeys"), TestContext.Current.CancellationToken);
    }

    private static async Task AddUser(ProductHost host)
    {
        await using var scope = host.Get<IServiceScopeFactory>().CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<Users>();
        Assert.Empty(await users.CreateAsync(new User { UserName = User, AgentId = User, DisplayName = "Kim" }, Roles.Supervisor, Password, "test"));
    }

    private static async Task HandOver(ProductHost host)
    {
        var call = Conversation.Start(host);
        await call.TalkTo("agent1");
        await host.Ready("agent2");
        await call.HandOver("agent1", "agent2");
        await host.Gone("agent1");
        await call.HangUpOnPurpose("agent2");
        await call.IsOver("agent2");
    }

    // Somebody who has no part in the call tries to end it.
    private static async Task Refuse(ProductHost host)
    {
        var call = Conversation.Start(host, "+15550100002");
        await call.TalkTo("agent2");
        using (var stranger = await SignedIn.As("agent3", host.Url)) await stranger.Command(call.Customer, "end");
        await call.Do(new CallEvent.Intent.Hold(new AgentId("agent2")));
        call.CustomerHangsUp();
        await call.IsOver("agent2");
    }

    private static int Owed(ProductHost host)
    {
        using var db = host.Database();
        return db.Outbox.AsNoTracking().Count(row => row.DoneAt == null);
    }
}
