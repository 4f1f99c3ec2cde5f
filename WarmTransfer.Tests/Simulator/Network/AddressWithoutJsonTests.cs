using System.Net;
using System.Xml.Linq;

namespace WarmTransfer.Tests.Simulator.Network;

/// <summary>At Twilio an address without <c>.json</c> is answered in XML.</summary>
public sealed class AddressWithoutJsonTests
{
    /// <summary>There the resource itself would come.</summary>
    [Theory]
    [InlineData("Calls", HttpStatusCode.NotFound, "20404")]
    [InlineData("Conferences", HttpStatusCode.NotFound, "20404")]
    [InlineData("Recordings/RE1", HttpStatusCode.NotFound, "20404")]
    [InlineData("Calls", HttpStatusCode.Unauthorized, "20003")]
    public async Task An_address_without_json_is_answered_in_XML_and_the_error_says_what_to_ask_for(string path, HttpStatusCode status, string code)
    {
        await using var network = await TestNetwork.StartAsync();
        using var response = await network.Rest.SendAsync(HttpMethod.Get, path, null, network.Options.AccountSid, status == HttpStatusCode.Unauthorized ? "wrong" : network.Options.AuthToken);
        Assert.Equal((status, "application/xml"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        var error = XDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Root!.Element("RestException")!;
        Assert.Equal((code, $"{(int)status}"), (error.Element("Code")!.Value, error.Element("Status")!.Value));
        if (path is "Calls" && status == HttpStatusCode.NotFound) Assert.EndsWith("/Calls.json", error.Element("Message")!.Value, StringComparison.Ordinal);
    }
}
