using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Core;
using WarmTransfer.Web.Floor;

namespace WarmTransfer.Tests.Web.Floor;

/// <summary>A board that is connected by SignalR's own .NET client and keeps the floor as the messages say.</summary>
internal sealed class HubBoard : IAsyncDisposable
{
    private readonly HubConnection _connection;
    private readonly Lock _lock = new();
    private ImmutableDictionary<CallId, FloorCall> _calls = ImmutableDictionary<CallId, FloorCall>.Empty;
    private ImmutableDictionary<CallId, FloorCustomer> _waiting = ImmutableDictionary<CallId, FloorCustomer>.Empty;
    private ImmutableDictionary<AgentId, FloorAgent> _agents = ImmutableDictionary<AgentId, FloorAgent>.Empty;
    private ImmutableDictionary<string, FloorAlert> _alerts = ImmutableDictionary<string, FloorAlert>.Empty;
    private ImmutableList<object> _messages = [];

    public HubBoard(string url, SignedIn? user) : this(url, user?.Cookies)
    {
    }

    public HubBoard(string url, CookieContainer? cookies)
    {
        _connection = new HubConnectionBuilder()
            .WithUrl(new Uri($"{url}{FloorHub.Path}"), http => { if (cookies is not null) http.Cookies = cookies; })
            .AddJsonProtocol(json => json.PayloadSerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase)))
            .Build();
        _connection.On<FloorSnapshot>(nameof(IFloorClient.Snapshot), Take);
        _connection.On<FloorChange>(nameof(IFloorClient.Changed), Take);
    }

    public ImmutableList<object> Messages
    {
        get { lock (_lock) return _messages; }
    }

    public (ImmutableDictionary<CallId, FloorCall> Calls, ImmutableDictionary<CallId, FloorCustomer> Waiting, ImmutableDictionary<AgentId, FloorAgent> Agents) Floor
    {
        get { lock (_lock) return (_calls, _waiting, _agents); }
    }

    public ImmutableDictionary<string, FloorAlert> Alerts
    {
        get { lock (_lock) return _alerts; }
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The server, or the network, has ended the connection.</summary>
    public bool IsCutOff => _connection.State == HubConnectionState.Disconnected;

    public Task Connect() => _connection.StartAsync(Cancellation);

    public Task Disconnect() => _connection.StopAsync(Cancellation);

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private void Take(FloorSnapshot floor)
    {
        lock (_lock)
        {
            _messages = _messages.Add(floor);
            _alerts = floor.Alerts.ToImmutableDictionary(alert => alert.Id);
            (_calls, _waiting, _agents) = (floor.Calls.ToImmutableDictionary(row => row.Id), floor.Waiting.ToImmutableDictionary(row => row.Id), floor.Agents.ToImmutableDictionary(row => row.Id));
        }
    }

    private void Take(FloorChange change)
    {
        lock (_lock)
        {
            _messages = _messages.Add(change);
            _alerts = Apply(_alerts, change.Alerts, alert => alert.Id);
            (_calls, _waiting, _agents) = (Apply(_calls, change.Calls, row => row.Id), Apply(_waiting, change.Waiting, row => row.Id), Apply(_agents, change.Agents, row => row.Id));
        }
    }

    private static ImmutableDictionary<TId, TRow> Apply<TRow, TId>(ImmutableDictionary<TId, TRow> rows, RowChange<TRow, TId>? change, Func<TRow, TId> id) where TId : notnull =>
        change is null ? rows : rows.RemoveRange(change.Removed).SetItems(change.Set.Select(row => KeyValuePair.Create(id(row), row)));
}
