namespace WarmTransfer.Web.Health;

/// <summary>Asks a running node whether it is ready, for places where there is nothing else to ask with.</summary>
internal static class HealthCommand
{
    public const string Name = "health";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static bool Handles(string[] args) => args is [Name, ..];

    /// <summary>The process's exit code: 0 when the node can serve.</summary>
    public static async Task<int> Run(string[] args, TextWriter output, TextWriter errors)
    {
        if (args is not [Name, var text] || !Uri.TryCreate(text, UriKind.Absolute, out var node)) return Fail(errors, $"Usage: dotnet WarmTransfer.Web.dll {Name} <address of the node>");
        try
        {
            using var http = new HttpClient { Timeout = Patience };
            using var answer = await http.GetAsync(new Uri(node, HealthEndpoints.Ready));
            await output.WriteLineAsync(await answer.Content.ReadAsStringAsync());
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
        {
            return Fail(errors, $"{node} does not answer: {fault.Message}");
        }
    }

    private static int Fail(TextWriter errors, string line)
    {
        errors.WriteLine(line);
        return 1;
    }
}
