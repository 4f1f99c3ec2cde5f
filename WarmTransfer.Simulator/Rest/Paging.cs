using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace WarmTransfer.Simulator.Rest;

/// <summary>One page of a list, with the addresses of its neighbours.</summary>
internal static class Paging
{
    private const int DefaultSize = 50;
    private const int MaxSize = 1000;

    public static IResult Of<T>(HttpRequest request, string key, IReadOnlyList<T> all)
    {
        var size = Number(request, "PageSize", DefaultSize);
        if (size is < 1 or > MaxSize) throw RestException.Invalid(20007, $"PageSize '{size}' must be from 1 to {MaxSize}.");
        var page = Number(request, "Page", 0);
        // A page far beyond the end is an empty one, and has none after it.
        var start = (long)page * size;
        var items = start < all.Count ? all.Skip((int)start).Take(size).ToList() : [];
        var more = start + size < all.Count;
        return RestJson.Ok(new Dictionary<string, object?>
        {
            [key] = items,
            ["first_page_uri"] = Address(request, 0, size),
            ["next_page_uri"] = more ? Address(request, page + 1, size) : null,
            ["previous_page_uri"] = page > 0 ? Address(request, page - 1, size) : null,
            ["uri"] = Address(request, page, size),
            ["page"] = page,
            ["page_size"] = size,
            ["start"] = start,
            ["end"] = Math.Max(start + items.Count - 1, 0),
        });
    }

    private static int Number(HttpRequest request, string name, int otherwise)
    {
        if (request.Query[name].ToString() is not { Length: > 0 } text) return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw RestException.Invalid(20001, $"{name} '{text}' must be a whole number.");
    }

    private static string Address(HttpRequest request, int page, int size)
    {
        var query = request.Query.Where(pair => pair.Key is not ("Page" or "PageSize" or "PageToken"))
            .ToDictionary(pair => pair.Key, pair => (string?)pair.Value.ToString());
        query["PageSize"] = size.ToString(CultureInfo.InvariantCulture);
        query["Page"] = page.ToString(CultureInfo.InvariantCulture);
        if (page > 0) query["PageToken"] = $"PT{page}";
        return QueryHelpers.AddQueryString(request.Path, query);
    }
}
