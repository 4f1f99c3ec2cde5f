using System.Collections.Concurrent;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using WarmTransfer.Tests.Web;
using WarmTransfer.Web.Languages;
using WarmTransfer.Web.Shell.Parts;

namespace WarmTransfer.Tests.Ui;

/// <summary>A long list on a page that answers late.</summary>
public sealed class VirtualRowsTests : BunitContext
{
    private readonly LatePage _page = new();

    public VirtualRowsTests() => Services.AddSingleton<IJSRuntime>(_page).AddSingleton(Words.English);

    [Fact]
    public async Task A_list_that_goes_before_its_module_is_there_is_never_watched()
    {
        Show();

        await DisposeComponentsAsync();
        _page.Answer("import");
        await IsAsked("dispose");

        Assert.DoesNotContain("watch", _page.Asked);
        Assert.False(Renderer.UnhandledException.IsCompleted);
    }

    [Fact]
    public async Task A_list_that_goes_while_its_watch_begins_ends_it()
    {
        Show();
        _page.Answer("import");
        await IsAsked("watch");

        await DisposeComponentsAsync();
        _page.Answer("watch");

        await IsAsked("end");
        Assert.False(Renderer.UnhandledException.IsCompleted);
    }

    private Task IsAsked(string identifier) => Eventually.Holds($"the page is asked to {identifier}", () => _page.Asked.Contains(identifier), () => string.Join(", ", _page.Asked));

    private void Show() => Render<VirtualRows<int>>(list => list
        .Add(rows => rows.Label, "Numbers").Add(rows => rows.Columns, 1).Add(rows => rows.Rows, [1, 2, 3])
        .Add(rows => rows.Head, "<th>Number</th>").Add(rows => rows.ChildContent, slice => $"<tr><td>{slice.First}</td></tr>"));

    /// <summary>Answers when the test says so; every answer is a thing that can be asked again.</summary>
    private sealed class LatePage : IJSRuntime, IJSObjectReference
    {
        private readonly Dictionary<string, TaskCompletionSource> _waiting = [];

        public ConcurrentQueue<string> Asked { get; } = [];

        public void Answer(string identifier) => _waiting[identifier].SetResult();

        public async ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args)
        {
            Asked.Enqueue(identifier);
            if (identifier is "import" or "watch") await (_waiting[identifier] = new()).Task;
            return typeof(TValue) == typeof(IJSObjectReference) ? (TValue)(object)this : default!;
        }

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<TValue>(identifier, args);

        public ValueTask DisposeAsync()
        {
            Asked.Enqueue("dispose");
            return ValueTask.CompletedTask;
        }
    }
}
