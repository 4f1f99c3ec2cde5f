using System.Net;

namespace WarmTransfer.Tests.Chaos;

/// <summary>One customer's call in the storm: an agent answers, a transfer of some kind is tried, the customer hangs up.</summary>
internal sealed class StormCall(NetworkProcess network, Crew crew, StormClock clock, string kind, Random random)
{
    public static readonly string[] Kinds = ["introduce", "consult", "merge", "swap", "cold", "cancel", "hold", "declined", "no answer"];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);

    private readonly List<string> _typed = [];

    public string Customer { get; private set; } = "";

    public string Kind => kind;

    /// <summary>Its queue has transcripts: the customer speaks.</summary>
    public bool IsWrittenDown { get; init; }

    /// <summary>The call was over before the customer hung up.</summary>
    public bool Dropped { get; private set; }

    public bool Answered { get; private set; }

    /// <summary>What was tried came about, as the customer's ear tells.</summary>
    public bool Done { get; private set; }

    /// <summary>What agents have typed into its note, and the console has taken.</summary>
    public IReadOnlyCollection<string> Typed => _typed;

    /// <summary>When the customer heard nothing.</summary>
    public Span[] Silences { get; private set; } = [];

    public async Task Run(string from)
    {
        Customer = await network.Dial(from);
        if (await Until(() => Ears.Heard is [_, ..]) && Ears.Heard is [var first, ..])
        {
            Answered = true;
            await Type(first);
            if (IsWrittenDown) await Speak("Hello.", "I have paid twice.", $"My number is {from}.");
            Done = await Try(first);
            if (Ears.Heard is [var last, ..]) await Type(last);
        }

        Dropped = !await network.HangUp(Customer);
        // Now: of so many calls the network does not keep all.
        Silences = await network.Silences(Customer);
    }

    // What is said before its transcription has begun, or is not written down yet when it stops, nobody is told.
    private async Task Speak(params string[] sentences)
    {
        if (!await Until(() => network.Leg(Customer) is { Transcribed: true })) return;
        foreach (var sentence in sentences) await network.Say(Customer, sentence);
        await Until(async () => (await network.Events(Customer)).Any(entry => entry.Kind == "transcription" && entry.Text.Contains("transcription-content", StringComparison.Ordinal)));
    }

    private async Task Type(string agent)
    {
        var (text, writer) = ($"{agent} writes {_typed.Count}. ", random.Next(1, int.MaxValue));
        if (await Until(async () => await crew.Write(agent, Customer, TypedNote.Of(writer, text)) == HttpStatusCode.NoContent)) _typed.Add(text);
    }

    private Task<bool> Try(string first) => kind switch
    {
        "introduce" => With(first, "dial-in", crew.Ready, async second => await Together(first, second) && await Ask(first, "leave") && await TalksTo(second)),
        "consult" => With(first, "consult", crew.Ready, async second => await Private(first, second) && await Ask(first, "leave") && await TalksTo(second)),
        "merge" => With(first, "consult", crew.Ready, async second =>
            await Private(first, second) && await Ask(first, "merge") && await Together(first, second) && await Ask(first, "leave") && await TalksTo(second)),
        "swap" => With(first, "consult", crew.Ready, async second =>
            await Private(first, second) && await Ask(first, "swap") && await TalksTo(first) && await Ask(first, "swap") && await Private(first, second) && await Ask(first, "leave") && await TalksTo(second)),
        "cold" => With(first, "cold-transfer", crew.Ready, TalksTo),
        "cancel" => With(first, Either("dial-in", "consult"), crew.Sleepers, async _ => await Ask(first, "cancel") && await TalksTo(first)),
        "declined" => With(first, Either("dial-in", "consult"), crew.Decliners, async second => await Until(() => Ears.Legs(second).Length == 0) && await TalksTo(first)),
        "no answer" => With(first, Either("dial-in", "consult"), crew.Sleepers, async second => await Until(() => Ears.Legs(second).Length == 0) && await TalksTo(first)),
        "hold" => Hold(first),
        _ => throw new InvalidOperationException($"{kind} is nothing that is known here."),
    };

    private async Task<bool> Hold(string first) =>
        await Ask(first, "hold") && await Until(() => Ears.Heard is []) && await Ask(first, "resume") && await TalksTo(first);

    private string Either(string one, string other) => random.Next(2) == 0 ? one : other;

    /// <summary>Begins with somebody of these who is free, and then goes on.</summary>
    private async Task<bool> With(string first, string what, IReadOnlyList<string> whom, Func<string, Task<bool>> then)
    {
        string? second = null;
        var begun = await Until(async () =>
        {
            string[] free = [.. whom.Where(agent => agent != first && Ears.Legs(agent).Length == 0)];
            if (free.Length == 0) return false;
            second = free[random.Next(free.Length)];
            return await crew.Ask(first, Customer, what, second, Guid.NewGuid()) == HttpStatusCode.NoContent;
        });
        return begun && await then(second!);
    }

    /// <summary>The same command again until there is an answer: the console may be down just now.</summary>
    private Task<bool> Ask(string agent, string what)
    {
        var id = Guid.NewGuid();
        return Until(async () =>
        {
            var answer = await crew.Ask(agent, Customer, what, null, id);
            if (answer is not null and not HttpStatusCode.NoContent) id = Guid.NewGuid();
            return answer == HttpStatusCode.NoContent;
        });
    }

    private Task<bool> TalksTo(string agent) => Until(() => Ears.TalksTo(agent));

    private Task<bool> Together(string first, string second) => Until(() => Ears.Together(first, second));

    private Task<bool> Private(string first, string second) => Until(() => Ears.Private(first, second));

    private StormEars Ears => new(network, Customer);

    private Task<bool> Until(Func<bool> holds) => Until(() => Task.FromResult(holds()));

    private Task<bool> Until(Func<Task<bool>> holds) => clock.Until(holds, Patience);
}
