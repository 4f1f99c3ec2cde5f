using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using WarmTransfer.Simulator.Webhooks;

namespace WarmTransfer.Tests.Web.Fuzz;

/// <summary>Makes requests to the product's own addresses, one as unlikely as the other. The same seed makes the same ones.</summary>
/// <param name="endpoints">Those of the product.</param>
/// <param name="url">The console's address, which signatures are made over.</param>
/// <param name="authToken">Signs some of them as Twilio would; null: none.</param>
internal sealed class RequestFuzzer(IReadOnlyList<RouteEndpoint> endpoints, string url, Guesses guess, string? authToken)
{
    private const string FormType = "application/x-www-form-urlencoded";
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "BREW"];
    private static readonly string[] Types = [FormType, "application/json", "multipart/form-data; boundary=b", "text/plain", "application/octet-stream", "nonsense", ""];
    private static readonly string[] Sites = ["same-origin", "same-site", "cross-site", "none", ""];

    public HttpRequestMessage Next()
    {
        var endpoint = guess.One(endpoints);
        var target = Path(endpoint.RoutePattern) + Query();
        var request = new HttpRequestMessage(new HttpMethod(Method(endpoint)), new Uri(url + target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        Fill(request, target);
        foreach (var (name, value) in Headers()) request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    private string Method(RouteEndpoint endpoint) =>
        guess.Chance(0.9) && endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is { HttpMethods: [_, ..] methods } ? guess.One(methods) : guess.One(Methods);

    private string Path(RoutePattern pattern)
    {
        var path = string.Concat(pattern.PathSegments.Select(segment => "/" + string.Concat(segment.Parts.Select(Part))));
        return path is "" ? "/" : guess.Chance(0.03) ? path + "/" + Uri.EscapeDataString(guess.Value()) : path;
    }

    private string Part(RoutePatternPart part) => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        _ => Uri.EscapeDataString(guess.Value()),
    };

    private string Query() => guess.Chance(0.6) ? "" : "?" + string.Join('&', Pairs(4));

    private IEnumerable<string> Pairs(int most) =>
        [.. Enumerable.Range(0, guess.Random.Next(most)).Select(_ => $"{Uri.EscapeDataString(guess.Field())}={Uri.EscapeDataString(guess.Value())}")];

    private void Fill(HttpRequestMessage request, string target)
    {
        if (request.Method == HttpMethod.Get || request.Method == HttpMethod.Head || guess.Chance(0.1)) return;
        if (authToken is not null && guess.Chance(0.8)) Sign(request, target);
        else request.Content = Body(guess.One(Types));
        if (authToken is null && guess.Chance(0.3)) request.Headers.TryAddWithoutValidation("X-Twilio-Signature", guess.Noise(28).Replace("\n", "", StringComparison.Ordinal));
    }

    private void Sign(HttpRequestMessage request, string target)
    {
        KeyValuePair<string, string>[] form = [.. Enumerable.Range(0, guess.Random.Next(12)).Select(_ => KeyValuePair.Create(guess.Field(), guess.Value())).DistinctBy(field => field.Key.ToUpperInvariant())];
        request.Content = new FormUrlEncodedContent(form);
        request.Headers.TryAddWithoutValidation("X-Twilio-Signature", Signature.Compute(authToken!, url + target, form));
        if (guess.Chance(0.5)) request.Headers.TryAddWithoutValidation("I-Twilio-Idempotency-Token", Guid.NewGuid().ToString());
    }

    private ByteArrayContent Body(string type)
    {
        var content = new ByteArrayContent(type switch
        {
            FormType => Encoding.UTF8.GetBytes(string.Join('&', Pairs(12))),
            "application/json" => Encoding.UTF8.GetBytes(guess.Json()),
            _ => guess.Bytes(guess.Chance(0.02) ? 100_000 : guess.Random.Next(200)),
        });
        if (MediaTypeHeaderValue.TryParse(guess.Chance(0.95) ? type : guess.One(Types), out var said)) content.Headers.ContentType = said;
        return content;
    }

    private IEnumerable<(string Name, string Value)> Headers()
    {
        if (guess.Chance(0.7)) yield return ("Sec-Fetch-Site", guess.One(Sites));
        if (guess.Chance(0.2)) yield return ("Origin", guess.Chance(0.5) ? url : "https://elsewhere.example.test");
        if (guess.Chance(0.3)) yield return ("Accept", guess.Chance(0.5) ? "text/html" : "text/event-stream");
        if (guess.Chance(0.1)) yield return ("Sec-Fetch-Dest", guess.Chance(0.5) ? "document" : "iframe");
        if (guess.Chance(0.1)) yield return ("X-Forwarded-For", guess.One(["127.0.0.1", "nonsense", "::1, 10.0.0.1"]));
        if (guess.Chance(0.05)) yield return ("Host", guess.One(["localhost", "elsewhere.example.test", "[::1]", "127.0.0.1:1"]));
        if (guess.Chance(0.05)) yield return ("traceparent", guess.Noise(20).Replace("\n", "", StringComparison.Ordinal));
        if (guess.Chance(0.05)) yield return ("Range", "bytes=5-1");
    }
}
