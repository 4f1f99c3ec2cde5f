using WarmTransfer.Web.Commit;

namespace WarmTransfer.Tests.Web.Commit;

public sealed class KnownKeysTests
{
    [Fact]
    public void Keys_are_forgotten_again()
    {
        var keys = new KnownKeys();
        for (var i = 0; i < 3 * KnownKeys.Remembered; i++) keys.Add($"key {i}", new Delivery("CA1", "twilio", null));
        Assert.Equal(KnownKeys.Remembered, keys.Count);
        Assert.Null(keys.Find("key 0"));
        Assert.NotNull(keys.Find($"key {(3 * KnownKeys.Remembered) - 1}"));
    }
}
