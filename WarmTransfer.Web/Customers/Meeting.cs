namespace WarmTransfer.Web.Customers;

/// <summary>Everybody who is named in what is about to be saved, and what has to be written of them.</summary>
internal sealed class Meeting
{
    private readonly Dictionary<string, string> _ids = [];
    private readonly List<CustomerRow> _new = [], _known = [];
    private readonly List<CustomerCallRow> _links = [];

    /// <summary>Which id stands for a number.</summary>
    public IReadOnlyDictionary<string, string> Ids => _ids;

    public IReadOnlyList<CustomerRow> New => _new;

    /// <summary>Whose row is there, unless they were erased in between.</summary>
    public IReadOnlyList<CustomerRow> Known => _known;

    public IReadOnlyList<CustomerCallRow> Links => _links;

    /// <summary>Somebody of whom nothing new is said.</summary>
    public void Name(string number, string id) => _ids[number] = id;

    /// <param name="id">Null: nothing is kept of them.</param>
    public void Add(string number, string? id, IReadOnlyCollection<Mention> of)
    {
        var row = new CustomerRow { Id = id ?? CustomerRow.NewId(), Number = number, FirstSeen = of.Min(mention => mention.At), LastSeen = of.Max(mention => mention.At) };
        (id is null ? _new : _known).Add(row);
        _ids[number] = row.Id;
        _links.AddRange(of.Select(mention => mention.Call).Distinct().Select(call => new CustomerCallRow { CustomerId = row.Id, CallId = call }));
    }
}
