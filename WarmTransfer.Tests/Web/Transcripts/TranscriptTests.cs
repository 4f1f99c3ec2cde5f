using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Transcripts;
using WarmTransfer.Simulator.People;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Tests.Web.Webhooks;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Cluster;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.History;
using WarmTransfer.Web.Live;
using WarmTransfer.Web.Transcripts;

namespace WarmTransfer.Tests.Web.Transcripts;

/// <summary>What customer and agents say, from their words in the phone network to whoever reads it, and to what is kept.</summary>
public sealed class TranscriptTests : IAsyncLifetime
{
    private const string Notice = "What is said in this call is written down, so that whoever helps you knows of it.";
    private static readonly CurrentAgent Agent1 = new("agent1", "Agent 1", [Roles.Agent]), Agent2 = new("agent2", "Agent 2", [Roles.Agent]), Agent3 = new("agent3", "Agent 3", [Roles.Agent]),
        Supervisor = new("supervisor1", "Supervisor 1", [Roles.Supervisor]);

    private ProductHost _host = null!;
    private Conversation _call = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private CallId Call => new(_call.Customer);

    public async ValueTask InitializeAsync()
    {
        _host = await ProductHost.StartAsync(settings: ["--Queues:0:Id=default", "--Queues:0:Transcript=true"]);
        await _host.Ready("agent1");
        _call = Conversation.Start(_host);
        await _call.TalkTo("agent1");
        await IsWrittenDown(_call.Customer, Leg("agent1"));
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Customer_and_agents_are_named_in_one_text_that_spans_the_transfer_and_leaves_the_consultation_out()
    {
        await Say(_call.Customer, "I was charged twice.");
        await Say(Leg("agent1"), "Let me ask billing.");
        await _host.Ready("agent2");
        await _call.Consult("agent1", "agent2");
        await _call.InPrivate("agent1", "agent2");
        await IsNotWrittenDown(_call.Customer, Leg("agent1"), Leg("agent2"));
        foreach (var sid in new[] { _call.Customer, Leg("agent1"), Leg("agent2") }) _host.Network.Say(sid, "This is private.");
        await _call.Do(new CallEvent.Intent.Merge(new AgentId("agent1")));
        await _call.AllHearEachOther("agent1", "agent2");
        await IsWrittenDown(_call.Customer, Leg("agent1"), Leg("agent2"));
        await Say(Leg("agent2"), "Billing here, I refund it.");
        await _call.Do(new CallEvent.Intent.Leave(new AgentId("agent1")));
        await _call.AllHearEachOther("agent2");
        await Say(_call.Customer, "Thank you so much.");

        Assert.Equal(
            ["Customer: I was charged twice.", "Agent 1: Let me ask billing.", "Agent 2: Billing here, I refund it.", "Customer: Thank you so much."], await Reads(Agent2));
        Assert.Equal(await Reads(Agent2), await Reads(Supervisor));
        Assert.Equal((await Reads(Agent2))[..3], await Reads(Agent1));
        Assert.Null(await View(Agent3));
    }

    [Fact]
    public async Task The_customer_is_told_before_and_nothing_is_written_down_where_it_is_not_wanted()
    {
        Assert.Contains(Notice, _host.Network.Spoken);
        await using var other = await ProductHost.StartAsync();
        await other.Ready("agent1");
        var call = Conversation.Start(other);
        await call.TalkTo("agent1");
        Assert.DoesNotContain(Notice, other.Network.Spoken);
        Assert.DoesNotContain(other.Network.Log, entry => entry.Kind == "transcription");
        Assert.False((await other.Get<ITranscripts>().Subscribe(new CallId(call.Customer), Supervisor, Cancellation).FirstAsync(Cancellation)).On);
    }

    [Fact]
    public async Task A_sentence_is_on_the_screens_within_a_second_of_its_callback()
    {
        await using var reading = Transcripts.Subscribe(Call, Agent1, Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await reading.MoveNextAsync());
        List<TimeSpan> took = [];
        for (var sequence = 100; sequence < 140; sequence++)
        {
            var start = TimeProvider.System.GetTimestamp();
            var told = Tell("GTtest", sequence, $"Sentence {sequence}.");
            do Assert.True(await reading.MoveNextAsync());
            while (!reading.Current.Lines.Any(line => line.Text == $"Sentence {sequence}."));
            took.Add(TimeProvider.System.GetElapsedTime(start));
            await told;
        }

        Assert.InRange(took.Order().ElementAt(37), TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Shuffled_doubled_and_lost_callbacks_give_one_text_in_order_with_gaps()
    {
        var (begun, random) = (TimeProvider.System.GetUtcNow(), new Random(7));
        int[] told = [.. Enumerable.Range(2, 40).Where(number => number is not (5 or 6 or 20))];
        int[] delivered = [.. told, .. told];
        random.Shuffle(delivered);
        await Task.WhenAll(delivered.Chunk(8).Select(async chunk =>
        {
            foreach (var number in chunk) await Tell("GTshuffled", number, $"Sentence {number}.", begun.AddMilliseconds(number));
        }));

        var lines = (await View(Agent1))!.Lines.Where(line => line.Kind == TranscriptLineKind.Gap || line.Text.StartsWith("Sentence", StringComparison.Ordinal)).Select(line => line.Kind == TranscriptLineKind.Gap ? $"{line.Missing} missing" : line.Text);
        Assert.Equal(Enumerable.Range(2, 40).Where(number => number != 6).Select(number => number switch { 5 => "2 missing", 20 => "1 missing", _ => $"Sentence {number}." }), lines);
    }

    [Fact]
    public async Task On_a_bad_network_the_text_is_in_order_and_holds_nothing_twice()
    {
        _host.Network.Chaos = new() { CallbackDrop = 20, CallbackDuplicate = 30, CallbackReorder = 40, CallbackDelayMaxMs = 300 };
        string[] said = [.. Enumerable.Range(1, 10).Select(number => $"Number {number}.")];
        foreach (var sentence in said) _host.Network.Say(_call.Customer, sentence);

        await _host.Until("all of it is told, or lost", () => _host.Network.Log.Count(entry => entry.Kind == "transcription" && entry.Text.StartsWith("customer-1: transcription-content", StringComparison.Ordinal)) >= said.Length);
        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System, Cancellation);
        var lines = (await View(Agent1))!.Lines;
        string[] text = [.. lines.Where(line => line.Kind == TranscriptLineKind.Said).Select(line => line.Text)];
        Assert.Equal(said.Where(text.Contains), text);
        // What is lost at the end is known with the next message.
        Assert.InRange(text.Length + lines.Sum(line => line.Missing), Array.IndexOf(said, text[^1]) + 1, said.Length);
    }

    [Fact]
    public async Task Whoever_is_rung_reads_the_last_two_minutes_and_all_of_it_on_answering()
    {
        var now = TimeProvider.System.GetUtcNow();
        await Tell("GTold", 2, "An old sentence.", now.AddMinutes(-5));
        await Tell("GTold", 3, "A sentence of a minute ago.", now.AddMinutes(-1));
        Assert.Null(await View(Agent2));
        await _host.Ready("agent2", AgentBehaviour.Manual);
        await _call.Do(new CallEvent.Intent.DialIn(new AgentId("agent1"), Target.To(new AgentId("agent2")), Briefing.None));
        await _call.RingsAt("agent2");

        var ringing = (await View(Agent2))!;
        Assert.True(ringing.OnlyLatest);
        Assert.Equal(["Customer: A sentence of a minute ago."], Text(ringing));
        await using var reading = Transcripts.Subscribe(Call, Agent2, Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await reading.MoveNextAsync() && reading.Current.OnlyLatest);
        _host.Network.Answer(Leg("agent2"));
        await _call.AllHearEachOther("agent1", "agent2");
        Assert.True(await reading.MoveNextAsync() && !reading.Current.OnlyLatest);
        Assert.Equal(["Customer: An old sentence.", "Customer: A sentence of a minute ago."], Text(reading.Current));
        Assert.Equal(["Customer: An old sentence.", "Customer: A sentence of a minute ago."], await Reads(Agent2));
    }

    [Fact]
    public async Task What_was_said_in_private_is_left_out_however_late_it_is_told()
    {
        var session = await Session(_call.Customer);
        await _call.Do(new CallEvent.Intent.Hold(new AgentId("agent1")));
        await Tell(session, 50, "He is on hold now, what shall I tell him?", TimeProvider.System.GetUtcNow().AddSeconds(1));
        await Tell(session, 51, "Said before.", TimeProvider.System.GetUtcNow().AddSeconds(-20));

        Assert.DoesNotContain("what shall I tell him", await Kept(), StringComparison.Ordinal);
        Assert.Contains("Customer: Said before.", await Reads(Agent1));
    }

    [Fact]
    public async Task Card_numbers_are_neither_saved_nor_shown_also_in_two_sentences()
    {
        await using var reading = Transcripts.Subscribe(Call, Agent1, Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await reading.MoveNextAsync());
        await Tell("GTcard", 2, "My card is 4111 1111 1111 1111.");
        await Tell("GTcard", 4, "one one one one, one one one one.");
        await Tell("GTcard", 3, "And the other is four one one one one one one one,");

        string[] expected = ["Customer: My card is [card number].", "Customer: And the other is [card number],", "Customer: [card number]."];
        do Assert.True(await reading.MoveNextAsync());
        while (!Text(reading.Current).SequenceEqual(expected));
        Assert.Equal(expected, await Reads(Supervisor));
        Assert.DoesNotContain("1111", await Kept(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_kept_with_the_call_and_found_by_its_words()
    {
        await Say(_call.Customer, "I was charged twice in October.");
        await Say(Leg("agent1"), "Call +15550100001 back.");
        _call.CustomerHangsUp();
        await _call.IsOver("agent1");

        var history = _host.Get<IHistory>();
        Assert.Equal(["Customer: I was charged twice in October.", "Agent 1: Call +15550100001 back."], Text((await history.Find(Supervisor, Call, new TimelinePage(), Cancellation))!.Transcript));
        Assert.DoesNotContain("5550100001", string.Concat(Text((await history.Find(Agent1, Call, new TimelinePage(), Cancellation))!.Transcript)), StringComparison.Ordinal);
        Assert.Equal(2, (await history.Export(Supervisor, Call, Cancellation))!.Transcript.Length);
        Assert.Equal([Call], (await history.List(Agent1, 0, new PastCallFilter(Said: "TWICE in"), Cancellation)).Calls.Select(call => call.Call));
        Assert.Empty((await history.List(Agent1, 0, new PastCallFilter(Said: "three times"), Cancellation)).Calls);
        Assert.Empty((await history.List(Agent3, 0, new PastCallFilter(Said: "twice"), Cancellation)).Calls);
    }

    [Fact]
    public async Task A_page_at_another_node_finds_what_it_was_not_told()
    {
        var bus = _host.Get<NodeBus>();
        var servers = Options.Create(new DatabaseOptions { Provider = DatabaseOptions.PostgreSql });
        var there = new TranscriptDesk(_host.Get<TranscriptStore>(), new LiveTranscripts(bus), _host.Get<CallSight>(), _host.Get<Board>(), bus, servers, _host.Get<IOptions<DeskOptions>>(), TimeProvider.System);
        await using var reading = there.Subscribe(Call, Agent1, Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await reading.MoveNextAsync());
        await Tell("GTthere", 2, "Told at the first node.");
        do Assert.True(await reading.MoveNextAsync());
        while (!Text(reading.Current).Contains("Customer: Told at the first node."));
    }

    [Fact]
    public async Task What_is_not_final_or_not_of_this_leg_or_unknown_is_not_kept_and_a_fault_is_shown()
    {
        await Tell("GTodd", 2, "Not final", more: ("Final", "false"));
        await Tell("GTodd", 3, "Of another event", more: ("TranscriptionEvent", "transcription-something"));
        await Tell("GTodd", 4, "Of another leg", more: ("CallSid", Leg("agent1")));
        await Tell("GTodd", 2, "", more: ("TranscriptionEvent", "transcription-error"), and: ("TranscriptionError", "The engine is gone."));
        Assert.Equal([(TranscriptLineKind.Failed, "The engine is gone.")], (await View(Agent1))!.Lines.Select(line => (line.Kind, line.Text)));
    }

    [Fact]
    public async Task Whoever_looks_away_is_forgotten()
    {
        var reading = Transcripts.Subscribe(Call, Supervisor, Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await reading.MoveNextAsync());
        Assert.Equal(1, _host.Get<LiveTranscripts>().Count);
        await reading.DisposeAsync();
        Assert.Equal(0, _host.Get<LiveTranscripts>().Count);
    }

    private ITranscripts Transcripts => _host.Get<ITranscripts>();

    private string Leg(string agent) => _call.LegOf(agent)!.CallSid;

    private Task IsWrittenDown(params string[] sids) => _host.Until("Twilio writes it down", () => sids.All(_host.Network.IsTranscribed));

    private Task IsNotWrittenDown(params string[] sids) => _host.Until("Twilio writes nothing down", () => !sids.Any(_host.Network.IsTranscribed));

    private async Task Say(string sid, string words)
    {
        _host.Network.Say(sid, words);
        await _host.Until($"\"{words}\" is saved", () =>
        {
            using var db = _host.Database();
            return db.Transcripts.Any(row => row.Text == words);
        });
    }

    private async Task<TranscriptView?> View(CurrentAgent viewer) => await Transcripts.Subscribe(Call, viewer, Cancellation).FirstOrDefaultAsync(Cancellation);

    private async Task<string[]> Reads(CurrentAgent viewer) => Text((await View(viewer))!);

    private static string[] Text(TranscriptView view) => Text(view.Lines);

    private static string[] Text(IEnumerable<TranscriptLineView> lines) => [.. lines.Select(line => $"{line.Who}: {line.Text}")];

    private async Task<string> Session(string sid)
    {
        await _host.Until("its beginning is told", () =>
        {
            using var db = _host.Database();
            return db.Transcripts.Any(row => row.LegId == "customer");
        });
        await using var db = _host.Database();
        Assert.Equal(sid, _call.Customer);
        return await db.Transcripts.Where(row => row.LegId == "customer").Select(row => row.Session).FirstAsync(Cancellation);
    }

    private async Task<string> Kept()
    {
        await using var db = _host.Database();
        return string.Join('\n', await db.Transcripts.Select(row => row.Text).ToListAsync(Cancellation));
    }

    /// <summary>As Twilio tells that the customer has said something.</summary>
    private async Task Tell(string session, int sequence, string text, DateTimeOffset? at = null, (string Name, string Value)? more = null, (string Name, string Value)? and = null)
    {
        using var sender = new WebhookSender(_host);
        Dictionary<string, string> form = new()
        {
            ["CallSid"] = _call.Customer, ["TranscriptionSid"] = session, ["TranscriptionEvent"] = "transcription-content", ["SequenceId"] = sequence.ToString(CultureInfo.InvariantCulture), ["Final"] = "true",
            ["Timestamp"] = (at ?? TimeProvider.System.GetUtcNow()).ToString("O", CultureInfo.InvariantCulture), ["Track"] = "inbound_track", ["TranscriptionData"] = JsonSerializer.Serialize(new { transcript = text, confidence = 0.9 }),
        };
        foreach (var field in new[] { more, and }.OfType<(string Name, string Value)>()) form[field.Name] = field.Value;
        using var answer = await sender.Post($"/conference/transcription/{_call.Customer}/customer/1", [.. form.Select(field => (field.Key, field.Value))]);
        answer.EnsureSuccessStatusCode();
    }
}
