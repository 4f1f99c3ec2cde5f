using System.Collections.Immutable;
using WarmTransfer.Core.Dispositions;
using WarmTransfer.Web.Administration;

namespace WarmTransfer.Web.Dispositions;

/// <summary>A set of dispositions as administrators keep it, and the queues that use it.</summary>
public sealed record DispositionSetting
{
    internal static readonly SettingKind<DispositionSetting> Kind = new("dispositions", DispositionRules.Check)
    {
        CheckChange = DispositionRules.CheckChange,
        CheckRemoval = (_, _) => [new FieldFault("", $"History refers to its dispositions, so that it stays. Take its queues off it instead.")],
    };

    public string Name { get; init; } = "";

    /// <summary>Ids of the queues that use it.</summary>
    public ImmutableArray<string> Queues { get => field.IsDefault ? [] : field; init; } = [];

    public DispositionSet Set { get => field ?? new(); init; } = new();
}
