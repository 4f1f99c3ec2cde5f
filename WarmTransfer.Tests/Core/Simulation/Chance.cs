using System.Globalization;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>What is left to luck.</summary>
internal enum Luck
{
    // Before all others, so that these stay what they were on each day.
    ToQueue = -2,
    CallOut = -1,

    Arrival,
    Patience,
    Act,
    ActGap,
    Intent,
    Target,
    Answer,
    AnswerGap,
    Crash,
    CrashGap,
    Rejoin,
    RejoinGap,
    Travel,
    CallbackLost,
    CallbackTwice,
    CallbackLate,
    RequestLate,
    RequestTwice,
    RestRefused,
    RestTimeOut,
    Restart,
    Lease,
    Budget,
    Mute,
    LastAsk,
    Stranded,
    Trouble,
    Away,
    Supervised,
    SupervisorGap,
    SupervisorAct,
    Hand,
    RingAll,
    SaidGone,

    // From here on: what befalls a second node.
    Node,
    NodeReached,
    NodeTravel,
    NodeNewsLost,
    NodeNewsLate,
    NodeNewsTwice,
    NodeDies,
    NodeLeaves,
    NodePauses,
    NodeAsked,

    // From here on: what befalls a customer before an agent answers. Numbered from afar, so that the days before them tell the same stories.
    WaitRules = 500,
    Books,

    // A customer comes through a flow.
    InFlow,

    // A customer comes to a queue that requires a disposition, and agents say something of their calls.
    Requires,
    Says,

    // A customer calls a queue that takes messages of those whose transfer nobody takes.
    Messages = 520,

    // A customer who was promised a call is called before an agent is free.
    CustomerFirst = 540,

    // A customer comes to a queue that is recorded; somebody pauses; Twilio does not.
    Recorded = 560,
    Pauses,
    PauseRefused,

    // Somebody asks a colleague who is busy, or a whole queue, for a consultation; and what the colleague says.
    Requests = 570,
    Experts,
    RequestAnswers,

    // From here on: days on which all that customers meet before an agent is luck.
    WayIn = 600,
    Setting,
    Caller,
    MessageLost,
    NoteLost,
}

/// <summary>One stroke of luck: the <paramref name="Turn"/>th of its kind that befell <paramref name="Whom"/>.</summary>
internal readonly record struct Stroke(Luck What, int Whom, int Turn)
{
    /// <summary>Of a day on which there is one node only, whatever else befalls it.</summary>
    public bool IsOfOneNode => What is < Luck.Node or (>= Luck.WaitRules and < Luck.WayIn);

    public override string ToString() => $"{What} {Whom}.{Turn}";

    public static Stroke Parse(string text)
    {
        var parts = text.Split(' ', '.');
        return new Stroke(Enum.Parse<Luck>(parts[0]), int.Parse(parts[1], CultureInfo.InvariantCulture), int.Parse(parts[2], CultureInfo.InvariantCulture));
    }
}

/// <summary>
/// Everything that is left to luck, each draw made from the seed and its own name. So one stroke can be left out and the
/// others still fall, which is what makes a failure small enough to read.
/// </summary>
/// <param name="may">Which strokes may fall at all.</param>
internal sealed class Chance(ulong seed, Func<Stroke, bool> may)
{
    private readonly Dictionary<(Luck, int), int> _turns = [];

    /// <summary>The strokes that have fallen.</summary>
    public List<Stroke> Fallen { get; } = [];

    public bool Strikes(Luck what, int whom, double probability)
    {
        var stroke = Turn(what, whom);
        if (Draw(stroke) >= probability || !may(stroke)) return false;
        Fallen.Add(stroke);
        return true;
    }

    public int Between(Luck what, int whom, int least, int most) => least + (int)(Draw(Turn(what, whom)) * (most - least + 1));

    public T Pick<T>(Luck what, int whom, ReadOnlySpan<T> among) => among[Between(what, whom, 0, among.Length - 1)];

    private Stroke Turn(Luck what, int whom)
    {
        var turn = _turns.GetValueOrDefault((what, whom));
        _turns[(what, whom)] = turn + 1;
        return new Stroke(what, whom, turn);
    }

    private double Draw(Stroke stroke)
    {
        var bits = Mix(seed + Mix(((ulong)stroke.What << 40) + ((ulong)(uint)stroke.Whom << 20) + (ulong)stroke.Turn));
        return (bits >> 11) * (1.0 / (1UL << 53));
    }

    // SplitMix64.
    private static ulong Mix(ulong z)
    {
        z += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
