using System.Xml.Linq;

namespace WarmTransfer.Simulator.Rest;

/// <summary>An error of the REST API, in Twilio's words and codes.</summary>
internal sealed class RestException(int status, int code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public int Code { get; } = code;

    public static RestException NotFound(string path) => new(404, 20404, $"The requested resource {path} was not found");

    /// <summary>What is asked for without <c>.json</c>: at Twilio it is answered in XML, and here only that it is not.</summary>
    public static RestException OnlyJson(string path) =>
        new(404, 20404, $"The requested resource {path} was not found. Twilio answers addresses without .json in XML, and this simulator speaks JSON alone: ask for {path}.json");

    public static RestException Invalid(int code, string message) => new(400, code, message);
}

internal sealed record ErrorJson(int Code, string Message, string MoreInfo, int Status)
{
    public static ErrorJson Of(RestException fault) => new(fault.Code, fault.Message, $"https://www.twilio.com/docs/errors/{fault.Code}", fault.Status);

    /// <summary>As it is told to whoever has not asked for JSON.</summary>
    public string ToXml() => $"""<?xml version="1.0" encoding="UTF-8"?>{new XElement("TwilioResponse", new XElement("RestException",
        new XElement("Code", Code), new XElement("Message", Message), new XElement("MoreInfo", MoreInfo), new XElement("Status", Status))).ToString(SaveOptions.DisableFormatting)}""";
}
