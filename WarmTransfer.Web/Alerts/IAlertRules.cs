using System.Collections.Immutable;
using WarmTransfer.Core.Alerts;

namespace WarmTransfer.Web.Alerts;

/// <summary>The rules that administrators have made.</summary>
internal interface IAlertRules
{
    /// <summary>All of them, also those that are switched off; the same array until one has changed.</summary>
    ImmutableArray<AlertDefinition> Now { get; }
}
