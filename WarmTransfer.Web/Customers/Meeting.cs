using System.Buffers.Text;
using System.Security.Cryptography;

namespace WarmTransfer.Web.Customers;

/// <summary>Everybody who is named in what is about to be saved, and what has to be written of them.</summary>
internal sealed class Meeting
{
    private const int IdBytes = 16;
    private readonly Dictionary<string, string> _ids = [];
    private readonly List<CustomerRow> _new = [], _known = [];
    private readonly List<CustomerCallRow> _links = [];

    /// <summary>Which id stands for a number.</summary>
    public IReadOnlyDictionary<string, string> Ids => _ids;

    public IReadOnlyList<CustomerRow> New => _new;

    /// <summary>Whose row is there, unless they were erased in between.</summary>
    public IReadOnlyList<CustomerRow> Known => _known;

    public IReadOnlyList<CustomerCallRow> Links => _links;

    /// <summary>A row of somebody of whom nothing is kept yet. What was erased gets another id: nothing leads from one to the other.</summary>
    public static CustomerRow FirstOf(string number, DateTimeOffset first, DateTimeOffset last) =>
        new() { Id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdBytes)), Number = number, FirstSeen = first, LastSeen = last };

    /// <summary>Somebody of whom nothing new is said.</summary>
    public void Name(string number, string id) => _ids[number] = id;

    /// <param name="id">Null: nothing is kept of them.</param>
    public void Add(string number, string? id, IReadOnlyCollection<Mention> of)
    {
        var row = FirstOf(number, of.Min(mention => mention.At), of.Max(mention => mention.At));
        if (id is null) _new.Add(row);
        else _known.Add(row = new CustomerRow { Id = id, Number = number, FirstSeen = row.FirstSeen, LastSeen = row.LastSeen });
        _ids[number] = row.Id;
        _links.AddRange(of.Select(mention => mention.Call).Distinct().Select(call => new CustomerCallRow { CustomerId = row.Id, CallId = call }));
    }
}
