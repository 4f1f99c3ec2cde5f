using System.Runtime.CompilerServices;

namespace WarmTransfer.Tests.House;

/// <summary>One file of ours and its lines.</summary>
internal sealed record Source(string Path, string[] Lines)
{
    public IEnumerable<string> Matching(Func<string, bool> line) => Lines.Where(line).Select(text => $"{Path}: {text.Trim()}");
}

/// <summary>The repository's own source files.</summary>
internal static class Sources
{
    public static string Root { get; } = Find();

    /// <param name="folder">From the repository's root.</param>
    public static Source[] In(string folder, params string[] extensions) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Where(file => (extensions is [] ? [".cs"] : extensions).Contains(Path.GetExtension(file)) && !IsMade(file))
            .Select(file => new Source(Path.GetRelativePath(Root, file).Replace('\\', '/'), File.ReadAllLines(file))),
    ];

    public static string Text(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static bool IsMade(string file) =>
        Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "Migrations" or "node_modules");

    private static string Find([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
