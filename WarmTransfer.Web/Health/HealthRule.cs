namespace WarmTransfer.Web.Health;

/// <summary>From where on a figure is to be looked at, and what to do then.</summary>
/// <param name="Unit">Of the figure and of both bounds.</param>
/// <param name="Look">From here on: look at it.</param>
/// <param name="Act">From here on: act; infinite: never.</param>
/// <param name="HowToFix">Two or three sentences.</param>
public sealed record HealthRule(HealthFigure Figure, string Name, string Unit, double Look, double Act, string HowToFix)
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
    public string Say(double value) => $"{(Unit == "s" && value < 10 ? $"{value:0.00}" : $"{value:0}")} {Unit}";

    public string Say(Measured reading) => reading switch
    {
        { Applies: false } => "not used",
        { Value: { } value } => Say(value),
        _ => "none seen",
    };
}
