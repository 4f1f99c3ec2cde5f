using WarmTransfer.Simulator.Twiml;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Tests.Web.Privacy;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Tests.Web.Webhooks;

/// <summary>What the customer hears first waits for nothing.</summary>
public sealed class FirstWordTests
{
    [Fact]
    public async Task Welcome_and_music_are_there_while_neither_the_database_nor_Twilios_REST_API_answers()
    {
        await using var rest = await RestTap.StartAsync();
        await using var host = await ProductHost.StartAsync(settings: $"--Twilio:ApiBaseUrl={rest.Url}");
        await host.Ready("agent1");
        using var twilio = new WebhookSender(host);
        var mended = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var blocked = host.Get<WriteGate>().Run(() => mended.Task, TestContext.Current.CancellationToken);

        var call = Conversation.Start(host);
        await call.CustomerHearsMusic();
        Assert.IsType<Verb.Dial>(Assert.Single(await Document(twilio, "/conference/connect/client", call.Customer)));
        Assert.Collection((await Document(twilio, "/conference/wait", call.Customer)).Take(2),
            say => Assert.StartsWith("Thank you for calling", Assert.IsType<Verb.Say>(say).Text, StringComparison.Ordinal),
            play => Assert.Equal(0, Assert.IsType<Verb.Play>(play).Loop));
        Assert.Null(host.Saved(call.Customer));

        mended.SetResult(0);
        await blocked;
        rest.Connect(host.Network.Url);
        await host.Until("the agent has the call", () => call.LegOf("agent1") is { Status: "in-progress" }, TimeSpan.FromSeconds(60));
        await call.TalkTo("agent1");
    }

    private static async Task<IReadOnlyList<Verb>> Document(WebhookSender twilio, string path, string call)
    {
        using var answer = await twilio.Post(path, ("CallSid", call), ("From", "+15550100001"), ("To", "+15550100000"));
        return WebhookSender.Read(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
