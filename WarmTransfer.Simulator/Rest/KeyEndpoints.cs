using WarmTransfer.Simulator.Network;

namespace WarmTransfer.Simulator.Rest;

internal sealed record KeyJson(string Sid, string FriendlyName, string DateCreated, string DateUpdated)
{
    public static KeyJson Of(ApiKey key) => new(key.Sid, key.FriendlyName, RestJson.Date(key.Created)!, RestJson.Date(key.Created)!);
}

internal sealed record NewKeyJson(string Sid, string FriendlyName, string DateCreated, string DateUpdated, string Secret);

/// <summary>API keys: create, read, delete, list. The secret is shown once.</summary>
internal static class KeyEndpoints
{
    public static void Map(RouteGroupBuilder account)
    {
        account.MapPost("/Keys.json", CreateAsync);
        account.MapGet("/Keys.json", (HttpRequest request, Exchange exchange) =>
            exchange.Loop.Do(() => Paging.Of(request, "keys", [.. exchange.Directory.Keys.Select(KeyJson.Of)])));
        account.MapGet("/Keys/{key}.json", (HttpRequest request, string key, Exchange exchange) =>
            exchange.Loop.Do(() => RestJson.Ok(KeyJson.Of(Find(exchange, key, request)))));
        account.MapDelete("/Keys/{key}.json", (HttpRequest request, string key, Exchange exchange) => exchange.Loop.Do(() =>
        {
            exchange.Directory.Keys.Remove(Find(exchange, key, request));
            return Results.NoContent();
        }));
    }

    private static ApiKey Find(Exchange exchange, string sid, HttpRequest request) =>
        exchange.Directory.Keys.Find(key => key.Sid == sid) ?? throw RestException.NotFound(request.Path);

    private static async Task<IResult> CreateAsync(HttpRequest request, Exchange exchange)
    {
        var form = await RestForm.ReadAsync(request);
        return RestJson.Created(exchange.Loop.Do(() =>
        {
            var key = new ApiKey(exchange.Sids.Next("SK"), exchange.Sids.Next(""), form.Text("FriendlyName", ""), exchange.Now);
            exchange.Directory.Keys.Add(key);
            return new NewKeyJson(key.Sid, key.FriendlyName, RestJson.Date(key.Created)!, RestJson.Date(key.Created)!, key.Secret);
        }));
    }
}
