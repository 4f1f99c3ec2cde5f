namespace WarmTransfer.Web.Sessions;

/// <summary>The connections of pages and boards, by the session to which they belong.</summary>
internal sealed class SessionConnections
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, HashSet<HttpContext>> _connections = [];

    public void Add(string session, HttpContext connection)
    {
        lock (_lock)
        {
            if (!_connections.TryGetValue(session, out var others)) _connections[session] = others = [];
            others.Add(connection);
        }
    }

    public void Remove(string session, HttpContext connection)
    {
        lock (_lock)
            if (_connections.TryGetValue(session, out var others) && others.Remove(connection) && others.Count == 0) _connections.Remove(session);
    }

    public void CutOff(IReadOnlyCollection<string> sessions)
    {
        List<HttpContext> connections;
        lock (_lock) connections = [.. sessions.SelectMany(id => _connections.GetValueOrDefault(id) ?? [])];
        foreach (var connection in connections) connection.Abort();
    }
}
