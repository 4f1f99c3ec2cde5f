using System.Collections.Immutable;
using WarmTransfer.Core.Alerts;
using WarmTransfer.Web.Alerts;

namespace WarmTransfer.Tests.Web.Floor;

/// <summary>Rules that a test sets.</summary>
internal sealed class SetRules(IEnumerable<AlertDefinition> rules) : IAlertRules
{
    public ImmutableArray<AlertDefinition> Now { get; set; } = [.. rules];
}
