namespace WarmTransfer.Benchmarks;

/// <summary>
/// Two commits measure one change each in turns, so that whatever else the machine does falls on both alike. <c>BENCHMARK_TURNS</c> names a file that both know, and then who this is and who the other: <c>/tmp/turn,now,before</c>.
/// Whose turn is first stands in the file. Without it, one measures alone.
/// </summary>
internal static class Turns
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(2), Patience = TimeSpan.FromMinutes(3);
    private static readonly string[]? Table = Environment.GetEnvironmentVariable("BENCHMARK_TURNS")?.Split(',');

    /// <summary>Ends when it is this one's turn.</summary>
    public static async Task Mine()
    {
        if (Table is not [var file, var me, _]) return;
        using var limit = new CancellationTokenSource(Patience);
        while (await File.ReadAllTextAsync(file, limit.Token) != me) await Task.Delay(Look, limit.Token);
    }

    /// <summary>It is the other's.</summary>
    public static void Pass()
    {
        if (Table is not [var file, var me, var other]) return;
        // At once: nobody reads half of a name.
        File.WriteAllText($"{file}.{me}", other);
        File.Move($"{file}.{me}", file, overwrite: true);
    }
}
