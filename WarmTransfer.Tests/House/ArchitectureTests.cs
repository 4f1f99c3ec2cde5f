using System.Text.RegularExpressions;
using WarmTransfer.Simulator;

namespace WarmTransfer.Tests.House;

/// <summary>The rules of the house. Each first makes sure that it looks at something.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly string[] ScreenFolders = ["Console", "Floor", "Shell", "SignIn", "Softphone"];

    private static readonly string[] Rules = ["Agents", "Alerts", "Calls", "Dispositions", "Figures", "Hours", "Leads", "Routing"];

    [Fact]
    public void The_core_uses_Twilios_own_package_and_two_that_know_time_zones_and_holidays() =>
        Assert.Equal(["NodaTime", "PublicHoliday", "Twilio"], Package().Matches(Sources.Text("WarmTransfer.Core/WarmTransfer.Core.csproj")).Select(package => package.Groups[1].Value));

    // What is not imported everywhere has to be named by whoever uses it, so looking for the names is enough.
    [Fact]
    public void The_rules_know_nothing_of_Twilios_library_have_no_clock_no_chance_and_no_way_out()
    {
        Assert.All(["System.IO", "System.Net.Http", "System.Threading", "System.Threading.Tasks"], name =>
            Assert.Contains($"<Using Remove=\"{name}\" />", Sources.Text("WarmTransfer.Core/WarmTransfer.Core.csproj"), StringComparison.Ordinal));
        Assert.All(Rules, folder => NoneMatches(
            Sources.In($"WarmTransfer.Core/{folder}"), "namespace WarmTransfer.Core." + folder,
            "Core.Twilio", "DateTime.Now", "UtcNow", "TimeProvider", "Random", "Guid.NewGuid", "System.Net", "System.IO", "System.Threading", "Stopwatch", "Console.", "Environment."));
    }

    [Fact]
    public void Twilios_library_is_named_in_one_folder()
    {
        Assert.Contains(Sources.In("WarmTransfer.Core/Twilio"), source => source.Matching(IsOfTwilio).Any());
        Source[] others =
        [
            .. Rules.SelectMany(folder => Sources.In($"WarmTransfer.Core/{folder}")), .. Sources.In("WarmTransfer.Web", ".cs", ".razor"),
            .. Sources.In("WarmTransfer.Simulator"), .. Sources.In("WarmTransfer.Tests"), .. Sources.In("WarmTransfer.Benchmarks"),
        ];
        Assert.Empty(others.SelectMany(source => source.Matching(IsOfTwilio)));
        Assert.DoesNotContain(typeof(SimulatorApp).Assembly.GetReferencedAssemblies(), name => name.Name == "Twilio");

        static bool IsOfTwilio(string line) => TwilioLibrary().IsMatch(line);
    }

    [Fact]
    public void The_simulator_knows_nothing_of_ours()
    {
        NoneMatches(Sources.In("WarmTransfer.Simulator"), "WarmTransfer.Simulator", "WarmTransfer.Core", "WarmTransfer.Web");
        Assert.DoesNotContain(typeof(SimulatorApp).Assembly.GetReferencedAssemblies(), name => name.Name!.StartsWith("WarmTransfer", StringComparison.Ordinal));
    }

    [Fact]
    public void The_simulator_is_named_in_one_file_and_nothing_is_compiled_against_it()
    {
        Assert.DoesNotContain(typeof(Program).Assembly.GetReferencedAssemblies(), name => name.Name == "WarmTransfer.Simulator");
        Assert.Equal(["WarmTransfer.Web/LocalNetwork.cs"], Sources.In("WarmTransfer.Web", ".cs", ".razor")
            .Where(source => source.Matching(line => line.Contains("WarmTransfer.Simulator", StringComparison.Ordinal)).Any()).Select(source => source.Path));
    }

    [Fact]
    public void Screens_never_see_the_database_the_outbox_or_Twilio()
    {
        Source[] screens = [.. ScreenFolders.SelectMany(folder => Sources.In($"WarmTransfer.Web/{folder}", ".cs", ".razor"))];
        NoneMatches(screens, "WarmTransfer.Web.Calls", "WarmTransfer.Web.Data", "WarmTransfer.Web.Outbox", "Microsoft.EntityFrameworkCore");
        NoneMatches([.. screens.Where(screen => !screen.Path.EndsWith("SoftphoneServices.cs", StringComparison.Ordinal))], "WarmTransfer.Web.Calls", "WarmTransfer.Web.Twilio", "WarmTransfer.Core.Twilio");
        Assert.DoesNotContain("WarmTransfer.Web.Data", Sources.Text("WarmTransfer.Web/_Imports.razor"), StringComparison.Ordinal);
    }

    [Fact]
    public void Time_comes_from_a_TimeProvider()
    {
        Source[] sources = [.. Sources.In("WarmTransfer.Core"), .. Sources.In("WarmTransfer.Web", ".cs", ".razor")];
        NoneMatches(sources, "clock.GetUtcNow()", "DateTimeOffset.UtcNow", "DateTimeOffset.Now", "DateTime.UtcNow", "DateTime.Now", "Thread.Sleep");
        string[] delays = [.. sources.SelectMany(source => source.Matching(line => line.Contains("Task.Delay(", StringComparison.Ordinal)))];
        Assert.NotEmpty(delays);
        Assert.All(delays, delay => Assert.Matches(@"Task\.Delay\([^,]+, (clock|time)\b", delay));
    }

    [Fact]
    public void A_file_is_one_idea_of_at_most_350_lines()
    {
        Source[] files = [.. Projects.SelectMany(project => Sources.In(project, ".cs", ".razor", ".js", ".css")).Where(file => !file.Path.Contains("/wwwroot/lib/", StringComparison.Ordinal))];
        Assert.True(files.Length > 100);
        Assert.DoesNotContain(files, file => file.Lines.Length > 350);
    }

    [Fact]
    public void No_test_is_skipped_unless_this_machine_lacks_the_server_that_it_needs_or_it_is_a_rare_story()
    {
        var tests = Sources.In("WarmTransfer.Tests");
        Assert.Contains(tests, file => file.Lines.Any(line => line.Contains("[Fact", StringComparison.Ordinal)));
        Assert.Empty(tests.Where(file => file.Path != "WarmTransfer.Tests/Needs.cs").SelectMany(file => file.Matching(Skipped().IsMatch)));
    }

    private static string[] Projects => ["WarmTransfer.Core", "WarmTransfer.Web", "WarmTransfer.Analyzers", "WarmTransfer.Simulator", "WarmTransfer.Tests"];

    private static void NoneMatches(Source[] sources, string expected, params string[] forbidden)
    {
        Assert.Contains(sources, source => source.Matching(line => line.Contains(expected, StringComparison.Ordinal)).Any());
        Assert.Empty(sources.SelectMany(source => source.Matching(line => forbidden.Any(word => line.Contains(word, StringComparison.Ordinal)))));
    }

    [GeneratedRegex("PackageReference Include=\"([^\"]+)\"")]
    private static partial Regex Package();

    [GeneratedRegex(@"^\s*@?using (static )?Twilio\.|global::[T]wilio")]
    private static partial Regex TwilioLibrary();

    [GeneratedRegex(@"\[(Fact|Theory)\([^)]*Skip|Assert\.Skip|[S]kipException")]
    private static partial Regex Skipped();
}
