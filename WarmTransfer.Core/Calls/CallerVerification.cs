using System.Text.Json.Serialization;

namespace WarmTransfer.Core.Calls;

/// <summary>What the carriers say of the number that a customer calls from (SHAKEN/STIR; Twilio's parameter <c>StirVerstat</c>). Most calls carry nothing.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CallerVerification>))]
public enum CallerVerification
{
    /// <summary>The carrier where the call began knows the caller and that the number is theirs, and its signature is good (<c>TN-Validation-Passed-A</c>).</summary>
    Verified,

    /// <summary>The signature was not good (<c>TN-Validation-Failed-…</c>): the number may be forged.</summary>
    Failed,
}
