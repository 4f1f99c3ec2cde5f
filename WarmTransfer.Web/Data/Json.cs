using System.Text.Json;

namespace WarmTransfer.Web.Data;

/// <summary>How documents are written to the database.</summary>
internal static class Json
{
    // What follows from the rest of a document is not written into it.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { AllowOutOfOrderMetadataProperties = true, IgnoreReadOnlyProperties = true };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>What a case of a closed hierarchy is called there, such as <c>dial-in</c>.</summary>
    public static string NameOf<T>(T value) where T : class =>
        JsonSerializer.SerializeToElement(value, Options).GetProperty("is").GetString()!;

    public static T Read<T>(string text) =>
        JsonSerializer.Deserialize<T>(text, Options) ?? throw new JsonException($"A {typeof(T).Name} was expected, found null.");
}
