using Microsoft.JSInterop;

namespace WarmTransfer.Web.Softphone;

/// <summary>Follows the phone in the shell page for as long as the console's circuit lives.</summary>
public sealed class PhoneMirror(IJSRuntime js) : IAsyncDisposable
{
    private DotNetObjectReference<PhoneMirror>? _self;
    private IJSObjectReference? _link;
    private Func<PhoneState, Task>? _changed;

    public async Task Start(Func<PhoneState, Task> changed)
    {
        _changed = changed;
        _self = DotNetObjectReference.Create(this);
        await using var module = await js.InvokeAsync<IJSObjectReference>("import", "/js/console.js");
        _link = await module.InvokeAsync<IJSObjectReference>("mirror", _self);
    }

    [JSInvokable]
    public Task PhoneChanged(PhoneState state) => _changed?.Invoke(state) ?? Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _changed = null;
        if (_link is not null) await End(_link);
        _self?.Dispose();
    }

    // When the page went first there is nobody left to tell.
    private static async Task End(IJSObjectReference link)
    {
        try
        {
            await link.InvokeVoidAsync("end");
            await link.DisposeAsync();
        }
        catch (JSDisconnectedException) { }
    }
}
