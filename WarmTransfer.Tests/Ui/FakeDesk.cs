using System.Threading.Channels;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Alerts;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Console;
using WarmTransfer.Web.Dialling;
using WarmTransfer.Web.Supervision;

namespace WarmTransfer.Tests.Ui;

/// <summary>Hears what screens ask and answers as the test says; sends the views that the test sends.</summary>
internal sealed class FakeDesk : ICommands, IConsoleFeed, ISupervisionFeed, IAlertDesk, IAgentDesk, IOverrides, IKeypad
{
    private readonly Channel<ConsoleView> _views = Channel.CreateBounded<ConsoleView>(16);
    private readonly Channel<SupervisionView?> _stepIns = Channel.CreateBounded<SupervisionView?>(16);
    private readonly Channel<RejoinOffer?> _rejoins = Channel.CreateBounded<RejoinOffer?>(16);
    private readonly Channel<MonitoredCall?> _steppedIn = Channel.CreateBounded<MonitoredCall?>(16);

    public List<(CallId Call, CallEvent.Intent Intent, Guid Command)> Asked { get; } = [];

    public List<(AgentId Agent, AgentEvent Event)> AskedForSelf { get; } = [];

    public List<(string Alert, AgentId By)> Acknowledged { get; } = [];

    public Func<Task<Refusal?>> Answer { get; set; } = () => Task.FromResult<Refusal?>(null);

    public bool MayOverride { get; set; }

    public List<string> Pressed { get; } = [];

    public Task<Refusal?> Press(CallId call, AgentId by, string keys, CancellationToken cancel)
    {
        Pressed.Add(keys);
        return Answer();
    }

    public bool Subscribed { get; private set; }

    public void Send(ConsoleView view) => Assert.True(_views.Writer.TryWrite(view));

    public void Send(SupervisionView? view) => Assert.True(_stepIns.Writer.TryWrite(view));

    public void Send(RejoinOffer? offer) => Assert.True(_rejoins.Writer.TryWrite(offer));

    public void Send(MonitoredCall? part) => Assert.True(_steppedIn.Writer.TryWrite(part));

    public void Break() => _views.Writer.Complete(new InvalidOperationException("The feed broke."));

    public Task<Refusal?> Ask(CallId call, CallEvent.Intent intent, Guid command, CancellationToken cancel)
    {
        Asked.Add((call, intent, command));
        return Answer();
    }

    public Task<Refusal?> Ask(AgentId agent, AgentEvent e, CancellationToken cancel)
    {
        AskedForSelf.Add((agent, e));
        return Answer();
    }

    public Task Meet(AgentId agent, CancellationToken cancel) => Task.CompletedTask;

    public IAsyncEnumerable<RejoinOffer?> Rejoin(AgentId me, CancellationToken cancel) => _rejoins.Reader.ReadAllAsync(cancel);

    public IAsyncEnumerable<SupervisionView?> Subscribe(CallId call, AgentId me, CancellationToken cancel) => _stepIns.Reader.ReadAllAsync(cancel);

    public IAsyncEnumerable<MonitoredCall?> MonitoredCall(AgentId me, CancellationToken cancel) => _steppedIn.Reader.ReadAllAsync(cancel);

    public Task<bool> May(AgentId by, CancellationToken cancel) => Task.FromResult(MayOverride);

    public Task<Refusal?> Acknowledge(string alert, AgentId by, CancellationToken cancel)
    {
        Acknowledged.Add((alert, by));
        return Answer();
    }

    public async IAsyncEnumerable<ConsoleView> Subscribe(
        AgentId me, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        Subscribed = true;
        try
        {
            await foreach (var view in _views.Reader.ReadAllAsync(cancel)) yield return view;
        }
        finally
        {
            Subscribed = false;
        }
    }
}
