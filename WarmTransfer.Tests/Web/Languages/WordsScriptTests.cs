using WarmTransfer.Tests.Web.Quality;

namespace WarmTransfer.Tests.Web.Languages;

/// <summary>What scripts say in the language of their page.</summary>
public sealed class WordsScriptTests
{
    private const string Module = "WarmTransfer.Web/wwwroot/js/words.js", Wall = "WarmTransfer.Web/wwwroot/js/wallboard-words.js";

    [Theory]
    [InlineData("t('Saved')", "保存済み")]
    [InlineData("t('{0} sees {1}', 'Ann', 3)", "3、Ann")]
    [InlineData("t('{0} sees {1}', '{1}', '$&')", "$&、{1}")]
    [InlineData("t('Nobody has translated {0}', 'this')", "Nobody has translated this")]
    public async Task A_text_is_said_in_the_language_of_the_page_with_its_parts_where_that_has_them(string said, string heard) =>
        Assert.Equal(heard, await Script.Run(Module, $"console.log({said});", Page("ja", """{ "Saved": "保存済み", "{0} sees {1}": "{1}、{0}" }""")));

    [Fact]
    public async Task An_English_page_brings_no_texts_and_says_what_stands_in_the_script() =>
        Assert.Equal("Ann sees 3", await Script.Run(Module, "console.log(t('{0} sees {1}', 'Ann', 3));", Page("en")));

    [Theory]
    [InlineData("ja", "ja false")]
    [InlineData("en", "undefined true")]
    [InlineData("", "undefined true")]
    public async Task Dates_are_those_of_the_pages_language_and_in_English_the_browsers_own(string language, string locale) =>
        Assert.Equal(locale, await Script.Run(Module, "console.log(locale, isEnglish);", Page(language)));

    [Theory]
    [InlineData("{ kind: 'talking', state: 'Talking' }", "Talking", "Talking.")]
    [InlineData("{ kind: 'diallingIn', state: 'Talking, ringing Bea', transfer: { step: 'ringing', toName: 'Bea' } }", "Talking, ringing Bea", "Talking, ringing Bea.")]
    [InlineData("{ kind: 'consulting', state: 'Customer on hold, connecting Bea', transfer: { step: 'answered', toName: 'Bea' }, holdSince: 'now' }", "Customer on hold, connecting Bea", "Customer on hold, connecting Bea.")]
    [InlineData("{ kind: 'consulting', state: 'In private with Bea, customer on hold', transfer: { step: 'joined', toName: 'Bea' }, holdSince: 'now' }", "In private with Bea, customer on hold", "In private with Bea, customer on hold.")]
    [InlineData("{ kind: 'consulting', state: 'With the customer, Bea on hold', transfer: { step: 'joined', toName: 'Bea' } }", "With the customer, Bea on hold", "With the customer, Bea on hold.")]
    [InlineData("{ kind: 'inFlow', state: 'in Main menu: Department' }", "in Main menu: Department", "In a flow.")]
    [InlineData("{ kind: 'threeWay', state: 'Of a server that leaves the transfer out' }", "Of a server that leaves the transfer out", "Of a server that leaves the transfer out")]
    [InlineData("{ kind: 'newerThanThis', state: 'Something new' }", "Something new", "Something new")]
    public async Task The_wall_says_of_a_call_what_the_server_does_in_English_and_makes_it_of_the_codes_in_another_language(string call, string english, string other)
    {
        Assert.Equal(english, await Script.Run(Wall, $"console.log(callWords({call}));", Page("en")));
        Assert.Equal(other, await Script.Run(Wall, $"console.log(callWords({call}));", Page("xx", Dotted)));
    }

    [Theory]
    [InlineData("agentWords({ state: 'away', words: 'Away: Lunch' })", "Away: Lunch..")]
    [InlineData("agentWords({ state: 'away', words: 'Away: constructor' })", "Away: constructor.")]
    [InlineData("agentWords({ state: 'dancing', words: 'Dancing' })", "Dancing")]
    [InlineData("waitWords({ kind: 'offered', state: 'Ringing Ann', agent: 'a1' }, new Map([['a1', { name: 'Ann' }]]))", "Ringing Ann.")]
    [InlineData("waitWords({ kind: 'offered', state: 'Ringing 3 agents' }, new Map())", "Ringing several agents.")]
    [InlineData("alertWords({ rule: 'longWait', text: 'A customer has waited for more than 60 s in Sales' })", "A customer has waited too long.")]
    [InlineData("alertWords({ rule: 'newerThanThis', text: 'Something new' })", "Something new")]
    [InlineData("supervisorWords({ mode: 'whisper', name: 'Ann', state: 'Whispering' })", "Ann: Whispering.")]
    [InlineData("queueWords({ id: 'sales', name: 'Sales' })", "Sales")]
    [InlineData("queueWords({ id: '*', name: 'All queues' })", "All queues.")]
    [InlineData("callerWords('…0123')", "…0123")]
    [InlineData("callerWords('Anonymous caller')", "Anonymous caller.")]
    public async Task What_else_is_on_the_wall_is_said_in_its_language_and_names_stay_as_they_are(string said, string heard) =>
        Assert.Equal(heard, await Script.Run(Wall, $"console.log({said});", Page("xx", Dotted)));

    // A language that says everything with a full stop behind.
    private const string Dotted = """{ "Talking": "Talking.", "Talking, ringing {0}": "Talking, ringing {0}.", "Customer on hold, connecting {0}": "Customer on hold, connecting {0}.", "In private with {0}, customer on hold": "In private with {0}, customer on hold.", "With the customer, {0} on hold": "With the customer, {0} on hold.", "In a flow": "In a flow.", "Away: {0}": "Away: {0}.", "Lunch": "Lunch.", "Ringing {0}": "Ringing {0}.", "Ringing several agents": "Ringing several agents.", "A customer has waited too long": "A customer has waited too long.", "{0}: Whispering": "{0}: Whispering.", "All queues": "All queues.", "Anonymous caller": "Anonymous caller." }""";

    private static string Page(string language, string? words = null) =>
        $"globalThis.document = {{ documentElement: {{ lang: '{language}' }}, getElementById: () => {(words is null ? "null" : $"({{ textContent: {System.Text.Json.JsonSerializer.Serialize(words)} }})")} }};";
}
