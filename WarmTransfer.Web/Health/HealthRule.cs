using WarmTransfer.Core;

namespace WarmTransfer.Web.Health;

/// <summary>From where on a figure is to be looked at, and what to do then.</summary>
/// <param name="Unit">Of the figure and of both bounds.</param>
/// <param name="Look">From here on: look at it.</param>
/// <param name="Act">From here on: act; infinite: never.</param>
/// <param name="HowToFix">Two or three sentences.</param>
public sealed record HealthRule(HealthFigure Figure, Sentence Name, string Unit, double Look, double Act, Sentence HowToFix)
{
    /// <summary>How it stands when nothing was seen where something should be.</summary>
    public HealthState Unseen { get; init; } = HealthState.Good;

    public HealthState Judge(Measured reading) => reading switch
    {
        { Applies: false } => HealthState.Good,
        { Value: null } => Unseen,
        { Value: { } value } when value >= Act => HealthState.Act,
        { Value: { } value } when value >= Look => HealthState.Look,
        _ => HealthState.Good,
    };

    /// <summary>A value with its unit.</summary>
    public Sentence Say(double value) => Unit switch
    {
        HealthUnit.Seconds => value < 10 ? (Sentence)$"{value:0.00} s" : $"{value:0} s",
        HealthUnit.InTenMinutes => $"{value:0} in 10 min",
        HealthUnit.Changes => $"{value:0} changes",
        HealthUnit.Nodes => $"{value:0} silent",
        HealthUnit.Hours => $"{value:0} h",
        _ => throw new InvalidOperationException($"{Unit} is not a unit that is known here."),
    };

    public Sentence Say(Measured reading) => reading switch
    {
        { Applies: false } => $"not used",
        { Value: { } value } => Say(value),
        _ => $"none seen",
    };
}

/// <summary>What figures are counted in; the handbook has the same words.</summary>
internal static class HealthUnit
{
    public const string Seconds = "s", InTenMinutes = "in 10 min", Changes = "changes", Nodes = "silent", Hours = "h";
}
