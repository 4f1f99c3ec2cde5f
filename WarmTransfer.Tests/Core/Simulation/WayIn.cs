using System.Collections.Frozen;
using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Waiting;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>What customers meet before an agent on one day: queues, their rules and hours, and a flow. There are two such settings that return, and on some days all of it is luck.</summary>
internal sealed class WayIn
{
    private static readonly DateTimeOffset Never = DateTimeOffset.MaxValue;
    private static readonly QueueId Sales = new("sales"), Nobody = new("nobody");
    private static readonly Queues Patient = new([.. Queues.One.All, RingingAll, new Queue { Id = Office.Requiring, Name = "Requires a disposition" }]);
    private static readonly Queues Telling = new([Patient.All[0] with { Waiting = Rules(Office.RingAll) }, Patient.All[1] with { Waiting = Rules(QueueId.Default) }, Patient.All[2]]);
    private readonly ImmutableDictionary<QueueId, DateTimeOffset> _closesAt;
    private readonly Destination _whileClosed = new Destination.EndCall();

    public WayIn(Agenda agenda, Chance chance)
    {
        var (random, telling) = (IsLuckOf(chance), chance.Strikes(Luck.WaitRules, 0, 0.4));
        _closesAt = ImmutableDictionary<QueueId, DateTimeOffset>.Empty;
        (IsLuck, TellsWaiting, Queues) = (random, random || telling, telling ? Telling : Patient);
        if (!random) return;
        var settings = new RandomSettings(chance);
        (Queues, Flow, _whileClosed) = (settings.Queues(), settings.Flow(), settings.WhileClosed());
        _closesAt = Queues.All.ToImmutableDictionary(queue => queue.Id, _ => settings.ClosesAfter() is { } after ? agenda.Clock.AddMilliseconds(after) : Never);
    }

    public static bool IsLuckOf(Chance chance) => chance.Strikes(Luck.WayIn, 0, 0.3);

    /// <summary>Whether all of it is luck.</summary>
    public bool IsLuck { get; }

    /// <summary>Whether customers are told where they stand, and those whom nobody can answer are sent on.</summary>
    public bool TellsWaiting { get; }

    public Queues Queues { get; }

    /// <summary>Through which some callers come; null: theirs has three menus and no choices.</summary>
    public Flow? Flow { get; }

    /// <summary>A queue that has closed stays so for the day.</summary>
    public bool IsClosed(QueueId queue, DateTimeOffset now) => _closesAt.TryGetValue(queue, out var at) && at <= now;

    /// <summary>Whether somebody may be called there.</summary>
    public bool MayBeCalled(string number) => IsLuck && number.StartsWith(People.Callable, StringComparison.Ordinal);

    /// <summary>Where somebody gets who is sent somewhere at this moment: a queue that is closed sends them on.</summary>
    public FlowExit Follow(Destination to, DateTimeOffset now) => to is not Destination.ToQueue { Queue: var queue } ? new(to)
        : IsClosed(queue, now) ? new(_whileClosed, queue, WasClosed: true) : new(to, queue);

    private static Queue RingingAll => new() { Id = Office.RingAll, Name = "Ring all", Strategy = Strategy.RingAll };

    private static WaitRules Rules(QueueId next) => new()
    {
        AnnounceEvery = TimeSpan.FromSeconds(6),
        TellPosition = true,
        Overflow =
        [
            new(new OverflowCondition.Waited(TimeSpan.FromSeconds(14)), "One moment, we ask other agents.", new Destination.ToQueue(next)),
            new(new OverflowCondition.Waited(TimeSpan.FromSeconds(25)), "Nobody can answer. Please call again.", new Destination.EndCall()),
        ],
    };

    /// <summary>Settings that somebody might make, sense and nonsense.</summary>
    private sealed class RandomSettings(Chance chance)
    {
        private const string Skill = "french", Calendar = "hours", Hours = "hours", First = "first", Second = "second", Text = "en-GB";
        private static readonly QueueId[] All = [QueueId.Default, Office.RingAll, Sales, Nobody];

        public Queues Queues() => new([.. All.Select(Queue)], new Dictionary<AgentId, FrozenDictionary<string, int>>
        {
            [People.Agent(0)] = new Dictionary<string, int> { [Skill] = 9 }.ToFrozenDictionary(),
            [People.Agent(1)] = new Dictionary<string, int> { [Skill] = 4 }.ToFrozenDictionary(),
        }.ToFrozenDictionary());

        public double? ClosesAfter() => Draw(5) == 0 ? Draw(80_000) : null;

        public Destination WhileClosed() => Draw(4) switch
        {
            0 => new Destination.EndCall(),
            1 => new Destination.ToCallBack(),
            2 => new Destination.ToNumber(People.Outside),
            _ => new Destination.ToVoicemail(Any()),
        };

        public Flow? Flow() => Draw(3) == 0 ? null : new()
        {
            Languages = [new(Text)], Queue = Any(), Start = Hours,
            Nodes =
            [
                new FlowNode.Hours(Hours, Hours, Calendar, First, "end0"), Menu(First, Second, "end1", "end2"), Menu(Second, First, "end3", "end4"),
                .. Enumerable.Range(0, 5).Select(number => new FlowNode.Finish($"end{number}", "", Draw(2) == 0 ? new Destination.ToQueue(Any()) : Anywhere(QueueId.Default))),
            ],
        };

        private FlowNode.Menu Menu(string id, params string[] next) =>
            new(id, id, ImmutableDictionary<string, string>.Empty, [.. next.Select((node, index) => new MenuChoice($"{index + 1}", node))]) { Otherwise = Draw(2) == 0 ? Any() : null };

        private Queue Queue(QueueId id) => new()
        {
            Id = id, Name = id.Value, Priority = Draw(2), Waiting = Rules(id), ShortAbandon = TimeSpan.FromSeconds(2),
            Strategy = id == Office.RingAll ? Strategy.RingAll : Strategy.LongestIdle,
            Agents = id == Nobody ? [] : id == Sales ? [People.Agent(0), People.Agent(1)] : null,
            Needs = id == Sales ? new([new SkillNeed(Skill, 8, TimeSpan.FromSeconds(4), 4)]) : SkillNeeds.None,
            Later = id == Sales ? ImmutableDictionary<AgentId, TimeSpan>.Empty.Add(People.Agent(1), TimeSpan.FromSeconds(5)) : ImmutableDictionary<AgentId, TimeSpan>.Empty,
        };

        private WaitRules Rules(QueueId of) => new()
        {
            AnnounceEvery = Draw(3) == 0 ? null : TimeSpan.FromSeconds(4 + Draw(6)),
            TellPosition = Draw(4) > 0,
            Comfort = Draw(2) == 0 ? ["Thank you for waiting."] : [],
            Overflow = [.. Enumerable.Range(0, Draw(5)).Select(_ => new OverflowRule(When(), "We are sorry.", Anywhere(of)))],
        };

        private OverflowCondition When() => Draw(6) switch
        {
            0 => new OverflowCondition.MostWaiting(Draw(2)),
            1 => new OverflowCondition.NobodySignedIn(),
            2 => new OverflowCondition.Closed(),
            _ => new OverflowCondition.Waited(TimeSpan.FromSeconds(3 + Draw(25))),
        };

        private Destination Anywhere(QueueId but) => Draw(5) switch
        {
            0 => new Destination.EndCall(),
            1 => new Destination.ToCallBack(),
            2 => new Destination.ToNumber(People.Outside),
            3 => new Destination.ToVoicemail(Any()),
            _ => new Destination.ToQueue(All.Where(queue => queue != but).ElementAt(Draw(All.Length - 1))),
        };

        private QueueId Any() => All[Draw(All.Length)];

        private int Draw(int under) => chance.Between(Luck.Setting, 0, 0, under - 1);
    }
}
