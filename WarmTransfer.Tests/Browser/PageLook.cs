using Microsoft.Playwright;
using WarmTransfer.Web.Languages;

namespace WarmTransfer.Tests.Browser;

/// <summary>Looks a page over, as it is just now: whether everybody can use it, no text is cut, and all of it is in its language.</summary>
internal sealed class PageLook(Language language)
{
    private readonly List<string> _faults = [];

    public async Task At(IPage page, string what)
    {
        _faults.AddRange((await (language == Language.English ? Axe.Faults(page) : Axe.FaultsBesidesColours(page))).Select(fault => $"{what}, {fault}"));
        foreach (var frame in page.Frames) await Read(frame, what);
    }

    public void HasFoundNothing() => Assert.True(_faults.Count == 0, string.Join(Environment.NewLine, _faults.Distinct()));

    private async Task Read(IFrame frame, string what)
    {
        _faults.AddRange((await frame.EvaluateAsync<string[]>(Cut)).Select(text => $"{what}: cut: {text}"));
        if (language == Language.English) return;
        _faults.AddRange((await frame.EvaluateAsync<string[]>(Said)).Where(EnglishText.Is).Select(text => $"{what}: in English: {text}"));
    }

    private const string Cut = """
        () => [...document.querySelectorAll('body *')].filter(one => one.checkVisibility() && !one.matches('.unseen') && one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1
            && /hidden|clip/.test(getComputedStyle(one).overflowX) && [...one.childNodes].some(child => child.nodeType === 3 && child.data.trim())).map(one => one.textContent.trim())
        """;

    private const string Said = """
        () => {
            const silent = 'script, style, code, kbd, option, [translate=no], [lang]:not(html)';
            const seen = [...document.querySelectorAll('body, body *')].filter(one => one.checkVisibility() && !one.closest(silent));
            return [...new Set(seen.flatMap(one => [
                ...[...one.childNodes].filter(child => child.nodeType === 3).map(child => child.data.trim()),
                ...['aria-label', 'title', 'placeholder', 'alt', 'aria-description'].map(name => one.getAttribute(name) ?? '')]).filter(text => text))];
        }
        """;
}
