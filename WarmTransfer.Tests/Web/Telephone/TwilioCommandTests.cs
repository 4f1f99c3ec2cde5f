using WarmTransfer.Core;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Routing;

namespace WarmTransfer.Tests.Web.Telephone;

/// <summary>The command as an operator runs it, beside the running console.</summary>
public sealed class TwilioCommandTests : IAsyncLifetime
{
    private ProductHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await ProductHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_bare_number_is_shown_then_set_up_then_called_and_then_there_is_nothing_to_do()
    {
        _host.Network.Number = _host.Network.Number with { VoiceUrl = "", StatusCallback = "" };

        var shown = await Run("setup");
        Assert.Equal((1, ""), (shown.Code, shown.Errors));
        Assert.Contains($"Would be written:{Environment.NewLine}  +15550100000: voice address: none → {_host.Url}/conference/connect/client", shown.Output, StringComparison.Ordinal);
        Assert.Contains("[red] Calls to +15550100000 go elsewhere: nowhere.", shown.Output, StringComparison.Ordinal);
        Assert.Empty(_host.Network.Written);

        var applied = await Run("setup", "--apply");
        Assert.True(applied.Code == 0, $"{applied}");
        Assert.Contains("[green] A call to +15550100000 came in at the console, was answered, and went both ways.", applied.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("[red]", applied.Output, StringComparison.Ordinal);

        var again = await Run("setup", "--apply", "--no-call");
        Assert.True(again.Code == 0, $"{again}");
        Assert.Contains("Nothing is to be written.", again.Output, StringComparison.Ordinal);
        Assert.Single(_host.Network.Written);
    }

    [Fact]
    public async Task A_number_of_a_queue_that_was_made_in_a_page_is_set_up_from_a_shell_and_its_customers_reach_its_agents()
    {
        _host.Network.Number = _host.Network.Number with { VoiceUrl = "https://other.example.com/voice", StatusCallback = "" };
        var sales = new QueueSetting { Name = "Sales", Position = 1, Numbers = ["+15550100000"], Agents = ["agent2"] };
        Assert.Equal(SaveOutcome.Saved, (await _host.Get<SettingsDesk>().Save(QueueSetting.Kind, "sales", sales, 0, new AgentId("admin1"), TestContext.Current.CancellationToken)).Outcome);

        var applied = await Run("setup", "--apply", "--take-over");

        Assert.True(applied.Code == 0, $"{applied}");
        await _host.Ready("agent1");
        await _host.Ready("agent2");
        await Conversation.Start(_host).TalkTo("agent2");
    }

    [Fact]
    public async Task What_serves_something_else_is_taken_over_only_when_that_is_said()
    {
        _host.Network.Number = _host.Network.Number with { VoiceUrl = "https://other.example.com/voice" };

        var left = await Run("setup", "--apply", "--number", "+15550100000", "--no-call");
        Assert.Equal((1, ""), (left.Code, left.Errors));
        Assert.Contains("--take-over takes it over", left.Output, StringComparison.Ordinal);
        Assert.Empty(_host.Network.Written);

        Assert.Equal(0, (await Run("setup", "--apply", "--take-over", "--no-call")).Code);
        Assert.Single(_host.Network.Written);
    }

    [Theory]
    [InlineData("Twilio__ApiKeySecret", "quite-another-secret-of-thirty-two", "(20003)", "Set Twilio:ApiKeySid and Twilio:ApiKeySecret")]
    [InlineData("Twilio__ApiBaseUrl", "http://127.0.0.1:9", "cannot be reached", "firewall")]
    public async Task What_Twilio_does_not_answer_is_one_red_line_with_its_remedy_and_no_stack(string setting, string value, string what, string remedy)
    {
        var (code, output, errors) = await RunWith(new() { [setting] = value }, "setup");

        Assert.Equal(1, code);
        Assert.Contains(what, output, StringComparison.Ordinal);
        Assert.Contains(remedy, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output + errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--number +12025550100 is in no setting", "setup", "--number", "+12025550100")]
    [InlineData("is not an absolute https address", "setup", "--fallback", "files.example.com")]
    [InlineData("Usage: dotnet WarmTransfer.Web.dll twilio setup", "status")]
    public async Task What_cannot_be_meant_is_said(string expected, params string[] arguments)
    {
        var (code, _, errors) = await Run(arguments);

        Assert.Equal(1, code);
        Assert.Contains(expected, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_made_when_that_is_asked_for_and_shown_once()
    {
        var made = await Run("make-key");

        Assert.Equal((0, ""), (made.Code, made.Errors));
        var settings = made.Output.Trim().Split(Environment.NewLine).Select(line => line.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        Assert.Equal(["Twilio__ApiKeySecret", "Twilio__ApiKeySid"], settings.Keys.Order());
        Assert.Equal(0, (await RunWith(settings, "setup", "--no-call")).Code);
    }

    [Fact]
    public async Task Without_auth_token_no_key_is_made()
    {
        var (code, output, errors) = await RunWith(new() { ["Twilio__AuthToken"] = "" }, "make-key");

        Assert.Equal((1, ""), (code, output));
        Assert.Contains("Twilio:AuthToken", errors, StringComparison.Ordinal);
    }

    private Task<(int Code, string Output, string Errors)> Run(params string[] arguments) => RunWith([], arguments);

    // The demo account is named, so that a developer's own account in user secrets is never called.
    private Task<(int Code, string Output, string Errors)> RunWith(Dictionary<string, string> more, params string[] arguments) => FinishedProgram.Run(
        new Dictionary<string, string>(new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development", ["Database__ConnectionString"] = _host.DatabaseConnection, ["PublicBaseUrl"] = _host.Url, ["Twilio__ApiBaseUrl"] = _host.Network.Url,
            ["Twilio__AccountSid"] = "AC00000000000000000000000000000001", ["Twilio__AuthToken"] = "simulator-auth-token", ["Twilio__ApiKeySid"] = "SK00000000000000000000000000000001",
            ["Twilio__ApiKeySecret"] = "simulator-api-key-secret-for-everybody", ["Twilio__PhoneNumber"] = "+15550100000",
        }.Where(pair => !more.ContainsKey(pair.Key)).Concat(more)), "", ["twilio", .. arguments]);
}
