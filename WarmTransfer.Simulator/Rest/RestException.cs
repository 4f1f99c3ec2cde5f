namespace WarmTransfer.Simulator.Rest;

/// <summary>An error of the REST API, in Twilio's words and codes.</summary>
internal sealed class RestException(int status, int code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public int Code { get; } = code;

    public static RestException NotFound(string path) => new(404, 20404, $"The requested resource {path} was not found");

    public static RestException Invalid(int code, string message) => new(400, code, message);
}

internal sealed record ErrorJson(int Code, string Message, string MoreInfo, int Status)
{
    public static ErrorJson Of(RestException fault) => new(fault.Code, fault.Message, $"https://www.twilio.com/docs/errors/{fault.Code}", fault.Status);
}
