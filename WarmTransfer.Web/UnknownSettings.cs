namespace WarmTransfer.Web;

/// <summary>Settings of our own sections that nobody reads: a typing mistake must not leave a default in place without a word.</summary>
internal static class UnknownSettings
{
    public static void Check(IConfiguration configuration)
    {
        string[] faults = [.. CommandLine.Sections.SelectMany(section => Below(configuration.GetSection(section.Name), section.Options)).Distinct().Select(fault => fault.ToString())];
        if (faults is not []) throw new StartupFault(faults);
    }

    private static IEnumerable<SettingFault> In(IConfigurationSection section, Type options)
    {
        var known = options.GetProperties().Where(property => property.CanWrite).ToDictionary(property => property.Name, property => property.PropertyType, StringComparer.OrdinalIgnoreCase);
        foreach (var child in section.GetChildren())
            foreach (var fault in known.TryGetValue(child.Key, out var type) ? Below(child, type) : IsSection(child.Path) ? [] : [Fault(child.Path, section.Path, known.Keys)])
                yield return fault;
    }

    // Of a list the children are its entries; of a dictionary they may be called anything.
    private static IEnumerable<SettingFault> Below(IConfigurationSection section, Type type) =>
        type.IsArray ? section.GetChildren().SelectMany(entry => Below(entry, type.GetElementType()!))
        : type is { IsClass: true, Namespace: { } home } && home.StartsWith(nameof(WarmTransfer), StringComparison.Ordinal) ? In(section, type)
        : [];

    private static bool IsSection(string path) => CommandLine.Sections.Any(section => section.Name.Equals(path, StringComparison.OrdinalIgnoreCase));

    private static SettingFault Fault(string setting, string section, IEnumerable<string> known)
    {
        var name = setting[(section.Length + 1)..];
        var nearest = $"{section}:{known.MinBy(word => Distance(word.ToUpperInvariant(), name.ToUpperInvariant()))}";
        return new(setting, "is no setting, and would be read by nobody.",
            $"Did you mean {nearest}? Set the environment variable {nearest.Replace(":", "__", StringComparison.Ordinal)}, or take {setting.Replace(":", "__", StringComparison.Ordinal)} out; the README's table has all settings.");
    }

    // How many letters have to be typed, taken out or changed.
    private static int Distance(string one, string other)
    {
        int[] row = [.. Enumerable.Range(0, other.Length + 1)];
        foreach (var (i, letter) in one.Index())
        {
            var next = new int[row.Length];
            next[0] = i + 1;
            for (var j = 1; j < row.Length; j++) next[j] = Math.Min(Math.Min(next[j - 1], row[j]) + 1, row[j - 1] + (letter == other[j - 1] ? 0 : 1));
            row = next;
        }
        return row[^1];
    }
}
