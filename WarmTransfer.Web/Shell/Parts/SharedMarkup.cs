using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using WarmTransfer.Web.Languages;

namespace WarmTransfer.Web.Shell.Parts;

/// <summary>What stands on a screen for one thing, made once for all screens of a language: written out for each of them, such pieces were most of their memory.</summary>
/// <param name="make">Markup; what people have written is escaped in it.</param>
internal sealed class SharedMarkup<T>(Func<T, Words, string> make) where T : class
{
    // As long as somebody shows the thing.
    private readonly FrozenDictionary<Language, ConditionalWeakTable<T, string>> _made = Language.All.ToFrozenDictionary(language => language, _ => new ConditionalWeakTable<T, string>());

    public MarkupString Of(T one, Words words) => new(_made[words.Language].GetValue(one, one => make(one, words)));
}
