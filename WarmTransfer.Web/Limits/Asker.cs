using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Web.Limits;

/// <summary>On whose account something is counted.</summary>
/// <param name="Name">Null: it is not counted.</param>
/// <param name="Apart">Null: what the person asks for. Otherwise what their browser asks by itself, which neither holds that up nor is held up by it.</param>
internal readonly record struct Asker(string? Name, string? Apart)
{
    /// <summary>Webhooks, files and the way in belong to nobody; every other address asks who is there.</summary>
    public static Asker Of(HttpContext context) =>
        context.GetEndpoint() is { } endpoint && IsForPeople(endpoint) ? new(NameOf(context), endpoint.Metadata.GetMetadata<CountedApartAttribute>()?.Name) : default;

    public static string? NameOf(HttpContext context) => CurrentAgent.From(context.User)?.AgentId ?? context.User.Identity?.Name;

    /// <summary>Whether it asks who is there.</summary>
    public static bool IsForPeople(Endpoint? endpoint) => endpoint is not null && (
        endpoint.Metadata.GetMetadata<HubMetadata>() is not null
        || (endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null));
}

/// <summary>What is asked here has a bucket of its own for each person.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CountedApartAttribute(string name) : Attribute
{
    public string Name => name;
}
