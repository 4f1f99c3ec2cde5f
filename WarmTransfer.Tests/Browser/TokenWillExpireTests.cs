using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace WarmTransfer.Tests.Browser;

/// <summary>
/// Twilio's own client says half a minute before a token ends that it will. The page is told a lifetime by which its own clock renews nothing for hours: what renews the
/// token here is that word alone.
/// </summary>
public sealed class TokenWillExpireTests : BrowserStory
{
    private static readonly TimeSpan Warning = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);
    // Twilio's client counts whole seconds.
    private static readonly TimeSpan Whole = TimeSpan.FromSeconds(2);
    private readonly ConcurrentQueue<(DateTimeOffset At, DateTimeOffset Until)> _tokens = [];

    private AgentPerson Agent => Scene.Agent1;

    private protected override Task<IProduct> Start() => ProductInside.Start(new Dictionary<string, string> { ["Twilio__TokenLifetime"] = "00:01:00" });

    [RareStory]
    public async Task A_phone_that_is_told_so_has_a_new_token_in_time_and_the_call_and_the_next_one_go_on_through_it()
    {
        await Scene.FirstAgentSignsIn();
        await Agent.Page.RouteAsync("**/agent1/token", Issue);
        await Agent.Page.ReloadAsync();
        await Agent.PhoneIs("ready");
        await Scene.CustomerCalls();
        await Scene.FirstAgentAnswers();

        await Until(() => _tokens.Count >= 2);
        var (first, second) = (_tokens.First(), _tokens.ElementAt(1));
        Assert.InRange(first.Until - second.At, TimeSpan.Zero, Warning + Whole);
        await Until(() => TimeProvider.System.GetUtcNow() > first.Until + Whole);
        await Agent.PhoneIs("in-call");
        await Scene.Together(Scene.Customer, Agent);
        await Scene.Customer.HangUp();
        await Agent.PhoneIs("ready");

        await Scene.CustomerCalls();
        await Scene.FirstAgentAnswers();
        await Scene.Together(Scene.Customer, Agent);
    }

    private async Task Issue(IRoute route)
    {
        var answer = await route.FetchAsync();
        var token = JsonNode.Parse(await answer.TextAsync())!;
        _tokens.Enqueue((TimeProvider.System.GetUtcNow(), token["expiresAt"]!.GetValue<DateTimeOffset>()));
        token["ttl"] = (int)TimeSpan.FromHours(24).TotalSeconds;
        await route.FulfillAsync(new() { Response = answer, Body = token.ToJsonString(JsonSerializerOptions.Web) });
    }

    private static async Task Until(Func<bool> holds)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Longest);
        while (!holds()) await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, limit.Token);
    }
}
