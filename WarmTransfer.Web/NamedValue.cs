using System.Text.Json.Serialization;

namespace WarmTransfer.Web;

/// <summary>Reads a value of an enumeration from its name. A number is no name, also where .NET would take it for one: it could be a value that nobody knows.</summary>
internal static class NamedValue
{
    /// <summary>Null: there is none of that name.</summary>
    public static T? Of<T>(string? word) where T : struct, Enum =>
        Enum.GetNames<T>().Contains(word, StringComparer.OrdinalIgnoreCase) ? Enum.Parse<T>(word!, ignoreCase: true) : null;
}

/// <summary>The same in JSON.</summary>
internal sealed class NamedValueConverter<T>() : JsonStringEnumConverter<T>(namingPolicy: null, allowIntegerValues: false) where T : struct, Enum;
