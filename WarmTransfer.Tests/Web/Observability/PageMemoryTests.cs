using WarmTransfer.Web.Observability;

namespace WarmTransfer.Tests.Web.Observability;

/// <summary>What an open page costs is estimated from the whole process.</summary>
public sealed class PageMemoryTests
{
    private long _inUse = 1_000;

    [Fact]
    public async Task It_is_what_is_in_use_beyond_what_was_without_pages_for_each_of_them()
    {
        var memory = new PageMemory(() => _inUse);
        Assert.Null(memory.BytesEach());
        _inUse = 2_000;
        await Open(memory);
        await Open(memory);
        _inUse = 2_900;
        Assert.Equal(450, memory.BytesEach());
        await Close(memory);
        Assert.Equal(900, memory.BytesEach());
        await Close(memory);
        Assert.Null(memory.BytesEach());
    }

    [Fact]
    public async Task It_begins_anew_when_the_last_page_is_gone_and_is_never_less_than_nothing()
    {
        var memory = new PageMemory(() => _inUse);
        await Open(memory);
        await Close(memory);
        _inUse = 5_000;
        await Open(memory);
        _inUse = 4_000;
        Assert.Equal(0, memory.BytesEach());
        _inUse = 5_300;
        Assert.Equal(300, memory.BytesEach());
    }

    private static Task Open(PageMemory memory) => memory.OnCircuitOpenedAsync(null!, CancellationToken.None);

    private static Task Close(PageMemory memory) => memory.OnCircuitClosedAsync(null!, CancellationToken.None);
}
