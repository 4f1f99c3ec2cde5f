using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using WarmTransfer.Core;
using WarmTransfer.Web.Limits;

namespace WarmTransfer.Web.Webhooks;

/// <summary>Reads the form of a webhook within bounds and leaves it readable for the handler.</summary>
internal static partial class WebhookBody
{
    public const int MaxBytes = BodySize.Most;
    private const string FormType = BodyLimits.FormType;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The fields as they were sent, or why there are none.</summary>
    public static async Task<(KeyValuePair<string, string>[]? Fields, Sentence? Problem, int Status)> ReadFormAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) return ([], null, StatusCodes.Status200OK);
        if (!IsForm(request)) return (null, $"The body is not {FormType}.", StatusCodes.Status400BadRequest);
        if (await ReadAsync(request, cancellation) is not { } bytes) return (null, $"The body is larger than {MaxBytes} bytes.", StatusCodes.Status413PayloadTooLarge);
        if (Parse(bytes) is not { } fields) return (null, $"The form is malformed.", StatusCodes.Status400BadRequest);
        request.HttpContext.Features.Set<IFormFeature>(new FormFeature(Form(fields)));
        return (fields, null, StatusCodes.Status200OK);
    }

    private static bool IsForm(HttpRequest request) =>
        request.ContentType is { } type && type.Split(';')[0].Trim().Equals(FormType, StringComparison.OrdinalIgnoreCase);

    private static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > MaxBytes) return null;
        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(cancellation);
            var isOver = read.IsCompleted || read.Buffer.Length > MaxBytes;
            var bytes = isOver && read.Buffer.Length <= MaxBytes ? read.Buffer.ToArray() : null;
            reader.AdvanceTo(isOver ? read.Buffer.End : read.Buffer.Start, read.Buffer.End);
            if (isOver) return bytes;
        }
    }

    // Handlers ask without regard to case, as everywhere in ASP.NET; names that differ in it alone are signed as two.
    private static FormCollection Form(KeyValuePair<string, string>[] fields)
    {
        var form = new KeyValueAccumulator();
        foreach (var (name, value) in fields) form.Append(name, value);
        return new FormCollection(form.GetResults());
    }

    private static KeyValuePair<string, string>[]? Parse(byte[] bytes)
    {
        try
        {
            var text = Strict.GetString(bytes);
            return BadEscape().IsMatch(text) ? null : Fields(new FormReader(text));
        }
        catch (Exception exception) when (exception is DecoderFallbackException or InvalidDataException)
        {
            return null;
        }
    }

    private static KeyValuePair<string, string>[]? Fields(FormReader reader)
    {
        var fields = new List<KeyValuePair<string, string>>();
        while (fields.Count <= reader.ValueCountLimit && reader.ReadNextPair() is { } field) fields.Add(field);
        return fields.Count > reader.ValueCountLimit ? null : [.. fields];
    }

    [GeneratedRegex("%(?![0-9a-fA-F]{2})")]
    private static partial Regex BadEscape();
}
