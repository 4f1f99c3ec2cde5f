using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using WarmTransfer.Analyzers;

namespace WarmTransfer.Tests.House;

/// <summary>What the compiler says of texts that people read, tried on one small screen, one script and their translations.</summary>
public sealed class LanguageAnalyzerTests
{
    private const string Words = "Words.ja.resx", Scripts = "Scripts.ja.resx", Script = "js/some.js";

    private static readonly ImmutableArray<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(file => MetadataReference.CreateFromFile(file))];

    [Fact]
    public async Task Where_every_text_is_translated_and_every_translation_said_nothing_is_said() => Assert.Empty(await Faults(
        """
        page.AddContent(0, T["Save"]);
        page.AddContent(1, T[$"{name} has {count} {count:plural:call|calls}"]);
        page.AddAttribute(2, "title", T[$"{name} has left"]);
        page.AddMarkupContent(3, "<b class=\"wide\">–</b> 12 kB");
        Log(Of(name).English);
        """,
        (Words, Resx(("Save", "保存"), ("{0} has {1} {2:plural:call|calls}", "{0}さんの通話は{1}件"), ("{0} has left", "{0}さんが退出しました"))),
        (Scripts, Resx(("Save", "保存"), ("It’s {0}", "{0}です"))),
        (Script, "say(t('Save'), t('It’s {0}', name));")));

    [Theory]
    [InlineData("Log(T[\"Cancel\"]);")]
    [InlineData("Log(T[$\"{name} is gone\"]);")]
    [InlineData("Log(T[$\"{count:plural:call|calls}\"]);")]
    [InlineData("Log(((Sentence)$\"Gone\").English);")]
    public async Task A_text_without_a_translation_is_WT0001(string code) => Assert.Equal(["WT0001 Screen.cs 1"], await Faults(code, (Words, Resx())));

    [Fact]
    public async Task A_scripts_text_is_translated_among_those_of_scripts_or_it_is_WT0001_on_its_line() => Assert.Equal(["WT0001 some.js 3"], await Faults(
        "Log(T[\"Cancel\"]);", (Words, Resx(("Cancel", "キャンセル"))), (Scripts, Resx(("Save", "保存"))), (Script, "import { t } from './words.js';\nsay(t('Save'));\nsay(t('Cancel'));\n")));

    [Theory]
    [InlineData("Log(T[name]);")]
    [InlineData("Log(T[\"Save \" + name]);")]
    public async Task A_text_that_is_not_known_before_is_WT0002(string code) => Assert.Equal(["WT0002 Screen.cs 1"], await Faults(code));

    [Theory]
    [InlineData("t(name)")]
    [InlineData("t(`Save`)")]
    [InlineData("t('Save' + name)")]
    [InlineData("t(late ? 'Save' : 'Keep')")]
    public async Task Nor_can_a_script_ask_for_anything_but_a_literal(string said) => Assert.Equal(["WT0002 some.js 1"], await Faults("", (Script, $"say({said});")));

    [Theory]
    [InlineData("page.AddContent(0, \"Save\");")]
    [InlineData("page.AddContent(0, count == 1 ? \"one\" : name);")]
    [InlineData("page.AddMarkupContent(0, \"<p><b>12</b> Save it</p>\");")]
    [InlineData("page.AddMarkupContent(0, \"<p aria-label=\\\"Save it\\\"></p>\");")]
    [InlineData("page.AddAttribute(0, \"title\", \"Save\");")]
    public async Task A_text_in_markup_is_WT0003(string code) => Assert.Equal(["WT0003 Screen.cs 1"], await Faults(code));

    [Theory]
    [InlineData("page.AddContent(0, (object)Of(name));")]
    [InlineData("Log($\"{Of(name)}\");")]
    public async Task A_sentence_that_is_shown_as_it_stands_is_WT0004(string code) => Assert.Equal(["WT0004 Screen.cs 1"], await Faults(code));

    [Fact]
    public async Task A_translation_that_nothing_says_is_WT0005_and_one_of_scripts_that_no_script_says() => Assert.Equal(["WT0005 Scripts.ja.resx 2", "WT0005 Words.ja.resx 3"], await Faults(
        "Log(T[\"Save\"]);", (Words, Resx(("Save", "保存"), ("Keep", "保持"))), (Scripts, Resx(("Save", "保存"), ("Keep", "保持"))), (Script, "say(t('Keep'));")));

    [Theory]
    [InlineData("{0} has left", "退出しました")]
    [InlineData("{0} has left", "{0}さんが{1}に退出しました")]
    [InlineData("{0} has left", "{0", "{0}さん")]
    [InlineData("{0} has left", "{0}さん", "{0}さん")]
    public async Task A_translation_with_other_parts_or_a_second_one_is_WT0006(string key, params string[] texts) =>
        Assert.Equal("WT0006", Assert.Single((await Faults("Log(T[$\"{name} has left\"]);", (Words, Resx([.. texts.Select(text => (key, text))])))).Select(fault => fault.Split(' ')[0]).Distinct()));

    [Fact]
    public async Task An_empty_translation_is_WT0006() => Assert.Equal(["WT0006 Words.ja.resx 2"], await Faults("Log(T[\"Save\"]);", (Words, Resx(("Save", " ")))));

    [Fact]
    public async Task What_pages_and_scripts_both_say_they_say_alike_or_it_is_WT0006() => Assert.Equal(["WT0006 Scripts.ja.resx 2"], await Faults(
        "Log(T[\"Save\"]);", (Words, Resx(("Save", "保存"))), (Scripts, Resx(("Save", "セーブ"))), (Script, "say(t('Save'));")));

    [Theory]
    [InlineData("// t('Save')")]
    [InlineData("/* t('Save')\n t('Save') */")]
    [InlineData("say('t(', \"t('Save')\");")]
    [InlineData("say(`t('Save')`);")]
    [InlineData("say(/t('Save')[/']/);")]
    [InlineData("set('Save'), it.t('Save'), $t('Save');")]
    public async Task What_is_no_question_of_a_script_says_nothing(string script) => Assert.Equal(["WT0005 Scripts.ja.resx 2"], await Faults("", (Scripts, Resx(("Save", "保存"))), (Script, script)));

    [Theory]
    [InlineData("say(`it's ${list.map(one => `${one} ${t('Save')}`)} ${'}'}`);")]
    [InlineData("say(half / 2, t( 'Save' , 1) / 2);")]
    [InlineData("say(name.replace(/[/'`]/g, ''), t('Save'));")]
    [InlineData("// it's said\nsay({ a: { b: \"it's\" } }, t(\"Save\"));")]
    public async Task What_is_one_is_found_wherever_it_stands(string script) => Assert.Empty(await Faults("", (Scripts, Resx(("Save", "保存"))), (Script, script)));

    [Fact]
    public async Task An_apostrophe_in_a_scripts_text_is_part_of_it() => Assert.Empty(await Faults("", (Scripts, Resx(("It's here", "あります"))), (Script, @"say(t('It\'s here'));")));

    [Fact]
    public async Task What_others_have_written_is_not_looked_at() => Assert.Empty(await Faults("", ("wwwroot/lib/theirs.js", "t(name)"), ("wwwroot/words.txt", "t(name)")));

    private static string Resx(params (string Key, string Text)[] texts) =>
        $"<root>\n{string.Concat(texts.Select(one => $"<data name=\"{one.Key}\"><value>{one.Text}</value></data>\n"))}</root>";

    // What the rules look at in the product, and what the pieces of code above speak of.
    private const string Given = """
        global using Microsoft.AspNetCore.Components.Rendering;
        global using WarmTransfer.Core;
        global using static Given;

        internal sealed class Words
        {
            public string this[string text] => text;
            public string this[Sentence sentence] => sentence.English;
        }

        internal static class Given
        {
            public static readonly RenderTreeBuilder page = new();
            public static readonly Words T = new();
            public static string name = "";
            public static int count;
            public static Sentence Of(string who) => $"{who}";
            public static void Log(string text) { }
        }
        """;

    private static async Task<string[]> Faults(string code, params (string Path, string Text)[] files)
    {
        var compilation = Compile(code);
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(fault => fault.Severity is DiagnosticSeverity.Error));
        var options = new AnalyzerOptions([.. files.Select(file => new Written(file.Path, file.Text))]);
        var faults = await compilation.WithAnalyzers([new LanguageAnalyzer()], options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. faults.Select(Place).Order(StringComparer.Ordinal)];
    }

    private static CSharpCompilation Compile(string code) => CSharpCompilation.Create(
        "screen", [CSharpSyntaxTree.ParseText($"class Screen {{ void Draw() {{ {code} }} }}", path: "Screen.cs"), CSharpSyntaxTree.ParseText(Given, path: "Given.cs")], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private static string Place(Diagnostic fault) => string.Create(CultureInfo.InvariantCulture, $"{fault.Id} {Path.GetFileName(fault.Location.GetLineSpan().Path)} {fault.Location.GetLineSpan().StartLinePosition.Line + 1}");

    private sealed class Written(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
