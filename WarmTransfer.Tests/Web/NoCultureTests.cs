using System.Globalization;
using WarmTransfer.Web;

namespace WarmTransfer.Tests.Web;

public sealed class NoCultureTests
{
    [Fact]
    public async Task Figures_do_not_follow_the_machines_language()
    {
        (string Before, string After) written = default;
        var machine = new Thread(() =>
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            var before = $"{1.5}";
            Program.UseNoCulture();
            written = (before, $"{1.5}");
        });
        machine.Start();
        machine.Join();

        Assert.Equal(("1,5", "1.5"), written);
        Assert.Equal("1.5", await Task.Run(() => $"{1.5}", TestContext.Current.CancellationToken));
        Assert.Same(CultureInfo.InvariantCulture, CultureInfo.DefaultThreadCurrentCulture);
    }
}
