using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace WarmTransfer.Web.Limits;

/// <summary>How many bytes a request's body may have. What is posted here is short; whatever is not named has <see cref="Most"/>.</summary>
internal static class BodySize
{
    /// <summary>Webhooks and connections of pages, and what the server takes at all.</summary>
    public const int Most = 64 * 1024;

    /// <summary>A command with the longest note there may be, each letter of it escaped.</summary>
    public const int Command = 16 * 1024;

    public const int SignIn = 8 * 1024;

    /// <summary>What the phone's page says, and what needs no body at all.</summary>
    public const int Phone = 2 * 1024;

    public static TBuilder LimitBody<TBuilder>(this TBuilder endpoint, int bytes) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new RequestSizeLimitAttribute(bytes));

    /// <summary>A form as a page of ours posts it, which never brings files.</summary>
    public static TBuilder TakeForm<TBuilder>(this TBuilder endpoint, int bytes) where TBuilder : IEndpointConventionBuilder =>
        endpoint.LimitBody(bytes).WithMetadata(new AcceptsMetadata([BodyLimits.FormType]));
}
