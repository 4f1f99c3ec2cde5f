using System.Text.Encodings.Web;
using System.Text.Json;
using WarmTransfer.Web.Audit;

namespace WarmTransfer.Web.Customers;

/// <summary>Erases a number, or tells what is kept about it, from the command line.</summary>
internal sealed class NumberCommands(IServiceProvider services, TextWriter output, TextWriter errors)
{
    public const string Erase = "erase-number", Export = "export-number";

    /// <summary>Indented, with each letter as it is.</summary>
    internal static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static bool Handles(string[] args) => args is [Erase or Export, ..];

    /// <summary>The process's exit code.</summary>
    public Task<int> Run(string[] args, string? reason, CancellationToken cancel) => args switch
    {
        [Erase, ['+' or 's', ..] number, ..] when reason is not null => EraseNumber(number, reason, cancel),
        [Export, ['+' or 's', ..] number] => ExportNumber(number, cancel),
        _ => Say(errors, 1, $"Usage: dotnet WarmTransfer.Web.dll {Erase} <number> --reason \"<why>\"{Environment.NewLine}       dotnet WarmTransfer.Web.dll {Export} <number>{Environment.NewLine}The number in full, such as +12025550123, or a SIP address, such as sip:name@example.com."),
    };

    private async Task<int> EraseNumber(string number, string reason, CancellationToken cancel)
    {
        var answer = await services.GetRequiredService<Erasures>().Erase(number, reason, AuditEntry.CommandLine, cancel);
        return await Say(answer.Done ? output : errors, answer.Done ? 0 : 1, answer.Text.English);
    }

    private async Task<int> ExportNumber(string number, CancellationToken cancel) =>
        await services.GetRequiredService<NumberExport>().Of(number, AuditEntry.CommandLine, cancel) is { } found
            ? await Say(output, 0, found.ToJsonString(Readable))
            : await Say(errors, 1, new ErasureAnswer(ErasureOutcome.Unknown).Text.English);

    private static async Task<int> Say(TextWriter writer, int code, string text)
    {
        await writer.WriteLineAsync(text);
        return code;
    }
}
