using System.Text;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.People;
using WarmTransfer.Web.Teams;

namespace WarmTransfer.Tests.Web.People;

public sealed class PeopleCsvTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_written_is_read_again()
    {
        using var file = new MemoryStream();
        await PeopleCsv.Write(file, [
            Row("kim", new Person("=Kim, \"the\" 'Sales' – Ünal", Roles.Agent) { Team = "Night & day", Groups = Groups.Typed("b, a"), Skills = Skills.Typed("french=3, billing=10").Skills, Language = "ja" }),
            Row("pat", new Person("'=Pat", Roles.Supervisor), isDisabled: true)]);
        file.Position = 0;

        var read = await PeopleCsv.Read(file, Cancellation);

        Assert.Empty(read.Faults);
        Assert.Equal(
        [
            new CsvPerson(2, "kim", "=Kim, \"the\" 'Sales' – Ünal", "agent", "Night & day", "a; b", "billing=10; french=3", "no", "ja"),
            new CsvPerson(3, "pat", "'=Pat", "supervisor", "", "", "", "yes", ""),
        ], read.Lines);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@x")]
    [InlineData("'=x")]
    [InlineData("''@x")]
    [InlineData("'x")]
    [InlineData("x")]
    [InlineData("")]
    public void No_cell_is_a_formula_and_each_comes_back_as_it_was(string text)
    {
        Assert.False(PeopleCsv.Escape(text) is ['=' or '+' or '-' or '@', ..]);
        Assert.Equal(text, PeopleCsv.Unescape(PeopleCsv.Escape(text)));
    }

    [Theory]
    [InlineData("name,role\nkim,agent\n")]
    [InlineData("name;role\r\nkim;agent\r\n")]
    [InlineData("Name\tROLE\nkim\tagent")]
    [InlineData(" name , role \n\nkim, agent \n")]
    public async Task It_is_read_as_spreadsheets_save_it(string text)
    {
        var line = Assert.Single((await Read(text)).Lines);

        Assert.Equal(("kim", "agent"), (line.Name, line.Role));
        Assert.Null(line.Team);
    }

    [Theory]
    [InlineData("", 1, "The file is empty")]
    [InlineData("role\nagent", 1, "No column is called “name”")]
    [InlineData("name,password\nkim,x", 1, "No column is called “password”")]
    [InlineData("name,name\nkim,x", 1, "The column “name” is there twice")]
    [InlineData("name,role\n", 2, "There is nobody in the file")]
    [InlineData("name,role\nkim,ag\"ent\n", 2, "The quotes of this line")]
    public async Task A_file_that_is_none_says_what_is_wrong(string text, int line, string sentence)
    {
        var read = await Read(text);

        Assert.Empty(read.Lines);
        var fault = Assert.Single(read.Faults);
        Assert.Equal(line, fault.Line);
        Assert.StartsWith(sentence, fault.Sentence.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_encoding_is_said()
    {
        using var file = new MemoryStream(Encoding.Latin1.GetBytes("name,display name\nkim,Ünal"));

        Assert.StartsWith("It is not in UTF-8", Assert.Single((await PeopleCsv.Read(file, Cancellation)).Faults).Sentence.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PeopleCsv.MostLines, 0)]
    [InlineData(PeopleCsv.MostLines + 1, 1)]
    public async Task So_many_people_are_the_most(int lines, int faults) =>
        Assert.Equal(faults, (await Read("name\n" + string.Concat(Enumerable.Range(0, lines).Select(i => $"agent{i}\n")))).Faults.Length);

    private static async Task<CsvPeople> Read(string text)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await PeopleCsv.Read(file, Cancellation);
    }

    private static PersonRow Row(string name, Person person, bool isDisabled = false) =>
        new(name, name, person, isDisabled ? DateTimeOffset.UnixEpoch : null, false, SecondFactorState.None, null, IsDemo: false, null);
}
