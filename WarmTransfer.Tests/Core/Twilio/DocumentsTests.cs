using System.Collections.Immutable;
using System.Xml.Linq;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Hours;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Twilio;
using static WarmTransfer.Tests.Core.Story;

namespace WarmTransfer.Tests.Core.Twilio;

public sealed class DocumentsTests
{
    private const string Base = "https://console.example.test";
    private const string HoldTheLine = "Please hold the line. We will be with you in a moment.";
    private const string Sid1 = "CA00000000000000000000000000000001";
    private static readonly Documents Documents = new(new CallUrls(new Uri(Base)), new LiveQueues(Queues.One), new());

    [Fact]
    public void The_customer_waits_in_a_conference_named_by_their_CallSid() => Expect(
        Dial("customer", 1, starts: false, ends: true), Documents.Arrival(Id, Reception.Open(QueueId.Default), "+15550100000", TimeSpan.FromHours(4)));

    [Fact]
    public void A_customer_of_a_closed_queue_hears_so_and_the_call_ends() => Expect(
        "<Response><Say>We are closed.</Say><Hangup /></Response>", Closed(new Destination.EndCall()));

    [Fact]
    public void A_customer_of_a_closed_queue_is_put_through_to_a_number_that_sees_ours_and_not_for_ever() => Expect(
        """<Response><Say>We are closed.</Say><Dial timeLimit="14400" callerId="+15550100000">+12025550123</Dial><Hangup /></Response>""",
        Closed(new Destination.ToNumber("+12025550123")));

    [Fact]
    public void A_customer_of_a_closed_queue_waits_in_the_next_that_is_open() => Expect(
        $"<Response><Say>We are closed.</Say>{XElement.Parse(Dial("customer", 1, starts: false, ends: true)).FirstNode}</Response>", Closed(new Destination.ToQueue(QueueId.Default)));

    [Fact]
    public void A_customer_may_leave_a_message_and_hears_so_when_nothing_was_heard() => Expect(
        $"""
        <Response>
          <Say>We are closed.</Say>
          <Say>Please leave a message after the beep, and press the hash key when you have finished.</Say>
          <Record action="{Base}/voicemail/{Id}/left" method="POST" timeout="10" finishOnKey="#" maxLength="180" playBeep="true"
            recordingStatusCallback="{Base}/voicemail/{Id}/recorded" recordingStatusCallbackMethod="POST" recordingStatusCallbackEvent="completed absent" />
          <Say>We did not hear a message. Please call again. Goodbye.</Say>
          <Hangup />
        </Response>
        """, Closed(new Destination.ToVoicemail(QueueId.Default)));

    [Fact]
    public void A_queue_says_for_how_long_and_whether_it_is_written_down_and_its_greeting_may_be_a_recording()
    {
        Queue sales = Queues.One.All[0] with { Id = new("sales"), Voicemail = new() { Longest = TimeSpan.FromSeconds(60), Transcribe = true }, Recordings = ImmutableDictionary<string, string>.Empty.Add(nameof(Phrases.VoicemailGreeting), "leave") };
        var document = XElement.Parse(new VoicemailDocuments(new CallUrls(new Uri(Base)), new LiveQueues(new([sales]))).Take(Id, sales.Id));

        Assert.Equal($"{Base}/audio/sounds/leave.wav", document.Element("Play")!.Value);
        Assert.Equal(["60", "true", $"{Base}/voicemail/{Id}/transcribed?queue=sales"], new[] { "maxLength", "transcribe", "transcribeCallback" }.Select(name => document.Element("Record")!.Attribute(name)?.Value));
    }

    [Fact]
    public void The_wait_document_says_the_welcome_and_plays_music_without_end() => Expect(
        $"""
        <Response>
          <Say>Thank you for calling. Please hold while we connect you to an agent.</Say>
          <Play loop="0">{Base}/audio/hold-music.wav</Play>
          {WithoutMusic("/conference/wait?round=1")}
        </Response>
        """, Documents.Wait(QueueId.Default, 0));

    [Fact]
    public void A_phone_that_is_tested_hears_a_sentence_and_has_time_to_measure() => Expect(
        """
        <Response>
          <Say>This is the test of your phone. What you hear has come from the phone network. One, two, three.</Say>
          <Pause length="10" />
          <Hangup />
        </Response>
        """, Documents.PreCallTest());

    [Fact]
    public void Whoever_waits_again_hears_only_the_music() => Expect(
        $"""
        <Response>
          <Play loop="0">{Base}/audio/hold-music.wav</Play>
          {WithoutMusic("/conference/wait?round=1")}
        </Response>
        """, Documents.Wait(QueueId.Default, 1));

    [Fact]
    public void The_first_agent_starts_the_conference_and_does_not_end_it() => Expect(
        Dial("L1", 1, starts: true, ends: false), Documents.Connect(Talking.Call, L1));

    [Fact]
    public void The_second_agent_ends_the_conference_on_leaving() => Expect(
        Dial("L2", 1, starts: true, ends: true), Documents.Connect(ThreeWay.Call, L2));

    [Fact]
    public void An_agent_who_answers_too_late_hears_a_sentence() => Expect(
        "<Response><Say>The caller has left. Thank you.</Say><Hangup /></Response>",
        Documents.Connect(Ringing.Then(DialFinished(LegId.Customer, hungUp: true)).Call, L1));

    [Fact]
    public void A_customer_whose_agent_was_lost_is_told_so_and_waits_in_the_next_room() => Expect(
        Dial("customer", 2, starts: false, ends: true, before: "<Say>One moment please, we are connecting you to the next agent.</Say>"),
        Documents.Next(Talking.Then(HungUp(L1)).Then(DialFinished(LegId.Customer)).Call, LegId.Customer));

    [Fact]
    public void Those_who_go_on_talking_meet_in_the_next_room_without_a_word() => Expect(
        Dial("L1", 2, starts: true, ends: false), Documents.Next(ThreeWay.Then(HungUp(L2)).Then(DialFinished(L1)).Call, L1));

    [Fact]
    public void The_customer_hears_a_goodbye_when_the_call_is_over() => Expect(
        "<Response><Say>Thank you for calling. Goodbye.</Say><Hangup /></Response>",
        Documents.Next(HandedOver.Then(new CallEvent.Intent.HangUp(Agent2)).Call, LegId.Customer));

    [Fact]
    public void An_agent_whose_call_is_over_is_let_go() => Expect(
        "<Response><Hangup /></Response>", Documents.Next(Talking.Then(new CallEvent.Intent.End(Agent1)).Call, L1));

    [Fact]
    public void A_queue_has_a_voice_a_language_and_recordings_but_what_is_said_when_nothing_can_be_fetched_is_spoken()
    {
        var sales = new QueueId("sales");
        var documents = new Documents(new CallUrls(new Uri(Base)), new LiveQueues(new Queues(
        [
            new Queue
            {
                Id = sales, Name = "Sales", Voice = "Polly.Amy", Language = "en-GB", MusicRecording = "tune", Phrases = new() { HoldTheLine = "Hold." },
                Recordings = ImmutableDictionary<string, string>.Empty.Add(nameof(Phrases.Welcome), "hello"),
            },
        ])), new());
        const string Hold = "<Say voice=\"Polly.Amy\" language=\"en-GB\">Hold.</Say>";

        Expect(
            $"<Response><Play>{Base}/audio/sounds/hello.wav</Play><Play loop=\"0\">{Base}/audio/sounds/tune.wav</Play>{Hold}<Pause length=\"1\" />{Hold}<Pause length=\"1\" />{Hold}<Redirect method=\"POST\">{Base}/conference/wait?queue=sales&amp;round=1</Redirect></Response>",
            documents.Wait(sales, 0));
    }

    [Fact]
    public void A_queue_has_sentences_and_music_of_its_own_and_the_address_says_which_queue()
    {
        var sales = new QueueId("sales");
        var documents = new Documents(new CallUrls(new Uri(Base)), new LiveQueues(new Queues(
        [
            .. Queues.One.All,
            new Queue { Id = sales, Name = "Sales", Music = new("https://cdn.example.test/jazz.mp3"), Phrases = new() { Welcome = "Sales.", Goodbye = "Bye.", CallerLeft = "Gone." } },
        ])), new());
        var ended = Talking.Then(new CallEvent.Intent.End(Agent1)).Call with { Queue = sales };

        Assert.Contains($"waitUrl=\"{Base}/conference/wait?queue=sales\"", documents.Arrival(Id, Reception.Open(sales), "+15550100000", TimeSpan.FromHours(4)), StringComparison.Ordinal);
        Expect($"<Response><Say>Sales.</Say><Play loop=\"0\">https://cdn.example.test/jazz.mp3</Play>{WithoutMusic("/conference/wait?queue=sales&amp;round=1")}</Response>", documents.Wait(sales, 0));
        Expect($"<Response><Play loop=\"0\">https://cdn.example.test/jazz.mp3</Play>{WithoutMusic("/conference/hold?queue=sales")}</Response>", documents.Hold(sales));
        Expect("<Response><Say>Bye.</Say><Hangup /></Response>", documents.Next(ended, LegId.Customer));
        Expect("<Response><Say>Gone.</Say><Hangup /></Response>", documents.TooLate(Talking.Then(HungUp(LegId.Customer)).Call with { Queue = sales }));
        Assert.Equal(documents.Wait(QueueId.Default, 0), documents.Wait(new("unknown"), 0).Replace("queue=unknown&amp;", "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_leg_of_an_unknown_call_is_told_so() => Expect(
        "<Response><Say>We are sorry, this call could not be found. Please call again.</Say><Hangup /></Response>", Documents.UnknownCall());

    [Fact]
    public void A_base_url_with_a_path_is_kept() =>
        Assert.Equal("https://h.example.test/app/conference/wait", new CallUrls(new Uri("https://h.example.test/app/")).Wait(QueueId.Default, 0).AbsoluteUri);

    /// <summary>Reached only when the music before it cannot be played.</summary>
    private static string WithoutMusic(string again) =>
        $"""
        <Say>{HoldTheLine}</Say><Pause length="1" /><Say>{HoldTheLine}</Say><Pause length="1" /><Say>{HoldTheLine}</Say>
        <Redirect method="POST">{Base}{again}</Redirect>
        """;

    private static string Dial(string leg, int room, bool starts, bool ends, string before = "") =>
        $"""
        <Response>{before}
          <Dial action="{Base}/conference/next/{Sid1}/{leg}/{room}" method="POST">
            <Conference beep="false" startConferenceOnEnter="{Text(starts)}" endConferenceOnExit="{Text(ends)}"
              waitUrl="{Base}/conference/wait{(room == 1 ? "" : "?round=1")}" waitMethod="POST"
              statusCallback="{Base}/conference/events/{Sid1}/{room}" statusCallbackMethod="POST"
              statusCallbackEvent="start end join leave mute hold modify">{Sid1}{(room == 1 ? "" : $"-{room}")}</Conference>
          </Dial>
        </Response>
        """;

    private static string Text(bool flag) => flag ? "true" : "false";

    private static void Expect(string xml, string document) => Assert.Equal(Canonical(XDocument.Parse(xml).Root!), Canonical(XDocument.Parse(document).Root!));

    // The order of attributes and whether an element without content is written as one tag or two is nobody's business.
    private static string Closed(Destination route) => Documents.Arrival(Id, new Reception([new ClosedQueue(new("sales"), "We are closed.")], route), "+15550100000", TimeSpan.FromHours(4));

    private static string Canonical(XElement element) =>
        new XElement(element.Name, element.Attributes().OrderBy(attribute => attribute.Name.LocalName, StringComparer.Ordinal),
            element.HasElements ? element.Elements().Select(child => XElement.Parse(Canonical(child))) : element.Value is "" ? null : element.Value).ToString();
}
