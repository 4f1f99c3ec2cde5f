using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Console;
using WarmTransfer.Web.Softphone;
using WarmTransfer.Web.Supervision;

namespace WarmTransfer.Tests.Ui;

/// <summary>What a screen may be given to show.</summary>
internal static class Views
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static readonly Refusal NotYet = new(RefusalCode.WrongPhase, $"The second agent is not connected yet.");

    public static readonly Refusal NotListening = new(RefusalCode.NotYourCall, $"You are not listening to this call.");

    public static readonly Refusal NobodyAsks = new(RefusalCode.WrongPhase, $"Nobody on this call asks for help any more.");

    public static readonly AgentView Me = new(new("agent1"), "Agent 1", AgentState.OnCall, Noon, $"Agent 1 is on a call.");

    public static readonly AgentView Berta = new(new("berta"), "Berta", AgentState.Available, Noon, null);

    public static readonly AgentView Chike = new(new("chike"), "Chike", AgentState.Available, Noon, null);

    public static readonly AgentView Dara = new(new("dara"), "Dara", AgentState.Offline, Noon, $"Dara is offline: the browser phone is not connected.");

    public static readonly PhoneState InCall = new(PhoneState.InCall, Muted: false, Reconnecting: false, Busy: false);

    public static readonly PhoneState Incoming = InCall with { State = PhoneState.Incoming };

    public static ImmutableArray<QueueView> Queues => [new(default, "Support", Free: 0, Waiting: 2), new(new("sales"), "Sales", Free: 1, Waiting: 0), new(new("service"), "Service", Free: 0, Waiting: 3)];

    public static ImmutableArray<AgentView> Agents => [Me, Dara, Berta, Chike];

    public static readonly CallCard Talking = new(
        new("CA1"), new CallerView("+15550104477", Noon), default, "In call with customer", Noon.AddSeconds(20), Ringing: false,
        [Party(PartyKind.Customer, "Customer", "Agent 1"), Party(PartyKind.You, "Agent 1", "Customer")],
        CallControls.None with { Leave = NotYet });

    public static readonly CallCard Ringing = Talking with { StatusText = "Incoming support call", Ringing = true, Controls = CallControls.None with { DialIn = NotYet, Leave = NotYet, End = NotYet } };

    public static readonly PhoneState Ready = InCall with { State = PhoneState.Ready };

    public static CallCard Transferring(CallStage stage, LegProgress second, bool thenNextExpert = false) => Talking with
    {
        Transfer = new(stage, RingsUntil: second < LegProgress.Answered ? Noon.AddSeconds(40) : null, ThenNextExpert: thenNextExpert),
        Parties = [.. Talking.Parties, Party(PartyKind.Agent, "Berta") with { Progress = second, InRoom = second == LegProgress.Admitted, State = second.ToString() }],
    };

    public static ConsoleView Console(CallCard? call, AgentState state = AgentState.OnCall) =>
        new(Me with { State = state }, call, Agents.Replace(Me, Me with { State = state }), Waiting: 0, LongestWaitSince: null);

    /// <summary>Agent 1 talks to a customer, and a supervisor may monitor it.</summary>
    public static SupervisionView StepIn(MonitorMode? mode = null) => new(
        Talking.Id, $"Agent 1’s call", mode, Mine: false,
        new SupervisionControls(null, null, null, mode is null ? NotListening : null, mode is null ? NotListening : null, NobodyAsks), HelpRequest: null,
        [new RemovableParty(new("L1"), PartyKind.Agent, "Agent 1", $"Connected", LeavesCustomerAlone: true, Refusal: null)]);

    public static PartyView Party(PartyKind kind, string name, params string[] hears) => new(
        new(name), kind, name, "Connected", LegProgress.Admitted, InRoom: true, Noon, Muted: false, Held: false, [.. hears], Music: false);
}
