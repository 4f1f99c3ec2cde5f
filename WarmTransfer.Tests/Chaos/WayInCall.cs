using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core.Flows;
using WarmTransfer.Simulator.Api;

namespace WarmTransfer.Tests.Chaos;

/// <summary>One customer on the way in: through the menu to an agent, a mailbox, a promise, or a goodbye; or they hang up before.</summary>
internal sealed class WayInCall(IStormConsole console, NetworkProcess network, Crew crew, StormClock clock, string kind, string number)
{
    public const string Agent = "agent", Message = "message", Promise = "promise", Goodbye = "goodbye", GivesUp = "gives up";
    public static readonly string[] Kinds = [Agent, Message, Promise, Goodbye, GivesUp];

    /// <summary>One menu, with all that a caller may choose.</summary>
    public static readonly Flow Flow = new()
    {
        Name = "Main menu", Numbers = [new("+15550100000")], Languages = [new("en-GB")], Start = "menu",
        Nodes =
        [
            new FlowNode.Menu("menu", "Menu", Text(Menu), [new("1", Agent), new("2", Message), new("3", "told"), new("4", "bye")]),
            new FlowNode.Message("told", "Told", Text(Promised), Promise),
            new FlowNode.Message("bye", "Bye", Text(Bye), Goodbye),
            new FlowNode.Finish(Agent, Agent, new Destination.ToQueue(new("default"))),
            new FlowNode.Finish(Message, Message, new Destination.ToVoicemail(new("default"))),
            new FlowNode.Finish(Promise, Promise, new Destination.ToCallBack()),
            new FlowNode.Finish(Goodbye, Goodbye, new Destination.EndCall()),
        ],
    };

    private const string Menu = "An agent, a message, a call, or goodbye?", Promised = "We will call you at this number.", Bye = "Thank you for calling and goodbye.", Greeting = "after the beep";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30), Speaks = TimeSpan.FromSeconds(3), BetweenKeys = TimeSpan.FromSeconds(2);

    /// <summary>A lost callback is made up for by a look at Twilio.</summary>
    private static readonly TimeSpan UntilFound = TimeSpan.FromSeconds(75);
    private readonly HashSet<string> _heard = [];
    private DateTimeOffset _pressed, _silentSince = DateTimeOffset.MaxValue;

    public string Kind => kind;

    public string Number => number;

    public string Customer { get; private set; } = "";

    /// <summary>They came to the end that they chose.</summary>
    public bool Reached { get; private set; }

    /// <summary>What was promised to them is kept: the message is there with its sound, or the customer is a lead.</summary>
    public bool Kept { get; private set; } = true;

    public override string ToString() => $"{kind} {Customer}{(Reached ? "" : " did not get there")}{(Kept ? "" : ", and nothing was kept")}, heard: {string.Join(" | ", _heard)}";

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <summary>Until the line is dead. Returns what is to be waited for then.</summary>
    public async Task<Task> Run()
    {
        if (kind == Promise) await network.Add(new(number, HangUpAfter: 2));
        Customer = await network.Dial(number);
        Reached = kind switch
        {
            Agent => await Choose("1", () => IsTalking),
            Message => await Choose("2", () => Now - _silentSince > Speaks),
            Promise => await Choose("3", () => Has(Promised) && IsOver),
            Goodbye => await Choose("4", () => Has(Bye) && IsOver),
            _ => await Choose(null, () => Has(Menu)),
        };
        await network.HangUp(Customer);
        return Reached && kind is Message or Promise ? Keep() : Task.CompletedTask;
    }

    private bool IsOver => network.Leg(Customer) is null or { Ended: not null };

    private bool IsTalking => network.Leg(Customer)?.Hears.Any(sid => network.Leg(sid)?.To.StartsWith("client:", StringComparison.Ordinal) == true) == true;

    private bool Has(string text) => _heard.Any(heard => heard.Contains(text, StringComparison.Ordinal));

    // Whenever the menu asks: after a restart it may ask again.
    private Task<bool> Choose(string? key, Func<bool> until) => clock.Until(async () =>
    {
        var leg = network.Leg(Customer);
        Listen(leg);
        if (until()) return true;
        if (key is null || leg?.Playing?.Contains(Menu, StringComparison.Ordinal) != true || Now - _pressed < BetweenKeys) return false;
        _pressed = Now;
        await network.Press(Customer, key);
        return false;
    }, Patience);

    private void Listen(LegView? leg)
    {
        if (leg?.Playing is { } playing) _heard.Add(playing);
        var listened = leg is { Playing: null, Ended: null } && Has(Greeting);
        _silentSince = !listened ? DateTimeOffset.MaxValue : _silentSince == DateTimeOffset.MaxValue ? Now : _silentSince;
    }

    private async Task Keep() => Kept = await clock.Until(kind == Message ? IsKept : IsLead, UntilFound);

    private async Task<bool> IsKept()
    {
        await using var db = console.Database();
        var row = await db.Voicemails.AsNoTracking().FirstOrDefaultAsync(row => row.CallId == Customer && row.Seconds > 0);
        return row is not null && await crew.Fetch(crew.Ready[0], $"/voicemails/{row.Id}/sound.wav") is { Length: > 1_000 };
    }

    private async Task<bool> IsLead()
    {
        await using var db = console.Database();
        return await db.Leads.AsNoTracking().AnyAsync(row => row.Id == Customer);
    }

    private static ImmutableDictionary<string, string> Text(string text) => ImmutableDictionary<string, string>.Empty.Add("en-GB", text);
}
