using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Time.Testing;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Languages;
using WarmTransfer.Web.Softphone;

namespace WarmTransfer.Tests.Ui;

public sealed class PhoneEndpointTests : IPresence, ICommands, ICurrentCall
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private readonly List<string> _heard = [];
    private CallId? _call;

    private static readonly ClaimsPrincipal Agent = SignedIn("agent1", Roles.Agent);

    [Theory]
    [InlineData("registered", "seen agent1")]
    [InlineData("gone", "gone agent1")]
    public async Task The_lease_is_the_signed_in_agents_own(string state, string heard)
    {
        Assert.IsType<NoContent>(await Post(state, Agent));
        Assert.Equal([heard], _heard);
    }

    public static TheoryData<string?, int?, string> Unfit => new()
    {
        { "denied", 60, "Your microphone is blocked" },
        { "prompt", 60, "not been allowed" },
        { null, 60, "not been allowed" },
        { "granted", 0, "has expired" },
        { "granted", null, "has expired" },
    };

    [Theory]
    [MemberData(nameof(Unfit))]
    public async Task A_phone_that_could_not_be_answered_gets_no_lease_and_is_told_why(string? microphone, int? tokenSeconds, string why)
    {
        var lease = new LeaseEndpoint.Lease("registered", microphone, tokenSeconds is { } seconds ? Now.AddSeconds(seconds) : null);
        var problem = Assert.IsType<ProblemHttpResult>(await Post("registered", Agent, lease));
        Assert.Equal(409, problem.StatusCode);
        Assert.Contains(why, problem.ProblemDetails.Detail, StringComparison.Ordinal);
        Assert.Equal(["gone agent1"], _heard);
    }

    [Fact]
    public async Task Hanging_up_on_purpose_is_said_for_the_signed_in_agents_call()
    {
        _call = new CallId("CA1");
        Assert.IsType<NoContent>(await HangUp());
        Assert.IsType<NoContent>(await Decline());
        Assert.Equal(["hang-up CA1 by agent1", "decline CA1 by agent1: Busy"], _heard);
    }

    [Fact]
    public async Task Without_a_call_there_is_nothing_to_hang_up()
    {
        Assert.IsType<NoContent>(await HangUp());
        Assert.Empty(_heard);
    }

    [Fact]
    public async Task An_account_without_a_phone_has_no_lease() =>
        Assert.IsType<ForbidHttpResult>(await Post("registered", new ClaimsPrincipal(new ClaimsIdentity("test"))));

    [Fact]
    public async Task A_supervisors_phone_is_heard_of_too_or_they_could_not_monitor_calls()
    {
        Assert.IsType<NoContent>(await Post("registered", SignedIn("supervisor", Roles.Supervisor)));
        Assert.Single(_heard);
    }

    [Fact]
    public async Task An_unknown_state_is_named_in_the_error()
    {
        var problem = Assert.IsType<ProblemHttpResult>(await Post("busy", Agent));
        Assert.Equal(400, problem.StatusCode);
        Assert.Contains("\"busy\"", problem.ProblemDetails.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void All_fifteen_sounds_are_wave_files_that_sound()
    {
        Assert.Equal(15, Sounds.Names.Count());
        Assert.All(Sounds.Names.Select(Sounds.Wav), wav =>
        {
            Assert.Equal("RIFF", Encoding.ASCII.GetString(wav!, 0, 4));
            Assert.Equal(wav!.Length - 44, BitConverter.ToInt32(wav, 40));
            Assert.Contains(Enumerable.Range(22, (wav.Length - 44) / 2), i => Math.Abs((int)BitConverter.ToInt16(wav, i * 2)) > 5000);
        });
        Assert.Null(Sounds.Wav("no-such-sound"));
    }

    [Fact]
    public void The_phones_configuration_cannot_close_its_own_element()
    {
        var json = PhoneConfig.For(new("</script><script>"), new PhoneSettings { SimulatorHost = "localhost:5090", AudioProcessing = false }).ToJson();
        Assert.DoesNotContain("<", json, StringComparison.Ordinal);
        Assert.Contains("\"chunderw\":\"localhost:5090\"", json, StringComparison.Ordinal);
        Assert.Contains("\"echoCancellation\":false", json, StringComparison.Ordinal);
    }

    Task IPresence.PhoneSeen(AgentId agent, DateTimeOffset tokenUntil, CancellationToken cancel) => ((IPresence)this).PhoneSeen(agent, cancel);

    Task IPresence.PhoneSeen(AgentId agent, CancellationToken cancel)
    {
        _heard.Add($"seen {agent}");
        return Task.CompletedTask;
    }

    Task IPresence.PhoneGone(AgentId agent, CancellationToken cancel)
    {
        _heard.Add($"gone {agent}");
        return Task.CompletedTask;
    }

    CallId? ICurrentCall.Of(AgentId agent) => _call;

    Task<Refusal?> ICommands.Ask(CallId call, CallEvent.Intent intent, Guid command, CancellationToken cancel)
    {
        if (intent is CallEvent.Intent.HangUp hangUp) _heard.Add($"hang-up {call} by {hangUp.By}");
        if (intent is CallEvent.Intent.Decline decline) _heard.Add($"decline {call} by {decline.By}: {decline.Reason}");
        return Task.FromResult<Refusal?>(null);
    }

    private static ClaimsPrincipal SignedIn(string agent, string role) =>
        new(new ClaimsIdentity([new("agent_id", agent), new(ClaimTypes.Role, role)], "test"));

    private async Task<IResult> Post(string state, ClaimsPrincipal user, LeaseEndpoint.Lease? lease = null)
    {
        var answer = await LeaseEndpoint.Renew(
            lease ?? new(state, "granted", Now.AddMinutes(1)), user, this, new FakeTimeProvider(Now), Words.English, TestContext.Current.CancellationToken);
        return answer.Result;
    }

    private async Task<IResult> HangUp() =>
        (await PhoneIntents.HangUp(Agent, this, this, TestContext.Current.CancellationToken)).Result;

    private async Task<IResult> Decline() =>
        (await PhoneIntents.Decline(nameof(DeclineReason.Busy), Agent, this, this, TestContext.Current.CancellationToken)).Result;
}
