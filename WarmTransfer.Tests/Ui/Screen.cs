using System.Collections.Concurrent;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using WarmTransfer.Web.Alerts;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Console;
using WarmTransfer.Web.Dialling;
using WarmTransfer.Web.Languages;
using WarmTransfer.Web.Softphone;
using WarmTransfer.Web.Supervision;
using WarmTransfer.Web.Transcripts;
using WarmTransfer.Web.Voicemails;

namespace WarmTransfer.Tests.Ui;

/// <summary>A screen under test, with a desk and a phone that the test plays.</summary>
public abstract class Screen : BunitContext
{
    internal FakeDesk Desk { get; } = new();

    protected FakeTimeProvider Time { get; } = new(Views.Noon);

    protected BunitJSModuleInterop Module { get; }

    // bUnit waits one second by default, which a busy machine may need for a single render.
    static Screen() => DefaultWaitTimeout = TimeSpan.FromSeconds(30);

    protected Screen()
    {
        Services.AddSingleton<TimeProvider>(Time);
        Services.AddSingleton(Words.English);
        Services.AddSingleton<ICommands>(Desk);
        Services.AddSingleton<IConsoleFeed>(Desk);
        Services.AddSingleton<ISupervisionFeed>(Desk);
        Services.AddSingleton<IAgentDesk>(Desk);
        Services.AddSingleton<IAlertDesk>(Desk);
        Services.AddSingleton<IOverrides>(Desk);
        Services.AddSingleton<IKeypad>(Desk);
        Services.AddSingleton<IVoicemailFeed>(new NoVoicemails());
        Services.AddSingleton<ITranscripts>(new NoTranscripts());
        Services.AddScoped<PhoneMirror>();
        Services.AddScoped<PhoneMonitor>();
        Services.AddScoped<PreCallTest>();
        Services.AddOptions<AlertOptions>();
        var module = Module = JSInterop.SetupModule("/js/console.js");
        module.SetupVoid("showModal", _ => true).SetVoidResult();
        module.SetupVoid("close", _ => true).SetVoidResult();
        module.SetupVoid("takesPart", _ => true).SetVoidResult();
        module.SetupModule("mirror", _ => true).SetupVoid("end").SetVoidResult();
    }

    private readonly ConcurrentQueue<string> _codeInText = [];

    /// <summary>As the base does, and whatever the component shows from now on is searched for code.</summary>
    protected new IRenderedComponent<T> Render<T>(Action<ComponentParameterCollectionBuilder<T>>? parameters = null) where T : IComponent
    {
        var component = base.Render(parameters);
        Search();
        component.OnMarkupUpdated += (_, _) => Search();
        return component;

        void Search() => CodeInText.In(component.Markup).ToList().ForEach(_codeInText.Enqueue);
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        Assert.Empty(_codeInText);
    }
}
