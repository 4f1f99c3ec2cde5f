using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using WarmTransfer.Core.Routing;
using WarmTransfer.Simulator;
using WarmTransfer.Web.Alerts;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Cluster;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Keys;
using WarmTransfer.Web.Limits;
using WarmTransfer.Web.Observability;
using WarmTransfer.Web.OpenId;
using WarmTransfer.Web.Origins;
using WarmTransfer.Web.Retention;
using WarmTransfer.Web.Routing;
using WarmTransfer.Web.Sessions;
using WarmTransfer.Web.Softphone;
using WarmTransfer.Web.Twilio;
using WarmTransfer.Web.WhoCalls;

namespace WarmTransfer.Tests.House;

/// <summary>The settings as a Markdown table, made from the options types and their XML documentation.</summary>
internal static partial class SettingsTable
{
    public static string Text => string.Join('\n', ["| Setting | Default | Meaning |", "|---|---|---|", .. Rows]);

    private static IEnumerable<string> Rows =>
    [
        Row(nameof(TwilioOptions.PublicBaseUrl), new TwilioOptions(), nameof(TwilioOptions.PublicBaseUrl)),
        .. Section(TwilioOptions.Section, new TwilioOptions(), except: nameof(TwilioOptions.PublicBaseUrl)),
        .. Section(ListenOptions.Section, new ListenOptions()),
        .. Section(DatabaseOptions.Section, new DatabaseOptions()),
        .. Section(ClusterOptions.Section, new ClusterOptions()),
        .. Section(ObservabilityOptions.Section, new ObservabilityOptions()),
        .. Section(DeskOptions.Section, new DeskOptions()),
        .. Section($"{QueueOptions.Section}:0", new QueueOptions(), except: nameof(QueueOptions.Phrases)),
        .. Section($"{QueueOptions.Section}:0:{nameof(QueueOptions.Phrases)}", new Phrases()),
        .. Section(AlertOptions.Section, new AlertOptions()),
        .. Section(SessionOptions.Section, new SessionOptions()),
        .. Section(SignInOptions.Section, new SignInOptions()),
        .. Section(OpenIdOptions.Section, new OpenIdOptions()),
        .. Section(LimitOptions.Section, new LimitOptions()),
        .. Section(CustomerLookupOptions.Section, new CustomerLookupOptions()),
        .. Section(AuditOptions.Section, new AuditOptions()),
        .. Section(RetentionOptions.Section, new RetentionOptions()),
        .. Section(DemoOptions.Section, new DemoOptions()),
        .. Section(KeyOptions.Section, new KeyOptions()),
        Row("Softphone:AudioProcessing", new PhoneSettings(), nameof(PhoneSettings.AudioProcessing)),
        .. Section(SimulatorOptions.Section, new SimulatorOptions()),
    ];

    private static IEnumerable<string> Section(string section, object options, string? except = null) => options.GetType().GetProperties()
        .Where(property => property.CanWrite && property.Name != except)
        .Select(property => Row($"{section}:{property.Name}", options, property.Name));

    private static string Row(string setting, object options, string property)
    {
        var found = options.GetType().GetProperty(property)!.GetValue(options);
        var value = found is string[] list ? string.Join(", ", list) : found is IDictionary ? "" : Convert.ToString(found, CultureInfo.InvariantCulture);
        return $"| `{setting}` | {(value is "" ? "" : $"`{value}`")} | {Meaning(options.GetType(), property)} |";
    }

    private static string Meaning(Type type, string property)
    {
        var summary = Documentation(type.Assembly).Descendants("member").FirstOrDefault(member => member.Attribute("name")?.Value == $"P:{type.FullName}.{property}")?.Element("summary")
            ?? throw new InvalidOperationException($"{type.Name}.{property} has no XML documentation: say in one sentence what the setting means.");
        return White().Replace(string.Concat(summary.Nodes().Select(Markdown)), " ").Trim();
    }

    private static XDocument Documentation(Assembly assembly) => XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml"));

    private static string Markdown(XNode node) => node switch
    {
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" } see => $"`{see.Attribute("cref")!.Value.Split('.')[^1]}`",
        _ => node.ToString(),
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex White();
}
