using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WarmTransfer.Core;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Cluster;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.History;
using WarmTransfer.Web.Notes;

namespace WarmTransfer.Tests.Web.Notes;

/// <summary>One note for each call, written by all who have a part in it. What browsers send was made with Yjs.</summary>
public sealed class NoteTests : IAsyncLifetime
{
    /// <summary>Somebody writes <c>Invoice of May</c>; upon that another adds <c> is paid twice</c>, and meanwhile the first puts <c>Angry. </c> before it.</summary>
    private static readonly byte[] Invoice = Convert.FromBase64String("AQEBAAQBBG5vdGUOSW52b2ljZSBvZiBNYXkA"),
        PaidTwice = Convert.FromBase64String("AQECAIQBDQ4gaXMgcGFpZCB0d2ljZQA="), Angry = Convert.FromBase64String("AQGo0Y6aCwBEAQAHQW5ncnkuIAA=");

    /// <summary><c>Call +15550100001 back</c>.</summary>
    private static readonly byte[] Number = Convert.FromBase64String("AQEDAAQBBG5vdGUWQ2FsbCArMTU1NTAxMDAwMDEgYmFjawA=");

    private static readonly CurrentAgent Agent1 = new("agent1", "Agent 1", [Roles.Agent]), Agent2 = new("agent2", "Agent 2", [Roles.Agent]), Agent3 = new("agent3", "Agent 3", [Roles.Agent]),
        Supervisor = new("supervisor1", "Supervisor 1", [Roles.Supervisor]);

    private ProductHost _host = null!;
    private Conversation _call = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private INotes Notes => _host.Get<INotes>();

    private CallId Call => new(_call.Customer);

    public async ValueTask InitializeAsync()
    {
        _host = await ProductHost.StartAsync();
        await _host.Ready("agent1");
        _call = Conversation.Start(_host);
        await _call.TalkTo("agent1");
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task What_two_write_at_once_is_one_text_and_settles_without_losing_a_letter()
    {
        await Agent2ComesIn();
        Assert.Null(await Notes.Write(Call, Agent1, Invoice, Cancellation));
        Assert.Null(await Notes.Write(Call, Agent1, Angry, Cancellation));
        Assert.Null(await Notes.Write(Call, Agent2, PaidTwice, Cancellation));
        Assert.Null(await Notes.Write(Call, Agent2, PaidTwice, Cancellation));

        var note = await Note(Supervisor);
        Assert.Equal("Angry. Invoice of May is paid twice", note!.Text);
        Assert.Equal(["Agent 1", "Agent 2"], note.By);
        await Settle();
        Assert.Equal(note, await Note(Supervisor) is { } settled ? settled with { By = note.By } : null);
        Assert.Equal(["Agent 1", "Agent 2"], (await Note(Supervisor))!.By);
    }

    [Fact]
    public async Task What_is_settled_goes_on_being_written()
    {
        Assert.Null(await Notes.Write(Call, Agent1, Invoice, Cancellation));
        await Settle();
        Assert.Null(await Notes.Write(Call, Agent1, PaidTwice, Cancellation));
        Assert.Equal("Invoice of May is paid twice", (await Note(Supervisor))!.Text);
        await Settle();
        Assert.Equal("Invoice of May is paid twice", (await Note(Supervisor))!.Text);
    }

    [Fact]
    public async Task Who_is_rung_reads_it_and_who_answers_writes_in_it()
    {
        Assert.Null(await Notes.Write(Call, Agent1, Invoice, Cancellation));
        Assert.Empty(await Read(Agent2));
        Assert.Equal(RefusalCode.NotPermitted, (await Notes.Write(Call, Agent2, PaidTwice, Cancellation))!.Code);

        await _host.Ready("agent2", WarmTransfer.Simulator.People.AgentBehaviour.Ignore);
        await _call.Consult("agent1", "agent2");
        await _call.RingsAt("agent2");
        Assert.Equal([Invoice], await Read(Agent2));
        Assert.Equal(RefusalCode.NotPermitted, (await Notes.MayWrite(Call, Agent2, Cancellation))!.Code);

        Assert.Equal([Invoice], await Read(Supervisor));
        Assert.Equal(RefusalCode.NotPermitted, (await Notes.Write(Call, Supervisor, PaidTwice, Cancellation))!.Code);
        Assert.Empty(await Read(Agent3));
        Assert.Equal(RefusalCode.NotPermitted, (await Notes.Write(new CallId("CA404"), Agent1, Invoice, Cancellation))!.Code);
    }

    [Fact]
    public async Task After_the_call_whoever_had_it_writes_on()
    {
        _call.CustomerHangsUp();
        await _call.IsOver("agent1");
        Assert.Null(await Notes.Write(Call, Agent1, Invoice, Cancellation));
        Assert.Equal("Invoice of May", (await Note(Agent1))!.Text);
    }

    [Fact]
    public async Task What_is_too_long_is_refused_and_what_is_no_change_spoils_nothing()
    {
        Assert.Equal(RefusalCode.TooLong, (await Notes.Write(Call, Agent1, new byte[NoteLimits.Change + 1], Cancellation))!.Code);
        Assert.Null(await Notes.Write(Call, Agent1, Invoice, Cancellation));
        Assert.Null(await Notes.Write(Call, Agent1, [1, 2, 3, 255, 255], Cancellation));
        await Settle();
        Assert.Equal("Invoice of May", (await Note(Supervisor))!.Text);

        await using var db = _host.Database();
        await db.Notes.ExecuteUpdateAsync(set => set.SetProperty(row => row.State, new byte[NoteLimits.Whole + 1]), Cancellation);
        Assert.Equal(RefusalCode.TooLong, (await Notes.Write(Call, Agent1, PaidTwice, Cancellation))!.Code);
    }

    [Fact]
    public async Task Numbers_in_it_are_masked_for_agents()
    {
        Assert.Null(await Notes.Write(Call, Agent1, Number, Cancellation));
        Assert.Equal("Call +15550100001 back", (await Note(Supervisor))!.Text);
        Assert.DoesNotContain("5550100001", (await Note(Agent1))!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_looks_sees_what_others_write_and_where_they_are_and_is_forgotten_with_the_page()
    {
        Assert.Null(await Notes.Write(Call, Agent1, Invoice, Cancellation));
        var looking = Notes.Subscribe(Call, Supervisor, Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await looking.MoveNextAsync());
        Assert.Null(looking.Current.By);
        Assert.Equal(Invoice, looking.Current.Change);

        var next = looking.MoveNextAsync().AsTask();
        await _host.Until("the page listens", () => _host.Get<LiveNotes>().Count == 1);
        Notes.Show(Call, Agent1, [7]);
        Assert.True(await next);
        Assert.Equal("Agent 1", looking.Current.Name);
        Assert.Equal([7], looking.Current.Place);
        next = looking.MoveNextAsync().AsTask();
        Assert.Null(await Notes.Write(Call, Agent1, PaidTwice, Cancellation));
        Assert.True(await next);
        Assert.Equal("agent1", looking.Current.By?.Value);
        Assert.Equal(PaidTwice, looking.Current.Change);

        await looking.DisposeAsync();
        Assert.Equal(0, _host.Get<LiveNotes>().Count);
    }

    [Fact]
    public async Task A_page_at_another_node_finds_what_it_was_not_told()
    {
        var there = OtherNode();
        await using var looking = there.Subscribe(Call, Agent1, Cancellation).GetAsyncEnumerator(Cancellation);
        var next = looking.MoveNextAsync().AsTask();
        Assert.Null(await Notes.Write(Call, Agent1, Invoice, Cancellation));
        Assert.True(await next);
        Assert.Equal(Invoice, looking.Current.Change);
        next = looking.MoveNextAsync().AsTask();
        await Settle();
        Assert.Null(await Notes.Write(Call, Agent1, PaidTwice, Cancellation));

        List<byte[]> seen = [];
        for (; await next && !seen.Exists(one => one.SequenceEqual(PaidTwice)); next = looking.MoveNextAsync().AsTask()) seen.Add(looking.Current.Change!);
        Assert.Equal("Invoice of May is paid twice", _host.Get<NoteDocuments>().Settle(null, seen).Text);
    }

    // It has the same database, hears nothing of this node, and asks as one does that is not alone.
    private NoteDesk OtherNode()
    {
        var bus = _host.Get<NodeBus>();
        var servers = Options.Create(new DatabaseOptions { Provider = DatabaseOptions.PostgreSql });
        return new NoteDesk(_host.Get<NoteStore>(), _host.Get<NoteWriter>(), _host.Get<NoteRights>(), new LiveNotes(bus), bus, _host.Get<IAuditLog>(), servers, TimeProvider.System);
    }

    private async Task Agent2ComesIn()
    {
        await _host.Ready("agent2");
        await _call.BringIn("agent1", "agent2");
    }

    private async Task<PastNote?> Note(CurrentAgent viewer) => (await _host.Get<IHistory>().Find(viewer, Call, new TimelinePage(), Cancellation))!.Note;

    private async Task Settle()
    {
        Assert.NotEqual(0, await _host.Get<NoteStore>().Settle(Call.Value, Cancellation));
        await using var db = _host.Database();
        Assert.Equal(0, await db.NoteChanges.CountAsync(Cancellation));
    }

    /// <summary>What there is of it, for whoever begins to look.</summary>
    private async Task<List<byte[]>> Read(CurrentAgent viewer)
    {
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        List<byte[]> all = [];
        var parts = (await _host.Get<NoteStore>().Read(Call, Cancellation)).Parts.Count;
        await foreach (var news in Notes.Subscribe(Call, viewer, soon.Token))
        {
            all.Add(news.Change!);
            if (all.Count == parts) break;
        }

        return all;
    }
}
