namespace WarmTransfer.Tests.Web.Quality;

/// <summary>How the phone judges a call's sound, and what it tells the server.</summary>
public sealed class QualityScriptTests
{
    private const string Module = "WarmTransfer.Web/wwwroot/js/quality.js";

    /// <summary>Scores and for how many seconds, one sample a second; and when the judgement changes.</summary>
    [Theory]
    [InlineData("4.2*60", "")]
    [InlineData("4.2*5 3.4*10", "")]
    [InlineData("4.2*5 3.4*11", "poor@15")]
    [InlineData("3.5*60", "")]
    [InlineData("4.2*5 2.0*9 4.2*1 2.0*10", "")]
    [InlineData("2.0*11 4.2*10", "poor@10")]
    [InlineData("2.0*11 4.2*11", "poor@10 good@21")]
    [InlineData("2.0*11 4.2*9 2.0*1 4.2*10", "poor@10")]
    [InlineData("2.0*6 null*6 2.0*6", "")]
    [InlineData("2.0*6 null*3 2.0*6", "poor@10")]
    [InlineData("99*30 0*30 -1*30", "")]
    public async Task Ten_seconds_on_end_make_it_poor_and_ten_make_it_good_again(string scores, string changes) => Assert.Equal(changes, await Script.Run(Module, Series(scores) + """
        const quality = new Quality();
        console.log(series.flatMap((score, second) => quality.sample(score, second * 1000) ? [`${quality.poor ? 'poor' : 'good'}@${second}`] : []).join(' '));
        """));

    [Fact]
    public async Task The_whole_leg_is_summed_up() => Assert.Equal("2 3.375 15 5", await Script.Run(Module, Series("2.0*11 4.75*5") + """
        const quality = new Quality();
        series.slice(0, 16).forEach((score, second) => quality.sample(score, second * 1000));
        console.log(quality.worst, (11 * 2 + 5 * 4.75) / 16 === quality.mean ? 3.375 : quality.mean, quality.seconds, quality.poorSeconds);
        """));

    [Fact]
    public async Task A_tab_that_was_frozen_has_measured_nothing_meanwhile() => Assert.Equal("false 6", await Script.Run(Module, """
        const quality = new Quality();
        for (const second of [0, 1, 2, 3, 60, 61, 62, 63]) quality.sample(2, second * 1000);
        console.log(quality.poor, quality.seconds);
        """));

    /// <summary>What is sent, and when; the end is at the last second.</summary>
    [Theory]
    [InlineData("4.2*30", "", "good@3 good@end")]
    [InlineData("4.2*70", "", "good@3 good@63 good@end")]
    [InlineData("4.2*6 2.0*20 4.2*20", "", "good@3 poor@16 good@36 good@end")]
    [InlineData("4.2*20", "4,5", "good@3 good@end")]
    [InlineData("4.2*20", "3,4,5,6,7", "good@8 good@end")]
    [InlineData("4.2*3", "", "")]
    [InlineData("null*30", "", "")]
    public async Task The_server_hears_of_the_beginning_of_changes_and_of_the_end(string scores, string deaf, string told) => Assert.Equal(told, await Script.Run(Module, Series(scores) + $$"""
        const deaf = [{{deaf}}];
        let second = 0, sample;
        const told = [];
        const call = { parameters: { CallSid: 'CA1' }, on: (name, act) => { if (name === 'sample') sample = act; } };
        const send = report => {
            if (deaf.includes(second)) throw new Error('cut off');
            told.push(`${report.poor ? 'poor' : 'good'}@${second}`);
        };
        const reporter = new QualityReporter(call, async report => send(report), report => told.push(`${report.poor ? 'poor' : 'good'}@end`), () => second * 1000);
        for (const score of series) {
            sample({ mos: score });
            await new Promise(resolve => setImmediate(resolve));
            second++;
        }
        reporter.end();
        reporter.end();
        console.log(told.join(' '));
        """));

    private static string Series(string scores) =>
        $"const series = '{scores}'.split(' ').flatMap(part => Array.from({{ length: Number(part.split('*')[1]) }}, () => part.startsWith('null') ? null : Number(part.split('*')[0])));\n";
}
