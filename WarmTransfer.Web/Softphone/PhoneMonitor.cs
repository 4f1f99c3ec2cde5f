using Microsoft.JSInterop;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Web.Softphone;

/// <summary>Monitors others' calls with the phone in the shell page, and tells that phone what the server has made of it.</summary>
public sealed class PhoneMonitor(IJSRuntime js)
{
    /// <summary>Calls in; comes back once connected. Why that did not work, as a sentence, or null.</summary>
    public async Task<Sentence?> Begin(CallId call, MonitorMode mode, string whose, CancellationToken cancel)
    {
        await using var module = await Module(cancel);
        return await module.InvokeAsync<string?>("monitor", cancel, call.Value, Word(mode), whose) is { } said ? (Sentence)$"{said}" : null;
    }

    /// <param name="mode">Null once the call is the supervisor's own.</param>
    public async Task TakesPart(MonitorMode? mode, string whose, CancellationToken cancel)
    {
        await using var module = await Module(cancel);
        await module.InvokeVoidAsync("takesPart", cancel, mode is { } known ? Word(known) : null, whose);
    }

    private ValueTask<IJSObjectReference> Module(CancellationToken cancel) => js.InvokeAsync<IJSObjectReference>("import", cancel, "/js/console.js");

    // As /phone/ticket reads it.
    private static string Word(MonitorMode mode) => mode switch
    {
        MonitorMode.Listen => "listen",
        MonitorMode.Whisper => "whisper",
        MonitorMode.Barge => "barge",
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "Not a mode."),
    };
}
