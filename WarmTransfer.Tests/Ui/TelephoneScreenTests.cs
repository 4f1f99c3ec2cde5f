using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Tests.Web;
using WarmTransfer.Tests.Web.Data;
using WarmTransfer.Web.Telephone;

namespace WarmTransfer.Tests.Ui;

/// <summary>Settings → Telephone of one node, while the number is changed at Twilio and looked at or written by another on the same database.</summary>
public sealed class TelephoneScreenTests : Screen, IAsyncLifetime
{
    private ProductHost _other = null!;
    private PartsHost _node = null!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var database = (await PostgresServer.Shared()).NewDatabase();
        _other = await ProductHost.StartAsync(settings: ["--Database:Provider=PostgreSql", $"--Database:ConnectionString={database}"]);
        _node = await PartsHost.StartAsync("PostgreSql", database, Time, api: _other.Network.Url, settings: [$"PublicBaseUrl={_other.Url}"]);
        Services.AddSingleton(_node.Get<LiveTelephone>()).AddSingleton(_node.Get<WantedTelephone>()).AddSingleton<AntiforgeryStateProvider>(new NoToken());
        SetRendererInfo(new Microsoft.AspNetCore.Components.RendererInfo("Server", isInteractive: true));
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _node.DisposeAsync();
        await _other.DisposeAsync();
    }

    [Fact]
    public async Task What_the_daily_check_finds_and_another_administrator_writes_is_there_without_a_reload()
    {
        var screen = Render<TelephoneScreen>();
        screen.WaitForAssertion(() => Assert.Contains("Nothing: all is as it has to be.", screen.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(30));

        _other.Network.Number = _other.Network.Number with { VoiceUrl = "" };
        Assert.False(await _other.Get<TelephoneWatch>().Look(Cancellation));
        Until(screen, "voice address: none");

        await _other.Get<TelephoneSetup>().Apply(new SetupRequest(), "admin1", Cancellation);
        Until(screen, "Nothing: all is as it has to be.");
    }

    [Fact]
    public async Task Twilio_is_asked_when_something_was_done_and_not_otherwise()
    {
        var live = _node.Get<LiveTelephone>();
        var first = await live.Now(Cancellation);
        for (var second = 0; second < 10; second++)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            Assert.Same(first, await live.Now(Cancellation));
        }
        Assert.NotSame(first, await live.Look(Cancellation));
    }

    private void Until(IRenderedComponent<TelephoneScreen> screen, string text)
    {
        for (var half = 0; half < 60 && !screen.Markup.Contains(text, StringComparison.Ordinal); half++)
        {
            Time.Advance(TimeSpan.FromMilliseconds(500));
            SpinWait.SpinUntil(() => screen.Markup.Contains(text, StringComparison.Ordinal), TimeSpan.FromMilliseconds(500));
        }
        Assert.Contains(text, screen.Markup, StringComparison.Ordinal);
    }

    private sealed class NoToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }
}
