using System.ComponentModel.DataAnnotations;

namespace WarmTransfer.Web.WhoCalls;

/// <summary>Where customers are known by their number, such as a CRM. Bound from the section <c>CustomerLookup</c>.</summary>
public sealed class CustomerLookupOptions
{
    public const string Section = "CustomerLookup";

    /// <summary>Address that is asked for each caller's number, with <c>{number}</c> in its place: <c>https://crm.example/customers?number={number}</c>. It answers 200 with JSON (<c>name</c>, <c>company</c>, <c>url</c>, all of them optional), or 404. Empty: nothing is asked.</summary>
    public string Url { get; set; } = "";

    /// <summary>Sent along as <c>Authorization: Bearer …</c>; at least 16 characters.</summary>
    public string Secret { get; set; } = "";

    /// <summary>Minutes for which an answer is remembered by a node; 0 to 1440.</summary>
    [Range(0, 1440)]
    public int CacheMinutes { get; set; } = 10;
}
