using System.Collections.Immutable;
using Microsoft.JSInterop;
using WarmTransfer.Core;

namespace WarmTransfer.Web.Softphone;

/// <summary>One thing that the pre-call test looks at.</summary>
/// <param name="Task">What the agent should do meanwhile.</param>
public sealed record PhoneCheck(string Name, Sentence Title, Sentence Task);

/// <summary>How a check went; when it did not go well, what is wrong and how to mend it. The browser says so in the language of its page.</summary>
public sealed record CheckResult(bool Ok, Sentence? Wrong = null, Sentence? Mend = null)
{
    public static CheckResult Good { get; } = new(true);
}

/// <summary>Tests the browser phone in the agent's browser, one check at a time.</summary>
public sealed class PreCallTest(IJSRuntime js)
{
    public static PhoneCheck Speaker { get; } = new("speaker", $"Sound", $"A tone is played.");

    public static ImmutableArray<PhoneCheck> Checks { get; } =
    [
        new("server", $"Server", $"The server is asked."),
        new("token", $"Pass to the phone network", $"It is looked at."),
        new("registration", $"Line to the phone network", $"It is looked at."),
        new("microphone", $"Microphone", $"Say something: “One, two, three.”"),
        new("call", $"Call to the phone network and back", $"A sentence comes from there."),
        Speaker,
    ];

    public static CheckResult NotHeard { get; } =
        new(false, $"You did not hear the tone.", $"Turn the volume up, and see in the system’s settings that sound goes to your headset.");

    public async Task<CheckResult> Run(PhoneCheck check, CancellationToken cancel)
    {
        try
        {
            await using var module = await js.InvokeAsync<IJSObjectReference>("import", cancel, "/js/console.js");
            return await module.InvokeAsync<CheckResult>("check", cancel, check.Name);
        }
        catch (JSException fault)
        {
            return new CheckResult(false, $"The browser could not test this: {fault.Message}", $"Reload the page and test again.");
        }
    }
}
