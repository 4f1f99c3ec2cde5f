using System.Globalization;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web.Alerts;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Cluster;
using WarmTransfer.Web.Customers;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Data.Backup;
using WarmTransfer.Web.Health;
using WarmTransfer.Web.Keys;
using WarmTransfer.Web.Limits;
using WarmTransfer.Web.Observability;
using WarmTransfer.Web.OpenId;
using WarmTransfer.Web.Origins;
using WarmTransfer.Web.Retention;
using WarmTransfer.Web.Routing;
using WarmTransfer.Web.Telephone;
using WarmTransfer.Web.Twilio;
using WarmTransfer.Web.WhoCalls;
using SessionOptions = WarmTransfer.Web.Sessions.SessionOptions;

namespace WarmTransfer.Web;

/// <summary>What can be answered from the command line's words alone, before anything is configured.</summary>
internal static class CommandLine
{
    private static readonly (string Section, object Options)[] Settings =
    [
        (TwilioOptions.Section, new TwilioOptions()), (DatabaseOptions.Section, new DatabaseOptions()), (DeskOptions.Section, new DeskOptions()),
        ($"{QueueOptions.Section}:0", new QueueOptions()), ($"{QueueOptions.Section}:0:{nameof(QueueOptions.Phrases)}", new Phrases()),
        (AlertOptions.Section, new AlertOptions()), (ClusterOptions.Section, new ClusterOptions()), (ObservabilityOptions.Section, new ObservabilityOptions()), (SessionOptions.Section, new SessionOptions()),
        (SignInOptions.Section, new SignInOptions()), (OpenIdOptions.Section, new OpenIdOptions()), (LimitOptions.Section, new LimitOptions()), (CustomerLookupOptions.Section, new CustomerLookupOptions()), (DemoOptions.Section, new DemoOptions()), (ListenOptions.Section, new ListenOptions()), (AuditOptions.Section, new AuditOptions()), (KeyOptions.Section, new KeyOptions()), (RetentionOptions.Section, new RetentionOptions()),
    ];

    /// <summary>Our own sections; of a list the type of its entries.</summary>
    internal static IEnumerable<(string Name, Type Options)> Sections => Settings.Where(section => !section.Section.Contains(":0:", StringComparison.Ordinal))
        .Select(section => section.Options is QueueOptions ? (QueueOptions.Section, typeof(QueueOptions[])) : (section.Section, section.Options.GetType()));

    private static string Help =>
        $"""
        Usage: dotnet WarmTransfer.Web.dll [command] [--<setting> <value> …]

        Without a command the console starts.

        Commands:
        {string.Join(Environment.NewLine, UserCommands.All.Select(command => $"  {command.Name} {command.Arguments}{Environment.NewLine}      {command.Does}"))}
          {Program.Migrate}
              Brings the database to this version, and ends. Start-up does the same unless Database:MigrateAtStart is off.
          {BackupCommand.Name} <file to write>
              Writes a copy of the SQLite database while the console runs.
          {HealthCommand.Name} <address of a node>
              Says whether that node can serve; exit code 0 when it can.
          {VerifyAuditCommand.Name} [--after <line>] [--holds <hash>]
              Holds the audit against its seals; exit code 0 when nothing was changed or removed.
          {RotateKeysCommand.Name}
              Revokes the keys of cookies and tickets, makes a new one and signs everybody out. Restart all nodes after it.
          {NumberCommands.Erase} <number> --reason "<why>"
              Erases a number and what people wrote in its calls; exit code 0 when it is done.
          {NumberCommands.Export} <number>
              Writes what is kept about a number as JSON.
          {TwilioCommand.Name} {TwilioCommand.Setup} [--apply] [--take-over] [--no-call] [--number <number>] [--fallback <address>]
              Says what has to be written at Twilio for calls to come here, writes it with --apply, and checks; exit code 0 when all is well.
          {TwilioCommand.Name} {TwilioCommand.MakeKey}
              Makes an API key with account sid and auth token, and shows its secret once.

        Settings, also as environment variables with __ instead of : (the README says what each means):
          --urls
        {string.Join(Environment.NewLine, Settings.SelectMany(section => Lines(section.Section, section.Options)))}
        """;

    /// <summary>The process's exit code; null when the program has to start for it.</summary>
    public static int? Answer(string[] args, TextWriter output, TextWriter errors)
    {
        if (args.Any(arg => arg is "--help" or "-h" or "-?")) return Say(output, 0, Help);
        return args is [[not ('-' or '/'), ..] word, ..] && !word.Contains('=') && !UserCommands.Handles(args) && !Program.IsMigrate(args) && !BackupCommand.Handles(args) && !HealthCommand.Handles(args) && !VerifyAuditCommand.Handles(args) && !RotateKeysCommand.Handles(args) && !NumberCommands.Handles(args) && !TwilioCommand.Handles(args)
            ? Say(errors, 1, $"There is no command '{word}'.", "", Help)
            : null;
    }

    private static int Say(TextWriter writer, int code, params string[] lines)
    {
        foreach (var line in lines) writer.WriteLine(line);
        return code;
    }

    private static IEnumerable<string> Lines(string section, object options) =>
        from property in options.GetType().GetProperties()
        where property.CanWrite && (property.PropertyType.IsValueType || property.PropertyType == typeof(string))
        let name = property.Name == nameof(TwilioOptions.PublicBaseUrl) ? property.Name : $"{section}:{property.Name}"
        let value = Convert.ToString(property.GetValue(options), CultureInfo.InvariantCulture)
        select value is null or "" ? $"  --{name}" : $"  --{name} {value}";
}
