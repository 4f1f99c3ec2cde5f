using System.Collections.Concurrent;
using System.Diagnostics;

namespace WarmTransfer.Simulator.Media;

/// <summary>Speaks texts: with espeak-ng when it is installed, otherwise as a murmur of about the same length.</summary>
internal sealed class Speech(ILogger<Speech> logger)
{
    private const int MostCached = 256;
    private const int LongestText = 4096;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, Task<Clip>> _cache = new();
    private readonly string? _program = Find("espeak-ng");

    public Task<Clip> RenderAsync(string text)
    {
        // Texts are prompts with a few variables in them; starting afresh now and then costs less than keeping order.
        if (_cache.Count >= MostCached) _cache.Clear();
        return _cache.GetOrAdd(text, words => Task.Run(() => SpeakAsync(words)));
    }

    private async Task<Clip> SpeakAsync(string text)
    {
        if (_program is null || string.IsNullOrWhiteSpace(text)) return Murmur.Of(text);
        try
        {
            var clip = await RunAsync(_program, text);
            return clip.Samples.Length > 0 ? clip : Murmur.Of(text);
        }
        catch (Exception fault) when (fault is FormatException or IOException or OperationCanceledException or System.ComponentModel.Win32Exception)
        {
            logger.LogWarning(fault, "{Program} did not speak; a murmur takes its place", _program);
            return Murmur.Of(text);
        }
    }

    // The text goes through standard input, so that no text can be taken for an option.
    private static async Task<Clip> RunAsync(string program, string text)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var process = Process.Start(new ProcessStartInfo(program, ["--stdin", "--stdout", "-s", "160"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        try
        {
            await process.StandardInput.WriteAsync(text[..Math.Min(text.Length, LongestText)].AsMemory(), limit.Token);
            process.StandardInput.Close();
            using var wave = new MemoryStream();
            await process.StandardOutput.BaseStream.CopyToAsync(wave, limit.Token);
            return WavFile.Read(wave.GetBuffer().AsSpan(0, (int)wave.Length), text);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => new[] { Path.Combine(folder, program), Path.Combine(folder, program + ".exe") })
            .FirstOrDefault(File.Exists);
}
