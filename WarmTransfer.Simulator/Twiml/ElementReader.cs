using System.Globalization;
using System.Xml.Linq;

namespace WarmTransfer.Simulator.Twiml;

/// <summary>Reads the attributes of one element; what it does not know or understand becomes a warning, and the default holds.</summary>
internal sealed class ElementReader(XElement element, List<TwimlIssue> issues)
{
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    public string Name => element.Name.LocalName;

    public string Content => element.Value.Trim();

    public IEnumerable<ElementReader> Children => element.Elements().Select(child => new ElementReader(child, issues));

    public string? Text(string name)
    {
        _read.Add(name);
        return element.Attribute(name)?.Value;
    }

    public string Text(string name, string otherwise) => Text(name) ?? otherwise;

    public bool Bool(string name, bool otherwise, int code) => Text(name) switch
    {
        null => otherwise,
        var text when bool.TryParse(text, out var value) => value,
        var text => Wrong(name, text, "true or false", code, otherwise),
    };

    public int Int(string name, int otherwise, int min, int max, int code) => Text(name) switch
    {
        null => otherwise,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max => value,
        var text => Wrong(name, text, $"a whole number from {min} to {max}", code, otherwise),
    };

    public TimeSpan Seconds(string name, int otherwise, int max, int code) => TimeSpan.FromSeconds(Int(name, otherwise, 0, max, code));

    public string Method(string name, int code, string otherwise = "POST") => OneOf(name, otherwise, code, "GET", "POST").ToUpperInvariant();

    public string OneOf(string name, string otherwise, int code, params string[] allowed) => Text(name) switch
    {
        null => otherwise,
        var text when allowed.Contains(text, StringComparer.OrdinalIgnoreCase) => text,
        var text => Wrong(name, text, string.Join(", ", allowed), code, otherwise),
    };

    public IReadOnlyList<string> Words(string name, int code, params string[] allowed)
    {
        var words = (Text(name) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var unknown in words.Except(allowed)) Warn(code, $"{Name}: {name} has no \"{unknown}\"; it knows {string.Join(", ", allowed)}.");
        return [.. words.Intersect(allowed)];
    }

    /// <summary>Attributes that are valid and change nothing here.</summary>
    public void Accept(params string[] names) => _read.UnionWith(names);

    public void WarnOfTheRest()
    {
        foreach (var attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration && !_read.Contains(attribute.Name.LocalName)))
            Warn(12200, $"Attribute '{attribute.Name.LocalName}' is not allowed to appear in element '{Name}'; it is ignored.");
    }

    public void Warn(int code, string text) => issues.Add(new TwimlIssue(code, text, false));

    public void Fail(int code, string text) => issues.Add(new TwimlIssue(code, text, true));

    private T Wrong<T>(string name, string text, string expected, int code, T otherwise)
    {
        Warn(code, $"{Name}: {name}=\"{text}\" is invalid, expected {expected}; {otherwise} is used.");
        return otherwise;
    }
}
