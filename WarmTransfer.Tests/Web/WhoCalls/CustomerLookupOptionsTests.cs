using WarmTransfer.Web.WhoCalls;

namespace WarmTransfer.Tests.Web.WhoCalls;

public sealed class CustomerLookupOptionsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("https://crm.example/customers?number={number}", CrmServer.Secret)]
    [InlineData("http://127.0.0.1:9/{number}", CrmServer.Secret)]
    public void What_is_right_is_taken(string url, string secret) => Assert.Empty(Faults(url, secret));

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var faults = Faults("https://crm.example/customers", "short").ToList();
        Assert.Equal(2, faults.Count);
        Assert.StartsWith("CustomerLookup:Url has no {number} in it", faults[0], StringComparison.Ordinal);
        Assert.StartsWith("CustomerLookup:Secret has fewer than 16 characters.", faults[1], StringComparison.Ordinal);
        Assert.DoesNotContain("short", string.Concat(faults), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://crm.example/{number}")]
    [InlineData("crm/{number}")]
    public void Numbers_go_over_no_line_in_the_open(string url) =>
        Assert.StartsWith("CustomerLookup:Url is no https address.", Assert.Single(Faults(url, CrmServer.Secret)), StringComparison.Ordinal);

    private static IEnumerable<string> Faults(string url, string secret) =>
        new CustomerLookupOptionsCheck().Validate(null, new CustomerLookupOptions { Url = url, Secret = secret }).Failures ?? [];
}
