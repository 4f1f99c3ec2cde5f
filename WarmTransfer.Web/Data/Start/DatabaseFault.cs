namespace WarmTransfer.Web.Data.Start;

/// <summary>Why the database cannot be used, and whether waiting may help, as for a server that is only just starting.</summary>
internal sealed record DatabaseFault(string Problem, string Remedy, bool MayPass = false)
{
    private const string Setting = "Database:ConnectionString";

    /// <summary>Mended by another connection string.</summary>
    public static DatabaseFault Mend(string problem, string example, bool mayPass = false) =>
        new(problem, SettingFault.Mend(Setting, problem, example).Remedy, mayPass);

    public StartupFault ToStartupFault() => new([new SettingFault(Setting, Problem, Remedy).ToString()]);
}
