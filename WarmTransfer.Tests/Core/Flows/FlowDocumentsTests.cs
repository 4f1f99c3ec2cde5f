using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Hours;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Tests.Web.Webhooks;
using static WarmTransfer.Tests.Core.Flows.SomeFlows;

namespace WarmTransfer.Tests.Core.Flows;

public sealed class FlowDocumentsTests
{
    private const string Base = "https://console.example.test";
    private static readonly CallUrls Urls = new(new Uri(Base));
    private static readonly Queues German = new([new Queue
    {
        Id = new("support"), Name = "Support", Languages = ImmutableDictionary<string, QueueLanguage>.Empty.Add("de-DE", new()
        {
            Voice = "Polly.Vicki", Sentences = ImmutableDictionary<string, string>.Empty.Add("Welcome", "Willkommen.").Add("Goodbye", "Auf Wiederhören."),
        }),
    }]);
    private static readonly Documents Documents = new(Urls, new LiveQueues(German), new());

    [Fact]
    public void A_menu_listens_to_one_key_and_to_words_and_is_brought_back_whatever_happens()
    {
        var document = new FlowDocuments(Urls).Menu("main", 7, FlowMachine.Begin(Departments, null, _ => true));

        Assert.Equal(
            $"""<Response><Gather input="dtmf speech" action="{Base}/conference/flow/main/7/language/1?step=0&amp;language=en-GB" method="POST" timeout="5" speechTimeout="auto" finishOnKey="" numDigits="1" language="en-GB" hints="english, deutsch, german" bargeIn="true" actionOnEmptyResult="true"><Say voice="Polly.Amy" language="en-GB">Hello.</Say><Say voice="Polly.Amy" language="en-GB">For English, press 1.</Say><Say voice="Polly.Vicki" language="de-DE">Für Deutsch drücken Sie die 2.</Say></Gather></Response>""",
            document[document.IndexOf("<Response", StringComparison.Ordinal)..]);
        Assert.Single(WebhookSender.Read(document));
    }

    [Fact]
    public void A_menu_of_keys_alone_listens_to_nothing_else()
    {
        var flow = Departments with { Start = "department", Nodes = [.. Departments.Nodes.Select(node => node is FlowNode.Menu menu ? menu with { Speech = false } : node)] };

        var document = new FlowDocuments(Urls).Menu("main", 7, FlowMachine.Begin(flow, null, _ => true));

        Assert.Contains("input=\"dtmf\"", document, StringComparison.Ordinal);
        Assert.DoesNotContain("speech", document, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_end_of_a_flow_is_what_its_queue_gives_to_whoever_calls_it_with_the_language()
    {
        var end = new FlowStep([new("Thank you.", "en-GB")], new("x", 1, 2, "de-DE"), "", Ends: new Destination.ToQueue(new("support")));
        var document = Documents.Arrival(Story.Id, Reception.Open(new("support")), "+15550100000", TimeSpan.FromHours(4), end);

        Assert.Contains("<Response><Say language=\"en-GB\">Thank you.</Say><Dial", document, StringComparison.Ordinal);
        Assert.Contains("waitUrl=\"https://console.example.test/conference/wait?queue=support&amp;language=de-DE\"", document, StringComparison.Ordinal);
    }

    [Fact]
    public void A_queue_says_what_it_has_in_the_customers_language_and_the_rest_in_its_own()
    {
        var wait = Documents.Wait(new("support"), 0, "de-DE");
        Assert.Contains("<Say voice=\"Polly.Vicki\" language=\"de-DE\">Willkommen.</Say>", wait, StringComparison.Ordinal);
        Assert.Contains("<Say>Please hold the line.", wait, StringComparison.Ordinal);
        Assert.Contains("/conference/wait?queue=support&amp;round=1&amp;language=de-DE</Redirect>", wait, StringComparison.Ordinal);
        Assert.Contains("/conference/hold?queue=support&amp;language=de-DE</Redirect>", Documents.Hold(new("support"), "de-DE"), StringComparison.Ordinal);

        var over = Story.Talking.Call with { Language = "de-DE", Queue = new("support"), Phase = new CallPhase.Ended(EndReason.EndedByAgent, Story.Start) };
        Assert.Contains("Auf Wiederhören.", Documents.Next(over, LegId.Customer), StringComparison.Ordinal);
        Assert.Contains("Thank you for calling. Goodbye.", Documents.Next(over with { Language = "fr-FR" }, LegId.Customer), StringComparison.Ordinal);
    }
}
