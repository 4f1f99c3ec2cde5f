using System.Net;
using System.Reflection;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core.Calls;
using WarmTransfer.Simulator.People;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Joining;

namespace WarmTransfer.Tests.Web.Audit;

/// <summary>Every command, asked for by everybody, while agent 1 talks to the customer.</summary>
public sealed class CommandMatrixTests
{
    // Asked by routing, by the watch over those who wait, by customers' keys, by the phone network in the name of the browser that has called in, and by the phone that declines: never by a program.
    private static readonly string[] NotForPeople = ["offer", "next-expert", "begin-consult", "call-out", "call-customer", "announce-wait", "overflow", "book-call-back", "decline", "rejoin", "monitor"];

    /// <summary>What the agent in the call is answered. Nobody else is ever obeyed.</summary>
    public static TheoryData<string, string?, HttpStatusCode> Commands => new()
    {
        { "dial-in", "agent3", HttpStatusCode.NoContent },
        { "consult", "agent3", HttpStatusCode.NoContent },
        { "cold-transfer", "agent3", HttpStatusCode.NoContent },
        { "merge", null, HttpStatusCode.Conflict },
        { "swap", null, HttpStatusCode.Conflict },
        { "cancel", null, HttpStatusCode.Conflict },
        { "leave", null, HttpStatusCode.Conflict },
        { "hold", null, HttpStatusCode.NoContent },
        { "resume", null, HttpStatusCode.Conflict },
        { "hang-up", null, HttpStatusCode.NoContent },
        { "end", null, HttpStatusCode.NoContent },
        { "request-help", null, HttpStatusCode.NoContent },
        { "withdraw-help-request", null, HttpStatusCode.Conflict },
        { "pause-recording", null, HttpStatusCode.Conflict },
        { "resume-recording", null, HttpStatusCode.Conflict },
        { "begin-payment", null, HttpStatusCode.NoContent },
        { "end-payment", null, HttpStatusCode.Conflict },
        { "request-consult", "agent3", HttpStatusCode.NoContent },
        // Of whoever is asked: here nobody is.
        { "answer-consult-request", null, HttpStatusCode.Conflict },
    };

    /// <summary>What supervisors and administrators are answered who listen to the call. Nobody else is ever obeyed.</summary>
    public static TheoryData<string, HttpStatusCode> SupervisorsCommands => new()
    {
        { "accept-help-request", HttpStatusCode.Conflict },
        { "change-monitor-mode", HttpStatusCode.NoContent },
        { "stop-monitoring", HttpStatusCode.NoContent },
        { "take-over", HttpStatusCode.NoContent },
        { "remove", HttpStatusCode.NoContent },
    };

    private static readonly string[] Supervisors = ["supervisor1", "admin1"];

    [Fact]
    public void Every_intent_has_its_row()
    {
        string[] intents = [.. typeof(CallEvent).GetCustomAttributes<JsonDerivedTypeAttribute>()
            .Where(type => type.DerivedType.IsAssignableTo(typeof(CallEvent.Intent))).Select(type => (string)type.TypeDiscriminator!)];
        string[] rows = [.. Commands.Select(row => row.Data.Item1), .. SupervisorsCommands.Select(row => row.Data.Item1)];

        Assert.Equal(typeof(CallEvent.Intent).GetNestedTypes().Count(type => !type.IsAbstract), intents.Length);
        Assert.Equal(intents.Order(), rows.Concat(NotForPeople).Order());
        Assert.Equal(rows.Order(), CommandEndpoint.Names.Order());
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Only_the_agent_in_the_call_is_obeyed_and_whoever_else_tries_is_in_the_audit(string command, string? to, HttpStatusCode expected)
    {
        await using var host = await ProductHost.StartAsync();
        await host.Ready(Actor.Owner);
        var call = Conversation.Start(host);
        await call.TalkTo(Actor.Owner);
        await host.Ready("agent3", AgentBehaviour.Manual);
        var everybody = await Actor.Everybody(host);

        foreach (var other in everybody.Where(actor => actor.Name != Actor.Owner))
            Assert.Equal(other.Name.Length == 0 ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden, await other.Command(call.Customer, command, to));
        Assert.IsType<CallPhase.Talking>(call.Phase);
        Assert.Single(host.Saved(call.Customer)!.AgentLegs);
        Assert.Equal(
            everybody.Where(actor => actor.Name != Actor.Owner).Select(actor => (actor.InAudit, actor.IsTurnedAway ? "POST /calls/{callId}/commands" : command, (string?)call.Customer)),
            await Denied(host));

        Assert.Equal(expected, await everybody.Single(actor => actor.Name == Actor.Owner).Command(call.Customer, command, to));
        foreach (var actor in everybody) actor.Dispose();
    }

    [Theory]
    [MemberData(nameof(SupervisorsCommands))]
    public async Task Only_a_supervisor_is_obeyed_and_whoever_else_tries_is_in_the_audit(string command, HttpStatusCode expected)
    {
        await using var host = await ProductHost.StartAsync();
        await host.Ready(Actor.Owner);
        var call = Conversation.Start(host);
        await call.TalkTo(Actor.Owner);
        var everybody = await Actor.Everybody(host);
        foreach (var other in everybody.Where(actor => !Supervisors.Contains(actor.Name)))
            Assert.Equal(other.Name.Length == 0 ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden, await other.Command(call.Customer, command, to: null));
        Assert.Equal(["POST /calls/{callId}/commands", command, command, "POST /calls/{callId}/commands", "POST /calls/{callId}/commands"], (await Denied(host)).Select(row => row.Act));

        await host.Get<IPresence>().PhoneSeen(new(Supervisors[0]), TestContext.Current.CancellationToken);
        var leg = host.CallIn(Supervisors[0], call.Customer, JoinPurpose.Listen);
        await host.Until("the supervisor listens", () => host.Saved(call.Customer) is { } saved && saved.FindBySid(leg)?.IsIn(saved.Room) == true);
        Assert.Equal(expected, await everybody.Single(actor => actor.Name == Supervisors[0]).Command(call.Customer, command, to: null));
        foreach (var actor in everybody) actor.Dispose();
    }

    [Fact]
    public async Task What_is_not_for_people_is_a_bad_request_from_everybody()
    {
        await using var host = await ProductHost.StartAsync();
        var everybody = await Actor.Everybody(host);
        foreach (var command in NotForPeople)
            foreach (var actor in everybody.Where(actor => !actor.IsTurnedAway))
                Assert.Equal(HttpStatusCode.BadRequest, await actor.Command("CA1", command, "agent3"));
        foreach (var actor in everybody) actor.Dispose();
    }

    [Fact]
    public async Task A_number_that_may_not_be_dialled_is_in_the_audit()
    {
        await using var host = await ProductHost.StartAsync();
        await host.Ready(Actor.Owner);
        var call = Conversation.Start(host);
        await call.TalkTo(Actor.Owner);
        using var agent = await SignedIn.As(Actor.Owner, host.Url);

        Assert.Equal(HttpStatusCode.Conflict, await agent.Command(call.Customer, "consult", "+19005550100"));

        Assert.Equal([(Actor.Owner, "consult", (string?)call.Customer)], await Denied(host));
    }

    private static async Task<List<(string Actor, string Act, string? Call)>> Denied(ProductHost host)
    {
        await using var db = host.Database();
        var rows = await db.Audit.AsNoTracking().Where(row => row.Outcome == AuditOutcome.Denied).OrderBy(row => row.Id).ToListAsync(TestContext.Current.CancellationToken);
        return [.. rows.Select(row => (row.Actor, row.Act, row.CallId))];
    }
}
